"""The time left: by the bytes of the documents that were dealt with, not of those that were read ahead."""

from dataclasses import dataclass

from house_fakes import report
from whowhom.cli.road import Road
from whowhom.records import Problem


@dataclass
class Source:
    """Ten documents of equal length."""

    name: str
    size: int | None
    at: int = 0

    def items(self, cursor=0):
        for place in range(cursor, 10):
            self.at = (self.size or 0) * (place + 1) // 10
            yield Problem("read", "bad-date", "No date.", fatal=False), place
            yield report(str(place)), place + 1


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def road(*found):
    clock = Clock()
    made = Road(found, clock)
    return made, clock


def read_all(made):
    for one in made:
        if not isinstance(one, Problem):
            list(one.items())


def test_the_time_left_goes_by_what_is_dealt_with():
    made, clock = road(Source("a.jsonl", 1000), Problem("read", "missing", "No."), Source("b.jsonl", 1000))
    read_all(made)
    assert made.said() == ""
    made.advance(1)
    assert made.said() == " · a.jsonl"
    clock.now = 30.0
    made.advance(11)
    assert made.said() == " · about 25 s left · b.jsonl"
    clock.now = 3000.0
    assert made.said() == " · about 45 min left · b.jsonl"
    clock.now = 30000.0
    assert made.said() == " · about 7.5 h left · b.jsonl"


def test_nothing_is_said_of_what_cannot_be_known():
    made, clock = road(Source("a.jsonl", 1000), Source("-", None))
    read_all(made)
    made.advance(1)
    clock.now = 100.0
    made.advance(5)
    assert made.said() == " · a.jsonl"


def test_a_source_that_is_read_on_counts_from_there():
    made, clock = road(Source("a.jsonl", 1000))
    for one in made:
        list(one.items(5))
    made.advance(1)
    clock.now = 10.0
    made.advance(3)
    assert made.said() == " · about 10 s left · a.jsonl"


def test_a_long_name_is_shown_by_its_end():
    made, _ = road(Source("archive/" * 9 + "2022.jsonl", 1000))
    read_all(made)
    made.advance(1)
    assert made.said() == " · …ive/archive/archive/2022.jsonl"
