"""``watch``: what is new comes in round by round, and what is in trouble is left alone for a while."""

import os
from pathlib import Path

import pytest

from house_fakes import NOTHING, FakeCoder, fake_units, report
from whowhom.cli import watch
from whowhom.cli.house import House
from whowhom.cli.patience import Patience
from whowhom.records import Problem
from whowhom.store import open_store


@pytest.fixture
def rounds(monkeypatch, files):
    """``rounds(*between)``: what happens between one round and the next; after the last, Ctrl-C."""
    for path in files.iterdir():
        os.utime(path, (1, 1))

    def play(*between):
        script = iter(between)

        def sleeping(seconds):
            step = next(script, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(watch, "sleep", sleeping)

    return play


def said(ran):
    """The rounds' lines, without their times."""
    return [line.split("UTC  ")[1] for line in ran.out.splitlines()]


def runs():
    with open_store("s.duckdb", read_only=True) as store:
        return len(store.runs())


def test_once_is_one_round(run, rounds):
    ran = run("watch drill.txt nothing.txt --db s.duckdb --once")
    assert ran.code == 0
    assert said(ran) == ["2 new reports: 1 coded (1 events), 1 without events, 0 seen before; 0 failed"]


def test_what_comes_later_is_read_and_nothing_twice(run, rounds):
    def arrive():
        Path("raid.txt").write_text(NOTHING + " Now.", encoding="utf-8")
        os.utime("raid.txt", (2, 2))

    Path("raid.txt").unlink()
    rounds(lambda: None, arrive)
    ran = run("watch drill.txt raid.txt --db s.duckdb", House(FakeCoder, units=only_there))
    assert ran.code == 130
    assert [line.split(":")[0] for line in said(ran)] == ["1 new reports", "0 new reports", "1 new reports"]
    assert runs() == 2, "a round that brought nothing leaves no run"


def only_there(sources, **options):
    return fake_units()([name for name in sources if Path(name).exists()], **options)


def test_a_file_that_may_still_be_written_to_is_left_for_the_next_round(run, rounds):
    os.utime("drill.txt")
    rounds(lambda: os.utime("drill.txt", (3, 3)))
    ran = run("watch drill.txt --db s.duckdb")
    assert [line.split(":")[0] for line in said(ran)] == ["0 new reports", "1 new reports"]


class Feed:
    """Gives one report a poll, or is in trouble."""

    kind, name, settings, size, modified = "web", "https://news.example/rss", "", None, None

    def __init__(self, polls):
        self.polls = polls

    def digest(self):
        return None

    def items(self, cursor=0):
        number = int(cursor or 0)
        self.polls.append(number)
        if number == 1 and len(self.polls) < 5:
            yield Problem("read", "server", "news.example is in trouble."), "1"
        elif number == 3:
            yield Problem("read", "nothing-new", "It holds nothing new.", fatal=False), "3"
        else:
            yield report(f"{NOTHING} {number}"), str(number + 1)


def test_a_feed_goes_on_from_what_it_said_last_and_rests_while_it_is_in_trouble(run, rounds):
    polls = []

    def units(sources, **options):
        return iter([Feed(polls), *fake_units()(["drill.txt"], **options)])

    rounds(*[lambda: None] * 9)
    ran = run("watch https://news.example/rss drill.txt --db s.duckdb", House(FakeCoder, units=units))
    assert polls == [0, 1, 1, 1, 1, 2], "one round alone after the second failure, three after the third"
    lines = said(ran)
    assert lines[0].startswith("2 new reports")
    assert sum("1 source in trouble left alone" in line for line in lines) == 4
    with open_store("s.duckdb") as store:
        (feed,) = [unit for unit in store.account()["units"] if unit["kind"] == "web"]
        assert (feed["read"], feed["failed"]) == (6, 3)
    polls.clear()
    run("watch https://news.example/rss drill.txt --db s.duckdb --once", House(FakeCoder, units=units))
    assert polls == [3], "another program goes on where this one ended"


def test_patience_has_an_end():
    patience, rested = Patience(), []
    feed = Feed([])
    for _ in range(100):
        rested.append(not list(patience.due([feed])))
        patience.note({feed.name})
    lengths = [len(part) for part in "".join("r" if rest else " " for rest in rested).split()]
    assert lengths[:5] == [1, 3, 7, 15, 16]
    patience.note(set())
    while not list(patience.due([feed])):
        pass
    patience.note(set())
    assert list(patience.due([feed])) == [feed]


@pytest.mark.parametrize("every", ["soon", "0m", "15"])
def test_a_span_of_time_that_is_none(run, every):
    ran = run(f"watch drill.txt --db s.duckdb --every {every}")
    assert ran.code == 2
    assert "write it as 90s, 15m, 2h or 1d" in ran.err


def test_standard_input_cannot_be_watched(run):
    assert run("watch - --db s.duckdb").code == 2
