"""What the program finds in marked text, and what each of its mentions means by the marks."""

import random

import pytest

from training.find import find, save
from training.found import added
from training.labels import Names, targets
from training.notation import UNKNOWN, read
from training.swap import Swaps
from whowhom import Coder, codebook
from whowhom.propose.window import Piece

REPORT = """# ferry
date: 2031-04-02
manner: agency

[GHA.GOV: Ghanaian officials] *boarded* a ferry off Lome and *held* [TGO.GOV: Togo's deputy minister Kofi Adjei].
> COERCE.seize GHA.GOV > TGO
> COERCE.arrest GHA.GOV > TGO.GOV
[TGO.PTY: The party's leader] said that reporters had watched it.
"""


@pytest.fixture(scope="module")
def coder():
    return Coder(learned=False)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    return read(path)[0]


def told(report, spans):
    return [
        {sentence.text[start:end].removeprefix("the "): codes for start, end, codes in row}
        for sentence, row in zip(report.sentences, spans, strict=True)
    ]


def test_a_mention_means_what_the_mark_over_its_head_means(report, coder):
    first, second = told(report, find(report, coder))
    assert next(codes for words, codes in first.items() if "officials" in words) == ("GHA.GOV",)
    assert next(codes for words, codes in first.items() if words.endswith("Adjei")) == ("TGO.GOV",)
    assert second["leader"] == ("TGO.PTY",)


def test_what_stands_in_a_mark_and_means_something_else_is_unknown_and_what_no_mark_holds_is_nobody(report, coder):
    _, second = told(report, find(report, coder))
    assert second["party"] == (UNKNOWN,)
    assert second["reporters"] == ()


def test_what_was_found_is_written_and_comes_back_with_the_report(report, tmp_path):
    assert save([report], tmp_path / "found.json") == 1
    (back,) = added([report], tmp_path / "found.json")
    assert report.sentences[0].found is None
    assert [m.codes for m in back.sentences[1].found or ()].count(()) >= 1


def letters(text):
    return [Piece(ord(c), n, n + 1) for n, c in enumerate(text)]


def test_training_asks_about_what_was_found_nobody_acts_and_the_unknown_is_not_asked_about(report, coder, tmp_path):
    save([report], tmp_path / "found.json")
    (back,) = added([report], tmp_path / "found.json")
    whole = [t for t in targets(back, letters, Names.of(codebook.load()), None, False) if t.acts]
    known = sum(m.codes != (UNKNOWN,) for s in back.sentences for m in s.found or ())
    assert sum(len(t.mentions) for t in whole) == known
    assert len(whole[0].parties) == len(whole[0].roles[0])
    assert any((0, 0) in row for t in whole for row in t.roles)


def test_a_report_told_about_other_states_keeps_what_was_found_over_the_same_words(report, coder, tmp_path):
    save([report], tmp_path / "found.json")
    (back,) = added([report], tmp_path / "found.json")
    swapped = Swaps().swapped(back, random.Random(4))
    words = [swapped.sentences[1].text[m.start : m.end] for m in swapped.sentences[1].found or ()]
    assert words == [back.sentences[1].text[m.start : m.end] for m in back.sentences[1].found or ()]
    assert swapped.sentences[0].text != back.sentences[0].text
