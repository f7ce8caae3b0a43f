"""The codebook of one's own that newcomers copy, and books with other types than ours, as the coder uses them."""

from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest

from whowhom import Coder, code
from whowhom.codebook import check, load

FOLDER = Path(__file__).parents[1] / "examples" / "codebook-protest"
SIT_IN = "Georgian students staged a sit-in at the Georgian parliament."
DANCE = """
type = "DANCE"
label = "Dance"
means = "Parties dance."
quad = "verbal-cooperation"
score = 1.0
cameo = "999"
kind = "cooperation"
[jig]
[[jig.say]]
frame = "{actor+} dance with {actor!+}"
[[jig.example]]
text = "[actor FRA: France] *danced* with [actor ITA: Italy]."
"""


@pytest.fixture(scope="module")
def plain():
    return Coder(learned=False)


def with_book(coder, book):
    """The same coder with another codebook."""
    other = copy(coder)
    other.house = replace(coder.house, codebook=book, wrappers=code.Wrappers(book))
    return other


@pytest.fixture(scope="module")
def finer(plain):
    return with_book(plain, load(FOLDER))


def test_its_entries_are_right(finer):
    book = finer.house.codebook
    report = check.run(finer, book, book.own)
    assert not report.failures
    assert report.counts["example right"] >= 12 and report.counts["near miss right"] >= 6
    assert 6 <= sum(frame.own for frame in book.frames) <= 15


def test_it_codes_otherwise_than_ours(plain, finer):
    modes = [coder.code(SIT_IN)[0].mode for coder in (plain, finer)]
    assert modes == ["demo", "sit-in"]


def test_a_book_without_our_types_codes_its_own_alone(plain, tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "dance.toml").write_text(DANCE)
    (tmp_path / "codebook.toml").write_text("types = []")
    coder = with_book(plain, load(tmp_path))
    assert not check.run(coder, coder.house.codebook).failures
    told = coder.code("France danced with Italy. Berlin said Vienna must pay. Russia will attack Ukraine, Kyiv said.")
    assert [event.type for event in told] == ["DANCE"]
