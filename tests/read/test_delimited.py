"""Tables: each row is one report or one fatal Problem, whatever the dialect, the encoding and the columns' names."""

from __future__ import annotations

import csv
import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from whowhom.read import read_sources, units
from whowhom.records import Problem, Report

TEXT = "Gondor recalled its envoy from Arnor on Tuesday after riders had crossed the ford at night, the steward said."
PLAIN = TEXT.replace(",", "")


def read(path: Path, **options: Any) -> list[Report | Problem]:
    return list(read_sources([str(path)], **options))


def piped(data: bytes, **options: Any) -> list[Report | Problem]:
    return list(read_sources(["-"], stdin=io.BytesIO(data), **options))


def codes(found: list[Report | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else "report" for one in found]


def texts(found: list[Report | Problem]) -> list[str]:
    return [one.text for one in found if isinstance(one, Report)]


def message(found: list[Report | Problem]) -> str:
    (problem,) = [one for one in found if isinstance(one, Problem)]
    return problem.message


def written(rows: list[list[str]], **dialect: Any) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue()


ROWS = [
    ["Headline", "full text", "Date", "Source", "link"],
    ["Envoy; recalled", f'{TEXT}\nHe said: "No, never."', "2022-11-30", "Ithilien Courier", "https://a.example/1"],
    ["", f"{TEXT} Twice,\tand again.", "", "", ""],
]
DIALECTS: dict[str, dict[str, Any]] = {
    "commas": {},
    "semicolons": {"delimiter": ";"},
    "bars": {"delimiter": "|", "lineterminator": "\n"},
    "old Mac": {"lineterminator": "\r"},
    "all quoted": {"quoting": csv.QUOTE_ALL},
    "backslashes": {"doublequote": False, "escapechar": "\\"},
}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_in_any_dialect(dialect: str, encoding: str) -> None:
    found = piped(written(ROWS, **DIALECTS[dialect]).encode(encoding), input="csv")
    assert codes(found) == ["report", "report"]
    one, two = found
    assert isinstance(one, Report) and isinstance(two, Report)
    assert (one.text, two.text) == (ROWS[1][1], ROWS[2][1])
    assert (one.title, one.published, one.published_from) == ("Envoy; recalled", "2022-11-30", "field")
    assert (one.outlet, one.url, one.source) == ("Ithilien Courier", "https://a.example/1", "-")
    assert (two.title, two.published, two.outlet, two.url) == (None, None, None, None)


def test_a_table_of_one_column() -> None:
    rows = [["text"], [f"{TEXT}\n\nHe said, twice:\n\n{TEXT}"], [f"{TEXT}; and\nmore"]]
    assert texts(piped(written(rows).encode(), input="csv")) == [rows[1][0], rows[2][0]]


def test_tabs_without_quoting(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(f'id\ttext\nA1\t"No," he said. {TEXT}\nA2\t{TEXT} 5" guns.\n')
    found = read(path)
    assert codes(found) == ["report", "report"]
    assert texts(found) == [f'"No," he said. {TEXT}', f'{TEXT} 5" guns.']
    assert [one.id for one in found if isinstance(one, Report)] == ["A1", "A2"]


def test_the_number_of_a_row_is_no_id_unless_the_user_says_so() -> None:
    data = f"id,text\n1,{PLAIN}\n".encode()
    (plain,) = piped(data, input="csv")
    (asked,) = piped(data, input="csv", columns="id=id")
    assert isinstance(plain, Report) and isinstance(asked, Report)
    assert plain.id.startswith("doc_")
    assert asked.id == "1"


def test_columns_that_the_user_names() -> None:
    data = f"body,kop,dag,x\nno,Envoy,2022-11-30,{PLAIN}\n".encode()
    (found,) = piped(data, input="csv", columns="text=X, title=kop,published=dag")
    assert isinstance(found, Report)
    assert (found.text, found.title, found.published) == (PLAIN, "Envoy", "2022-11-30")


def test_columns_named_for_json_as_well() -> None:
    (found,) = piped(f'{{"body": "{TEXT}", "kop": "Envoy"}}'.encode(), input="jsonl", columns="text=body,title=kop")
    assert isinstance(found, Report) and (found.text, found.title) == (TEXT, "Envoy")


def test_a_table_without_a_text_says_which_columns_there_are() -> None:
    found = piped(b"no,kop\n1,a\n2,b\n", input="csv")
    assert codes(found) == ["no-column"]
    assert "no, kop" in message(found) and "--columns text=NAME" in message(found)
    missing = piped(f"text,kop\n{TEXT},a\n".encode(), input="csv", columns="title=head")
    assert message(missing) == "Standard input has no column 'head'; its columns are text, kop."


@pytest.mark.parametrize("columns", ["body", "text=", "words=body", "text=a,text=b"])
def test_columns_that_cannot_be(columns: str) -> None:
    with pytest.raises(ValueError, match="--columns"):
        units(["-"], columns=columns)


def test_broken_rows_are_named_and_the_others_go_on() -> None:
    data = f'title,text\n\nA,{PLAIN} 1\nB\n,,,\nC,{PLAIN},3\nD,\nE,"{TEXT}\n5"\n"F,{PLAIN}\n'
    found = piped(data.encode(), input="csv")
    assert codes(found) == ["report", "bad-row", "bad-row", "empty", "report", "bad-row"]
    told = [one.message for one in found if isinstance(one, Problem)]
    assert told[0] == ("Standard input, row 2 (line 4) has 1 where 2 cells should be; mend the row.")
    assert "row 6" in told[-1] and "never closed" in told[-1]


def test_a_huge_cell_is_read_or_refused_and_costs_no_other() -> None:
    long = "word " * 300_000
    data = f"title,text\nA,{long}\nB,{long * 2}\nC,{PLAIN}\n"
    assert codes(piped(data.encode(), input="csv")) == ["report", "too-large", "report"]


def test_rows_in_two_encodings() -> None:
    data = f"title,text\nA,{PLAIN} “Yes” said Éomer.\n".encode() + f"B,{PLAIN} “No.”\n".encode("cp1252")
    found = piped(data, input="csv")
    assert codes(found) == ["report", "encoding", "report"]
    assert [text[-6:] for text in texts(found)] == ["Éomer.", " “No.”"]


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"\n\n", "empty"), (b"text\n", "empty"), (b"a\0b", "binary")]
)
def test_no_table(data: bytes, code: str) -> None:
    assert codes(piped(data, input="csv")) == [code]


