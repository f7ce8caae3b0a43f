"""The notation of training text: what a marked report says, and what is refused by file and line."""

import random

import pytest

from training.__main__ import HERE
from training.check import load_checked
from training.labels import COVERED, COVERED_ACTS, MASK, Names, targets
from training.notation import FaultError, read, side
from whowhom.propose.window import CLS, SEP, Piece

REPORT = """# ferry
date: 2031-04-02
manner: agency

[NGA: Arnor] *recalled* [NGA: its] envoy after [GHA.MIL: Gondor's guards] *boarded* a ferry.
> SANCTION.discontinue NGA > GHA
> COERCE.seize GHA.MIL > NGA denied alleged=NGA
[NGA+GHA: The two] are *to meet*.
> AGREE NGA+GHA together planned
"""


def written(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_training_text_knows_every_type_mode_party_and_sector_that_it_names():
    reports, faults = load_checked(HERE)
    assert len(reports) > 4000
    assert not faults


def test_a_report_is_read_with_mentions_and_acts(tmp_path):
    (report,) = read(written(tmp_path, REPORT))
    first, second = report.sentences
    assert first.text == "Arnor recalled its envoy after Gondor's guards boarded a ferry."
    assert [(m.codes, first.text[m.start : m.end]) for m in first.mentions] == [
        (("NGA",), "Arnor"),
        (("NGA",), "its"),
        (("GHA.MIL",), "Gondor's guards"),
    ]
    recall, seizure = first.acts
    assert (recall.type, recall.mode, recall.actors, recall.recipients) == (
        "SANCTION",
        "discontinue",
        ("NGA",),
        ("GHA",),
    )
    assert (seizure.status, seizure.alleged, first.text[seizure.start : seizure.end]) == ("denied", "NGA", "boarded")
    assert second.acts[0].actors == ("NGA", "GHA")
    assert not second.acts[0].recipients


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[NGA: Arnor] *left*.\n", "1 stars, 0 acts"),
        ("[NGA: Arnor] left.\n> RETREAT NGA\n", "more acts than stars"),
        ("[NGA Arnor] *left*.\n> RETREAT NGA\n", "opens or closes nothing"),
        ("[NGA: Arnor] *left*.\n> RETREAT NGA gone\n", "«gone» is no status"),
        ("[NGA: Arnor] *left*.\n> RETREAT NGA together\n", "together, but one party"),
        ("[NGA: Arnor] *left a b c d e f g h*.\n> RETREAT NGA\n", "words between stars"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path, line, told):
    with pytest.raises(FaultError, match=r"a\.txt:\d") as fault:
        read(written(tmp_path, f"# one\n{line}"))
    assert told in str(fault.value)


def test_a_government_and_its_forces_are_one_side_its_people_another():
    assert side("RUS") == side("RUS.GOV") == side("RUS.MIL")
    assert side("RUS.CVL") != side("RUS")


def cut(text):
    """A piece a word."""
    starts = [i for i, c in enumerate(text) if c != " " and (i == 0 or text[i - 1] == " ")]
    return [Piece(200 + i, s, (text + " ").index(" ", s)) for i, s in enumerate(starts)]


def test_answers_stand_at_the_pieces_that_tell_the_act(tmp_path):
    (report,) = read(written(tmp_path, REPORT))
    names = Names(("", "AGREE", "COERCE", "SANCTION"), ("", "COERCE.seize", "SANCTION.discontinue"))
    (target,) = targets(report, cut, names, None, partial=False)
    words = ["", *[report.sentences[0].text.split()[i] for i in range(10)]]
    assert [words[i] for i, t in enumerate(target.types[:11]) if t] == ["recalled", "boarded"]
    assert target.modes == [2, 1, 0]
    assert target.roles[0] == [(1, 0), (0, 1)]  # Arnor acts, Gondor is acted upon
    assert target.roles[2] == [(1, 0), (1, 0)]


def test_training_covers_words_and_reading_none(tmp_path):
    (report,) = read(written(tmp_path, REPORT))
    names = Names(("", "AGREE", "COERCE", "SANCTION"), ("", "COERCE.seize", "SANCTION.discontinue"))
    (plain,) = targets(report, cut, names, None, partial=False)
    assert MASK not in plain.input.ids

    chance, told, hidden = random.Random(1), 0, 0
    for _ in range(400):
        (varied,) = targets(report, cut, names, chance, partial=False)
        hidden += varied.input.ids.count(MASK)
        told += sum(varied.input.ids[piece] == MASK for act in varied.acts for piece in act)
        fits = zip(varied.input.ids, plain.input.ids, strict=True)
        assert all(one in (other, MASK) for one, other in fits)
        assert [i for i in varied.input.ids if i in (CLS, SEP)] == [CLS, SEP, SEP]
    acts, words = sum(map(len, plain.acts)), len(plain.input.ids) - 3
    assert COVERED - 0.02 < (hidden - told) / 400 / (words - acts) < COVERED + 0.02
    assert 0 < told / 400 / acts < COVERED_ACTS + 0.02
