"""Roots, and how rare a word is."""

import pytest

from whowhom.link.words import alike, bag, rarest_names, rarity, root, roots


@pytest.mark.parametrize(
    "forms", [["seize", "seized", "seizes", "seizing"], ["navy", "navies"], ["Kyiv", "Kyiv's", "kyiv"]]
)
def test_forms_of_a_word_have_one_root(forms):
    assert len({root(form) for form in forms}) == 1


def test_short_words_keep_their_ending():
    assert root("yes") == "yes"


def test_a_number_is_one_word():
    assert roots("About 338,000 marched.") == ["about", "338000", "march"]


def test_names_are_rarer_than_words_of_every_report():
    assert rarity("the") < rarity("minister") < rarity("berdyansk")


def test_names_mark_a_report():
    text = 'Ships of the Berdyansk crew. Kerch saw them. "Odesa burns," said Poroshenko of Berdyansk.\nMore Below'
    assert list(rarest_names(text, 3)) == ["berdyansk", "poroshenko", "below"]


def test_likeness_runs_from_nothing_to_the_same():
    one, other = bag(["kerch", "tug"]), bag(["qatar"])
    assert alike(one, other) == 0.0
    assert alike(one, one) == pytest.approx(1.0)
    assert 0 < alike(one, bag(["kerch", "port"])) < 1
    assert alike({}, {}) == 0.0
