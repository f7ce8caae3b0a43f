"""Data sets of others: read in our terms, kept to the byte, never lost for one bad line."""

import csv
import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from fakes import SAMPLES, drill, event, killed, sample
from hypothesis import given
from hypothesis import strategies as st

from whowhom.export import Account, layout, lines_of, of_event
from whowhom.export.cells import csv_line, read_lines, write_line
from whowhom.store import StoreError, open_store
from whowhom.store.outside.rows import Brought

HELP, WORDS, HARM = "material-cooperation", "verbal-cooperation", "material-conflict"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb") as opened:
        yield opened


def bring(store, path, form, name=None):
    bad = []
    return store.import_file(path, form, name, on_problem=bad.append), [problem.message for problem in bad]


def given_out(store, form, name=None):
    out = io.BytesIO()
    store.export(form, out, dataset=name or form)
    return out.getvalue()


def told(store, columns):
    return [tuple(row.values()) for row in store.sql(f"SELECT {columns} FROM outside ORDER BY row")]


@pytest.mark.parametrize("form", SAMPLES)
def test_a_data_set_goes_out_as_it_came_in(store, form):
    count = len(sample(form).read_text(encoding="utf-8").splitlines()) - layout(form).header
    assert bring(store, sample(form), form) == (Brought(count, count, 0, 0), [])
    assert given_out(store, form) == sample(form).read_bytes()
    assert bring(store, sample(form), form) == (Brought(count, 0, count, 0), [])


@pytest.mark.parametrize("form", SAMPLES)
def test_export_import_export_is_identical(store, form, tmp_path):
    acts = [of_event(record) for record in (drill(), event(casualties=[killed(3)]), drill(id="evt_2"))]
    path = tmp_path / "own"
    path.write_text("".join(lines_of(acts, form, Account())), encoding="utf-8")
    account, bad = bring(store, path, form)
    assert account.added == account.read >= 1
    assert not bad
    assert given_out(store, form) == path.read_bytes()


@pytest.mark.parametrize(
    ("form", "row", "right"),
    [
        ("gdelt", 1, (date(2018, 11, 25), ["RUS"], ["UKR"], "ASSAULT", None, "190", HARM, 36.47, 45.36)),
        ("gdelt", 2, (date(2019, 6, 9), ["HKG"], ["HKG"], "PROTEST", "demo", "141", HARM, 114.167, 22.25)),
        ("icews", 0, (date(2022, 11, 30), ["RUS"], ["CHN"], "COOPERATE", None, "062", HELP, None, None)),
        ("icews", 2, (date(2018, 6, 12), [], ["PSE"], "SUPPORT", None, "051", WORDS, None, None)),
        ("polecat", 1, (date(2018, 11, 25), ["RUS"], ["UKR"], "COERCE", "seize", None, HARM, 36.47, 45.36)),
        ("acled", 0, (date(2022, 3, 9), ["RUS"], ["UKR"], "ASSAULT", "aerial", None, HARM, 37.5434, 47.0971)),
        ("acled", 1, (date(2019, 6, 9), ["HKG"], [], "PROTEST", None, None, HARM, 114.167, 22.25)),
        ("ged", 0, (date(2022, 3, 1), ["RUS"], ["UKR"], "ASSAULT", None, None, HARM, 36.23, 49.99)),
        ("ged", 1, (date(2022, 6, 18), ["MLI"], ["MLI"], "ASSAULT", None, None, HARM, -3.6, 13.7)),
        ("mme", 0, (date(2018, 9, 11), ["CHN", "MNG", "RUS"], [], "COOPERATE", "exercise", None, HELP, 115.1, 50.4)),
        ("mme", 1, (date(2010, 10, 1), ["MMR", "LCA"], [], "COOPERATE", "exercise", None, HELP, None, None)),
    ],
)  # fmt: skip
def test_rows_are_told_in_our_terms(store, form, row, right):
    bring(store, sample(form), form)
    columns = "when_start, actors, recipients, type, mode, cameo, quad, lon, lat"
    assert told(store, columns)[row] == right