def parquet_file(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    parquet.write_table(pyarrow.table(columns), path, **options)
    return path


def test_parquet(tmp_path: Path) -> None:
    columns = {
        "other": [1, 2, 3],
        "Content": [TEXT, None, TEXT + " 3"],
        "date": [date(2022, 11, 30), None, date(2022, 12, 1)],
        "id": ["a", "b", "c"],
    }
    path = parquet_file(tmp_path / "a.parquet", columns, row_group_size=2)
    found = read(path)
    assert codes(found) == ["report", "no-text", "report"]
    assert message(found).startswith(f"{path}, row 2 has neither")
    assert [(one.id, one.published) for one in found if isinstance(one, Report)] == [
        ("a", "2022-11-30"),
        ("c", "2022-12-01"),
    ]
    assert codes(piped(path.read_bytes())) == ["report", "no-text", "report"]


def test_parquet_with_times_bytes_and_broken_text(tmp_path: Path) -> None:
    broken = pyarrow.Array.from_buffers(pyarrow.string(), 1, pyarrow.array([TEXT.encode() + b" \x93Yes\x94"]).buffers())
    times = [datetime(2022, 11, 30, 10, tzinfo=UTC)]
    found = read(parquet_file(tmp_path / "a.parquet", {"text": broken, "date": times}))
    assert codes(found) == ["encoding", "report"]
    assert texts(found) == [TEXT + " “Yes”"]
    assert isinstance(found[1], Report) and found[1].published == "2022-11-30"
    assert codes(read(parquet_file(tmp_path / "b.parquet", {"text": [TEXT.encode()]}))) == ["report"]


def test_a_group_of_rows_that_is_broken_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = [f"{TEXT} {number}" for number in range(6)]
    parquet_file(path, {"text": rows}, row_group_size=2, compression="none", use_dictionary=False)
    data = bytearray(path.read_bytes())
    at = data.index(rows[2].encode())
    data[at - 4 : at] = b"\xff\xff\xff\x7f"  # the length of the first string of the second group
    path.write_bytes(data)
    found = read(path)
    assert codes(found) == ["report", "report", "unreadable", "report", "report"]
    assert "rows 3 to 4" in message(found)


def test_a_parquet_file_that_is_cut_or_empty(tmp_path: Path) -> None:
    path = parquet_file(tmp_path / "a.parquet", {"text": [TEXT]})
    path.write_bytes(path.read_bytes()[:-20])
    assert codes(read(path)) == ["unreadable"]
    assert codes(read(parquet_file(path, {"text": pyarrow.array([], pyarrow.string())}))) == ["empty"]


def test_without_pyarrow_the_way_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = parquet_file(tmp_path / "a.parquet", {"text": [TEXT]})
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert "whowhom[tables]" in message(read(path))


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_goes_on_after_each_row(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows = [f"{TEXT} {number}" for number in range(5)]
    if name == "a.csv":
        path.write_text("text\n" + "\n".join([*rows[:2], "", "a,b", *rows[2:]]))
    else:
        parquet_file(path, {"text": [*rows, None]}, row_group_size=2)
    (unit,) = units([str(path)])
    assert not isinstance(unit, Problem)
    items = list(unit.items())
    assert len(items) == 6
    for number, (_, cursor) in enumerate(items, 1):
        assert cursor == number
        assert list(unit.items(cursor)) == items[number:]


HEADS = [b"", b"text,title\n", b'text\n"', b"\xff\xfet\0e\0x\0t\0\n\0", b"PAR1", b"text\tid\n\\"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["csv", "tsv", "parquet"]), st.sampled_from(HEADS))
def test_any_bytes_give_reports_or_problems(data: bytes, kind: str, head: bytes) -> None:
    found = piped(head + data, input=kind)
    assert any(isinstance(one, Report) or one.fatal for one in found)


SMALL = io.BytesIO()
parquet.write_table(pyarrow.table({"text": [TEXT, TEXT + " 2"]}), SMALL)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(SMALL.getvalue()) - 1), st.integers(0, 255))
def test_a_parquet_file_with_a_wrong_byte_gives_reports_or_problems(at: int, byte: int) -> None:
    data = bytearray(SMALL.getvalue())
    data[at] = byte
    assert piped(bytes(data), input="parquet")
