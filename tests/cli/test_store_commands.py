"""``ingest``, ``events`` and ``explain``: a store from the command line."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from house_fakes import FakeCoder, fake_read, fake_units
from whowhom.cli.house import House
from whowhom.records import Outlet, Problem
from whowhom.store import open_store


@pytest.fixture
def filled(run):
    """The program with a store ``s.duckdb`` of two reports."""
    assert run("ingest drill.txt raid.txt --db s.duckdb").code == 0
    return run


def ledger(ran):
    return [tuple(line.split(maxsplit=1)) for line in ran.out.splitlines()]


def test_ingest_ends_with_its_ledger(run):
    ran = run("ingest drill.txt raid.txt nothing.txt crash.txt gone.txt --db s.duckdb")
    assert ran.code == 1
    assert [(n, words.strip()) for n, words in ledger(ran)] == [
        ("5", "reports read"),
        ("2", "coded (2 events, 1 relations)"),
        ("1", "without events"),
        ("2", "failed"),
        ("0", "known"),
        ("0", "copies"),
    ]
    assert len(ran.err.splitlines()) == 2


def test_a_second_ingest_knows_it_all(filled):
    ran = filled("ingest drill.txt raid.txt --db s.duckdb")
    assert ran.code == 0
    assert ("2", "known") in [(n, words.strip()) for n, words in ledger(ran)]


def test_ctrl_c_ends_with_the_ledger_so_far(run):
    class Stopping(FakeCoder):
        def read(self, report):
            if self.seen:
                raise KeyboardInterrupt
            return super().read(report)

    ran = run("ingest drill.txt raid.txt --db s.duckdb", House(Stopping, units=fake_units()))
    assert ran.code == 130
    assert ran.out.split()[:1] == ["1"]
    assert "goes on from here" in ran.err


def test_ingest_reports_progress_where_asked(run):
    assert "1 reports read · 1 events" in run("ingest drill.txt --db s.duckdb --progress").err


@pytest.mark.parametrize(
    ("args", "types"),
    [
        ("", ["ASSAULT", "COOPERATE"]),
        ("--actor GON --with ROH", ["COOPERATE"]),
        ("--type assault --type cooperate", ["ASSAULT", "COOPERATE"]),
        ("--mode exercise --status occurred", ["COOPERATE"]),
        ("--since 2022 --until 2022-12", ["COOPERATE"]),
        ("--first", ["COOPERATE"]),
        ("--text attacked", ["ASSAULT"]),
        ("--bbox 10,40,20,50", ["COOPERATE"]),
        ("--bbox -180,-20,180,0", ["ASSAULT"]),
        ("--limit 1", ["ASSAULT"]),
    ],
)
def test_events(filled, args, types):
    ran = filled(f"events --db s.duckdb {args}")
    assert [json.loads(line)["type"] for line in ran.out.splitlines()] == types
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("args", "err"),
    [
        ("--actor gondr", "whowhom: note: no event has the party 'gondr'; nearest: Gondor, GON.\n"),
        ("--type ASAULT", "whowhom: note: no event has the type 'ASAULT'; nearest: ASSAULT.\n"),
        ("--mode xyzzy", "whowhom: note: no event has the mode 'xyzzy'.\n"),
        ("--actor MOR --with ROH", ""),
    ],
)
def test_an_empty_answer_names_what_the_store_does_not_know(filled, args, err):
    assert filled(f"events --db s.duckdb {args}") == (0, "", err)


def test_a_bloc_is_its_members_of_that_day(filled):
    tables = Path("mine/tables")
    tables.mkdir(parents=True)
    names = "iso3,name,aliases,adjectives,people,capitals,seats,sector,cow,source\nGON,Gondor,,,,,,,,annals\n"
    (tables / "countries.csv").write_text(names, encoding="utf-8")
    body = "id,names,sector,country,base,source\nWHITE COUNCIL,White Council,IGO,,,annals\n"
    (tables / "organisations.csv").write_text(body, encoding="utf-8")
    terms = "organisation,country,from,to,source\nWHITE COUNCIL,GON,1984-02-29,2021-05-01,annals\n"
    (tables / "memberships.csv").write_text(terms, encoding="utf-8")
    ran = filled("events --db s.duckdb --bloc white-council --codebook mine")
    assert [json.loads(line)["type"] for line in ran.out.splitlines()] == ["ASSAULT"]
    assert (ran.code, ran.err) == (0, "")
    assert filled("events --db s.duckdb --bloc NATO") == (0, "", "")


@pytest.mark.parametrize("width", [80, 100])
def test_events_as_a_table_show_ids_that_explain_takes(filled, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    ran = filled("events --db s.duckdb --actor MOR --format table")
    assert max(cell_len(line) for line in ran.out.splitlines()) <= width
    shown = next(word for word in ran.out.split() if word.startswith("evt_"))
    assert filled(f"explain {shown} --db s.duckdb").code == 0


def test_an_empty_answer_says_so_in_a_table(filled):
    assert "No events found." in filled("events --db s.duckdb --actor Valinor --format table").out


def test_explain_shows_words_values_reasons_and_coder(filled):
    out = filled("explain evt_drill --db s.duckdb").out
    told = " ".join(out.replace("│", " ").split())
    for words in (
        "[who: Gondorian] and [who: Rohirric] [with: riders] [what: held a joint drill]",
        "2022-11-30 (day, counted from",
        "cooperate.exercise.hold-drill",
        "confidence 0.90",
        "codebook book-1",
        "GON: at least 3 wounded",
    ):
        assert words in told


def test_explain_says_whose_press_told_it(run):
    press = Outlet("XINHUA", "Xinhua", "CHN", "agency", True, "yes", "dateline")

    def signed(sources, **options):
        yield replace(next(fake_read(["raid.txt"])), press=press)

    run("ingest - --db s.duckdb", House(FakeCoder, units=fake_units(signed)))
    assert "Told by Xinhua, Chinese state news agency (by its dateline)" in run("explain evt_ --db s.duckdb").out


def test_explain_is_silent_about_an_unknown_outlet(filled):
    assert "Told by" not in filled("explain evt_raid --db s.duckdb").out


def test_a_report_cannot_rewrite_the_terminal(run, files):
    """An escape sequence in a report is shown as a mark; JSON keeps it, escaped."""

    def evil(sources, **options):
        yield replace(next(fake_read(["raid.txt"])), title="\x1b[2Jgone", source="\x1b]0;x\x07.txt")
        yield Problem("read", "bad", "\x1b[2J cannot be read.")

    shown = run("code - --format table", House(FakeCoder, evil))
    assert "\x1b" not in shown.out + shown.err
    assert "�[2Jgone" in shown.out
    run("ingest - --db s.duckdb", House(FakeCoder, units=fake_units(evil)))
    shown = run("explain evt_ --db s.duckdb")
    assert "\x1b" not in shown.out
    assert "�]0;x�.txt" in shown.out


def test_explain_as_json_and_of_a_relation(filled):
    assert json.loads(filled("explain evt_raid --db s.duckdb --format jsonl").out)["type"] == "ASSAULT"
    assert "relation.close-ties" in filled("explain rel_ --db s.duckdb").out


def test_a_search_without_its_index_says_so(filled, files):
    Path("s.duckdb.fts.sqlite").unlink()
    ran = filled(["events", "--db", "s.duckdb", "--text", "attacks"])
    assert json.loads(ran.out)["type"] == "ASSAULT"
    assert "`whowhom index --db s.duckdb` makes the search fast" in ran.err
    assert filled("index --db s.duckdb").out == "2 events in s.duckdb.fts.sqlite\n"
    assert filled(["events", "--db", "s.duckdb", "--text", "attacks"]).err == ""


def test_backup_and_check(filled):
    assert filled("backup --db s.duckdb --to copy.duckdb").code == 0
    ran = filled("backup --db s.duckdb --to copy.duckdb")
    assert (ran.code, ran.err.count("--force")) == (2, 1)
    ran = filled("check --db copy.duckdb --full")
    assert (ran.code, ran.out) == (0, "3 of 3 records read, 0 findings\n")


def test_check_names_what_is_wrong_and_mends_what_it_can(filled):
    Path("s.duckdb.fts.sqlite").unlink()
    ran = filled("check --db s.duckdb")
    assert ran.code == 1
    assert ran.out.startswith("index of words that is not in step")
    assert "--mend" in ran.err
    ran = filled("check --db s.duckdb --mend")
    assert (ran.code, ran.err.count("mended: index")) == (0, 1)


def test_recode_says_what_changed(filled):
    class Other(FakeCoder):
        def __init__(self, *args):
            super().__init__("book-2")

        def read(self, report):
            reading = super().read(report)
            return replace(reading, relations=())

    house = House(Other, fake_read)
    dry = filled("recode --db s.duckdb --dry-run --format jsonl", house)
    assert [json.loads(line)["change"] for line in dry.out.splitlines()] == ["gone"]
    ran = filled("recode --db s.duckdb", house)
    assert "2 reports coded anew, 1 of them tell the same as before" in ran.out
    assert [line.split() for line in ran.out.splitlines() if "alliance" in line] == [["alliance", "1"]]
    assert "Nothing to do" in filled("recode --db s.duckdb", house).out
    assert filled("recode --db s.duckdb --format csv", house).code == 2


def test_codebook_diff_tells_what_another_codebook_would_say(filled, files):
    class ByFolder(FakeCoder):
        def __init__(self, folder, *_):
            super().__init__(folder or "built-in")

        def read(self, report):
            reading = super().read(report)
            return replace(reading, events=()) if self.codebook_id == "mine" and reading.relations else reading

    Path("mine").mkdir()
    house = House(ByFolder, fake_read)
    ran = filled("codebook diff - mine --db s.duckdb", house)
    assert [(c["change"], c["type"]) for c in map(json.loads, ran.out.splitlines())] == [("gone", "COOPERATE")]
    assert ran.err == "whowhom: 1 records gone · 0 records new · 0 records changed\n"
    assert filled("codebook diff mine mine --db s.duckdb --limit 1", house).out == ""
    assert filled("codebook diff - gone --db s.duckdb", house).code == 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ("events --db none.duckdb", "There is no store at none.duckdb; make one with `whowhom ingest"),
        ("explain evt_x --db s.duckdb", "No record 'evt_x' in s.duckdb"),
        ("explain evt_ --db s.duckdb", "begins several records"),
        ("explain evt_raid --db s.duckdb --format csv", "--format csv: no such form here"),
        ("events --db raid.txt", "raid.txt"),
        ("events --db s.duckdb --since soon", "'soon' is no date"),
        ("events --db s.duckdb --bloc NATOO", "--bloc: 'NATOO' is none of"),
        ("events --db s.duckdb --bloc NATO --codebook none", "--codebook none: no such folder"),
        ("events --db s.duckdb --bbox 1,2,3", "'1,2,3' is no box"),
        ("ingest raid.txt --db no/s.duckdb", "no/s.duckdb cannot be opened"),
        ("ingest gone.txt --db s.duckdb", "gone.txt: no such file"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(filled, args, says):
    ran = filled(args)
    assert ran.code == 2
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_store_in_use_says_by_whom(filled, files):
    script = "from whowhom.store import open_store\ns = open_store('s.duckdb'); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=files
    ) as owner:
        assert owner.stdout is not None
        owner.stdout.readline()
        ran = filled("events --db s.duckdb")
        owner.communicate("\n")
    assert ran.code == 2
    assert f"in use by process {owner.pid}" in ran.err


def test_head_is_no_trouble(run, files):
    """A reader that goes away early: no traceback, no message."""
    with open_store("s.duckdb") as store:
        many = (report for n in range(300) for report in fake_read(["raid.txt"], published=f"{1000 + n}-01-01"))
        store.ingest(many, FakeCoder())
    program = "import sys; from whowhom.cli import main; sys.exit(main())"
    for form in ("jsonl", "csv", "table"):
        shown = subprocess.run(
            f'"{sys.executable}" -c "{program}" events --db s.duckdb --format {form} | head -n 1',
            shell=True,
            capture_output=True,
            text=True,
            cwd=files,
            check=False,
        )
        assert shown.stderr == ""
        assert len(shown.stdout.splitlines()) == 1


def test_output_is_utf8_whatever_the_locale(run, files):
    run("ingest raid.txt --db s.duckdb")
    program = (
        "import sys; from whowhom.cli import main; sys.exit(main(['events', '--db', 's.duckdb', '--format', 'table']))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        cwd=files,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        check=True,
    )
    assert "→" in shown.stdout.decode("utf-8")


SLOW = """
import signal, sys, time
sys.path.insert(0, {tests!r})
signal.signal(signal.SIGINT, signal.default_int_handler)
from house_fakes import FakeCoder, fake_units, report
from whowhom.cli import main
from whowhom.cli.house import House
from whowhom.records import Outlet, Problem
class Slow(FakeCoder):
    def read(self, report):
        if len(self.seen) == 5:
            print("here", flush=True)
        time.sleep(0.02)
        return super().read(report)
def reports(sources, **options):
    return (report(f"Report {{n}}.") for n in range(1000))
sys.exit(main(["ingest", "-", "--db", "s.duckdb"], House(Slow, units=fake_units(reports))))
"""


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_stops_it_what_is_done_is_kept(files, stop, code):
    script = SLOW.format(tests=str(Path(__file__).parents[1]))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=files
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "here\n"
        program.send_signal(stop)
        out, err = program.communicate(timeout=30)
    assert program.returncode == code, err
    assert err == "whowhom: stopped; all of this is stored, the same command goes on from here.\n"
    with open_store("s.duckdb") as store:
        (run,) = store.runs()
        stored = next(iter(store.sql("SELECT count(*) AS n FROM documents")))["n"]
    assert run["ledger"]["read"] == stored == int(out.split()[0])
    assert 5 <= stored < 100