def test_an_unknown_day_is_the_whole_month(store):
    bring(store, sample("mme"), "mme")
    assert told(store, "when_start, when_end")[1] == (date(2010, 10, 1), date(2010, 10, 31))


def test_version_1_of_gdelt_is_told_by_its_cells(store):
    path = sample("gdelt").with_name("gdelt_v1.tsv")
    assert bring(store, path, "gdelt", "old")[0].added == 1
    assert told(store, "actors, type, lat, len(cells)") == [(["PRK"], "THREATEN", 37.97, 58)]
    assert given_out(store, "gdelt", "old") == path.read_bytes()


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("CAMEO Code", "13y", "CAMEO Code '13y' is no CAMEO code"),
        ("Event Date", "2018-02-30", "Event Date '2018-02-30' is no day of the calendar"),
        ("Event Date", "NA", "it has no date"),
        ("Latitude", "91", "Latitude '91' is no number from -90 to 90"),
        ("Longitude", "east", "Longitude 'east' is no number from -180 to 180"),
        ("Source Name", "one\tmore", "it has 21 cells, not 20"),
    ],
)
def test_a_bad_line_is_named_and_costs_no_other(store, tmp_path, column, cell, said):
    lines = sample("icews").read_text(encoding="utf-8").splitlines()
    cells = lines[2].split("\t")
    cells[lines[0].split("\t").index(column)] = cell
    path = tmp_path / "bad.tab"
    path.write_text("\n".join([lines[0], lines[1], "\t".join(cells), lines[3], ""]), encoding="utf-8")
    account, bad = bring(store, path, "icews")
    assert (account.read, account.added, account.refused) == (3, 2, 1)
    assert bad == [f"{path}, line 3: {said}; the row is left out."]


def test_an_open_quote_costs_its_own_line(store, tmp_path):
    lines = sample("acled").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "a.csv"
    path.write_text("\n".join([lines[0], '"' + lines[1].replace('"', ""), lines[2], ""]), encoding="utf-8")
    account, bad = bring(store, path, "acled")
    assert (account.added, account.refused) == (1, 1)
    assert bad == [f"{path}, line 2: its quotes are not closed; the row is left out."]


def test_other_cells_under_the_same_id_take_the_place_of_the_old(store, tmp_path):
    bring(store, sample("acled"), "acled")
    newer = tmp_path / "newer.csv"
    newer.write_text(sample("acled").read_text(encoding="utf-8").replace(",3,,164", ",4,,165"), encoding="utf-8")
    assert bring(store, newer, "acled")[0] == Brought(2, 1, 1, 0, replaced=1)
    assert len(told(store, "id")) == 2


def test_two_rows_with_one_id_in_one_file_are_two(store, tmp_path):
    lines = sample("mme").read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "twice.csv"
    path.write_text("".join([*lines, lines[1], lines[2].replace("South", "East")]), encoding="utf-8")
    assert bring(store, path, "mme")[0].added == 4
    assert bring(store, path, "mme")[0] == Brought(4, 0, 4, 0)
    assert given_out(store, "mme") == path.read_bytes()


