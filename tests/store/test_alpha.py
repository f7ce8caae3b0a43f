"""Krippendorff's alpha against the worked examples of his paper of 2011 (sections A to D)."""

import pytest

from whowhom.store.review.alpha import alpha, interval, nominal

MEG_AND_OWEN = ("0100000010", "1110010000")
BEN_AND_GERRY = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(*coders):
    return [[value for value in values if value != "."] for values in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "distance", "expected"),
    [
        (MEG_AND_OWEN, nominal, 0.095),
        (BEN_AND_GERRY, nominal, 0.692),
        (FOUR, nominal, 0.743),
        (FOUR, lambda a, b: interval(int(a), int(b)), 0.849),
    ],
)
def test_the_worked_examples_of_the_paper(coders, distance, expected):
    assert alpha(units(*coders), distance) == pytest.approx(expected, abs=0.0005)


def test_nothing_is_said_where_nobody_differs_or_nothing_is_paired():
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], ["b"]]) is None
    assert alpha([]) is None


def test_two_who_always_agree_on_different_things_agree_fully():
    assert alpha([["a", "a"], ["b", "b"]]) == 1
