"""Times counted from an act, where the report says elsewhere when the act was."""

from __future__ import annotations

import pytest

from tests.resolve.test_times import reading
from whowhom.resolve.times import find_times

Row = tuple[str, str, str | None, str]  # text, words, day, head word


def found(text: str, words: str) -> tuple[str | None, str]:
    read = reading(text)
    times = [f for f in find_times(read).times if f.value.text == words]
    return times[-1].value.start, read.sentences[times[-1].sentence][times[-1].head].text


KNOWN = [
    ("The attack on Monday killed five. Two days after the attack, rebels struck.", "Two days after", "2023-05-17"),
    ("Rebels attacked the port on May 3. A day before the attack the garrison left.", "A day before", "2023-05-02"),
    ("Gunmen stormed the fort on May 3. The day after the attack, the king resigned.", "The day after", "2023-05-04"),
    ("The summit of the two kings took place on Friday. The day after the summit, they parted.",
     "The day after", "2023-05-13"),
    ("Arnor invaded Gondor in May 2019. Rohan joined a year after the invasion.", "a year after", "2020-01-01"),
    ("Police broke up a rally on May 3. Two days after the rally they were freed.", "Two days after", "2023-05-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "day"), KNOWN, ids=[row[0] for row in KNOWN])
def test_counted_from_an_act_told_before(text: str, words: str, day: str | None) -> None:
    assert found(text, words)[0] == day


@pytest.mark.parametrize(
    ("text", "words", "day", "head"),
    [
        ("Crowds marched on Friday, a day after troops shot ten people.", "a day after", "2023-05-11", "shot"),
        ("The king fled on Sunday, hours after rebels took the port.", "hours after", "2023-05-14", "took"),
        ("Three days after rebels took the port on Monday, the king fled.", "Three days after", None, "days"),
    ],
)
def test_counted_within_a_sentence(text: str, words: str, day: str | None, head: str) -> None:
    """The act is dated by what was counted from it; an outcome after the report's date is none."""
    assert found(text, words) == (day, head)


@pytest.mark.parametrize(
    "text",
    [
        "They met three days after a vote.",
        "The attack on Monday killed five. Two days after the harvest, rebels struck again.",
        "The summit in Osgiliath was held on Monday. A day after the Edoras summit, they parted.",
        "The attack on Monday killed five. Less than a week after the attack, rebels struck again.",
    ],
)
def test_an_act_that_is_not_known_gives_no_day(text: str) -> None:
    last = find_times(reading(text)).times[-1].value
    assert (last.start, last.end, last.precision) == (None, None, "unknown")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Crowds marched through the city on Sunday. Police fired tear gas during the march.", "2023-05-14"),
        ("Crowds marched through the city on Sunday. The king resigned while the march was under way.", "2023-05-14"),
        ("Police broke up a rally on Sunday. Two men were shot at the rally.", "2023-05-14"),
    ],
)
def test_what_was_at_the_time_of_an_act_has_its_day(text: str, day: str) -> None:
    last = find_times(reading(text)).times[-1].value
    assert (last.start, last.end, last.anchor) == (day, day, "event")


def test_a_place_is_no_occasion() -> None:
    text = "Rebels attacked the port on Sunday. Two men were shot at the port."
    assert [f.value.start for f in find_times(reading(text)).times] == ["2023-05-14"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A day after troops shot ten people, crowds marched again in Osgiliath.", "2023-05-16"),
        ("They came back on Tuesday. A day after troops shot ten people, crowds marched again.", "2023-05-15"),
        ("Two days after troops shot ten people, who had died was hard to say on Wednesday.", "2023-05-15"),
        ("A day after troops shot ten people, the king had fled.", None),
        ("One. Two. Three. A day after troops shot ten people, crowds marched again in Osgiliath.", None),
        ("Six hours after troops shot ten people, crowds marched again in Osgiliath.", None),
    ],
)
def test_the_first_sentences_tell_the_news_of_the_day(text: str, day: str | None) -> None:
    counted = next(f.value for f in find_times(reading(text)).times if (f.value.text or "").endswith("after"))
    assert counted.start == day


def test_a_day_that_names_a_thing_is_not_the_day_of_the_news() -> None:
    text = "The court annulled the May 8 election. Later in the day the king attacked the judges."
    assert found(text, "Later in the day")[0] == "2023-05-17"
