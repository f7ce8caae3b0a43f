"""Stories: reports that share rare words and names tell one; a like event elsewhere is another."""

import pytest

from whowhom.link.stories.stories import likeness, marks, stories

REPORTS = {
    "a": "A strong earthquake shook Osgiliath on Monday , killing 41 people , the steward of Gondor said .",
    "b": "Rescuers in Osgiliath searched for survivors of the earthquake that killed 41 people in Gondor .",
    "c": "Gondor mourned the dead of Osgiliath , where Monday 's quake left 41 people dead and hundreds hurt .",
    "d": "A strong earthquake shook Dunland on Friday , killing 7 people , the chieftain Wulf said .",
    "e": "Wulf asked for tents after the earthquake that killed 7 people in Dunland .",
    "f": "The harvest in the Shire was good this year , said the mayor of Hobbiton .",
}
BAGS = {id: marks(text) for id, text in REPORTS.items()}


def told(bags):
    return [story.documents for story in stories(bags)]


def test_two_like_events_in_two_lands_are_two_stories():
    assert told(BAGS) == [("a", "b", "c"), ("d", "e"), ("f",)]


def test_a_story_says_which_words_hold_it_together():
    words = {story.documents: story.words for story in stories(BAGS)}
    assert set(words["a", "b", "c"]) >= {"osgiliath", "gondor", "41"}
    assert words["d", "e"][0] in ("wulf", "dunland")
    assert words["f",] == ()


def test_neither_order_nor_company_changes_what_two_reports_share():
    assert stories(dict(reversed(BAGS.items()))) == stories(BAGS)
    assert likeness({id: BAGS[id] for id in "ab"})["a", "b"] == likeness(BAGS)["a", "b"]


def test_a_name_weighs_more_than_a_word_as_rare():
    name, word = marks("Old Zorblax spoke ."), marks("old zorblax spoke .")
    assert name["zorblax"] / name["spok"] == pytest.approx(2 * word["zorblax"] / word["spok"])


def test_a_capital_that_begins_a_line_or_stands_beside_a_small_letter_makes_no_name():
    assert marks("Zorblax spoke .") == marks("zorblax spoke .")
    assert marks("They Zorblax it\nto zorblax .") == marks("they zorblax it\nto zorblax .")


def test_reports_without_words_are_stories_of_their_own():
    assert told({"x": marks(""), "y": marks("... !")}) == [("x",), ("y",)]