@pytest.mark.parametrize("ending", [b"\r\n", b"\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_marks_and_old_encodings_come_back(store, tmp_path, ending, mark, last):
    lines = sample("polecat").read_bytes().replace(b"Reuters", "Agência".encode("latin-1")).splitlines()
    path = tmp_path / "p.txt"
    path.write_bytes(mark + ending.join(lines) + (ending if last else b""))
    assert bring(store, path, "polecat")[0].added == 2
    assert told(store, "source")[1] == ("Agência",)
    assert given_out(store, "polecat") == path.read_bytes()


def test_packed_files_are_unpacked(store, tmp_path):
    raw = sample("gdelt").read_bytes()
    (tmp_path / "a.gz").write_bytes(gzip.compress(raw))
    with zipfile.ZipFile(tmp_path / "b.CSV.zip", "w") as pack:
        pack.writestr("b.CSV", raw)
    assert bring(store, tmp_path / "a.gz", "gdelt")[0].added == 3
    assert bring(store, tmp_path / "b.CSV.zip", "gdelt")[0].known == 3


def test_what_is_no_such_file_changes_nothing(store, tmp_path):
    with pytest.raises(StoreError, match="is no file of GDELT"):
        bring(store, sample("icews"), "gdelt")
    with pytest.raises(StoreError, match="has no column 'event_date'"):
        bring(store, changed(tmp_path, "acled", "event_id_cnty,event_date", "event_id_cnty,id", 1), "acled")
    (tmp_path / "x.zip").write_bytes(b"nothing")
    with pytest.raises(StoreError, match="cannot be unpacked"):
        bring(store, tmp_path / "x.zip", "gdelt")
    with pytest.raises(ValueError, match="choose acled, gdelt"):
        bring(store, sample("icews"), "phoenix")
    assert not told(store, "id")
    assert not list(store.sql("SELECT * FROM outside_sets"))


def test_columns_are_found_by_their_names(store, tmp_path):
    lines = list(csv.reader(sample("acled").read_text(encoding="utf-8").splitlines()))
    more = [["population", *lines[0]], *(["7", *line] for line in lines[1:])]
    path = tmp_path / "more.csv"
    path.write_text("".join(csv_line(line) for line in more), encoding="utf-8")
    assert bring(store, path, "acled") == (Brought(2, 2, 0, 0), [])
    assert told(store, "actors")[0] == (["RUS"],)
    assert given_out(store, "acled") == path.read_bytes()
    with pytest.raises(StoreError, match="has other columns than the files of 'acled'"):
        bring(store, sample("acled"), "acled")


def test_names_without_cells_are_let_pass(store, tmp_path):
    path = tmp_path / "excess.txt"
    path.write_text(
        sample("polecat").read_text(encoding="utf-8").replace("Version\n", "Version\tFeed\t\n"), encoding="utf-8"
    )
    assert bring(store, path, "polecat") == (Brought(2, 2, 0, 0), [])
    assert told(store, "source")[0] == ("TASS",)


def changed(folder, form, old, new, count):
    path = Path(folder) / "changed"
    path.write_text(sample(form).read_text(encoding="utf-8").replace(old, new, count), encoding="utf-8")
    return path


def test_a_name_is_of_one_layout(store):
    bring(store, sample("icews"), "icews", "theirs")
    with pytest.raises(StoreError, match="'theirs' is icews, not ged"):
        bring(store, sample("ged"), "ged", "theirs")
    with pytest.raises(StoreError, match="came in as icews"):
        given_out(store, "ged", "theirs")
    with pytest.raises(StoreError, match="it holds theirs"):
        given_out(store, "ged", "others")


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=12)
TAME = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\t\n\r"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=4))
def test_quoted_cells_come_back_whatever_is_in_them(rows):
    its = layout("acled")
    file = "".join(write_line(row, its) for row in rows).encode("utf-8")
    found = [list(line.cells) for line in read_lines(io.BytesIO(file), its)]
    assert found == rows


@given(st.lists(st.lists(TAME, min_size=2, max_size=4), max_size=4))
def test_bare_cells_come_back_without_tabs_and_line_ends(rows):
    its = layout("icews")
    file = "".join(write_line(row, its) for row in rows).encode("utf-8")
    found = [list(line.cells) for line in read_lines(io.BytesIO(file), its)]
    assert found == rows


@pytest.mark.parametrize("form", ["acled", "icews"])
@given(
    file=st.binary(max_size=60)
    | st.lists(st.sampled_from([b'"', b",", b"\t", b"\n", b"\r", b"a", b"\xff"])).map(b"".join)
)
def test_no_byte_of_a_file_is_lost(form, file):
    its = layout(form)
    kept = b"".join(line.raw for line in read_lines(io.BytesIO(file), its))
    blank = b"\r\n\xef\xbb\xbf"  # of a line without a cell nothing is kept
    assert kept.translate(None, blank) == file.translate(None, blank)
