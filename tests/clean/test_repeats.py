"""Sentences told twice: the later telling stands for a teaser's, the first one everywhere else."""

from __future__ import annotations

import pytest

from whowhom.clean import clean
from whowhom.clean.furniture import furniture
from whowhom.clean.sentences import sentences
from whowhom.read import report_from_text
from whowhom.records import Span
from whowhom.syntax import Reading

ONE = "Gondor and Rohan began a joint drill on the plain of Pelennor on Friday, the third since the war."
TWO = "Eleven ships of Gondor were joined by three from Dol Amroth, the steward's council said."
THREE = "The drill follows a visit to Edoras by the steward of Gondor."


def told(text: str) -> list[tuple[str, str]]:
    reading = clean(Reading(report_from_text(text, source="t")))
    return [(block.kind, reading.slice(block.span)) for block in reading.blocks]


def test_a_teaser_run_together_without_a_space_gives_way_to_the_body() -> None:
    text = f"date 2022-11-30 Left Menu\n\n{ONE}{TWO}\n\n{THREE}\n\n{ONE}\n\n{TWO} It named no foe."
    assert told(text) == [
        ("furniture", "date 2022-11-30 Left Menu"),
        ("repeat", ONE),
        ("repeat", TWO),
        ("body", THREE),
        ("body", ONE),
        ("body", f"{TWO} It named no foe."),
    ]


def test_a_repeat_names_the_telling_that_stands() -> None:
    reading = clean(Reading(report_from_text(f"{ONE}\n\n{THREE}\n\n{ONE}", source="t")))
    repeat = next(block for block in reading.blocks if block.kind == "repeat")
    assert repeat.span.start == 0
    assert repeat.repeats and reading.slice(repeat.repeats) == ONE


def test_a_pull_quote_gives_way_to_the_sentence_it_is_taken_from() -> None:
    quote = "We shall hold the ford against all who come from the east"
    text = f'{ONE}\n\n"{quote}," the captain said.\n\n“{quote}.”\n\n{THREE}'
    assert told(text)[2] == ("repeat", f"“{quote}.”")


def test_a_lead_behind_a_dateline_is_seen_as_told_before() -> None:
    assert [kind for kind, _ in told(f"{ONE}\n\nEDORAS, May 5 - {ONE} {THREE}")] == ["repeat", "dateline", "body"]


def test_a_standfirst_that_abridges_the_report_is_a_teaser() -> None:
    standfirst = "Gondor and Rohan drill on the plain of Pelennor, joined by ships from Dol Amroth."
    found = told(f"{standfirst}\n\nMINAS TIRITH, May 5 - {ONE} {TWO} {THREE}")
    assert [kind for kind, _ in found] == ["teaser", "dateline", "body"]


def test_a_lead_that_says_more_than_the_report_is_body() -> None:
    lead = "Gondor and Rohan drill on the plain of Pelennor, joined by eleven ships from Umbar."
    found = told(f"{lead}\n\nMINAS TIRITH, May 5 - {ONE} {TWO} {THREE}")
    assert [kind for kind, _ in found] == ["body", "dateline", "body"]


DIFFERENT = [
    (
        "Gondor's riders struck the camp of Umbar at dawn on Monday.",
        "Umbar's riders struck the camp of Gondor at dawn on Monday.",
    ),
    (
        "The council said that the fleet of Umbar fired 12 bolts at the town on the hill.",
        "The council said that the fleet of Umbar fired 14 bolts at the town on the hill.",
    ),
    (
        "The council said that the fleet of Umbar had fired on the town by the great river.",
        "The council said that the fleet of Umbar had not fired on the town by the great river.",
    ),
    (
        "The army shelled the town of Pelargir in the south of the realm at noon on Monday.",
        "The army shelled the town of Lossarnach in the south of the realm at noon on Monday.",
    ),
    ("He denied it.", "He denied it."),
]


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_what_differs_in_a_name_a_number_a_direction_or_a_not_is_told_once_each(first: str, second: str) -> None:
    assert "repeat" not in [kind for kind, _ in told(f"{THREE}\n\n{first}\n\n{TWO}\n\n{second}")]


SPLITS = [
    "He met U.S. House Speaker Nancy Pelosi in Washington, D.C.| The visit ended on Feb. 24.",
    "Gen. J. R. Smith left at 5 p.m.| The troops stayed.",
    "It sent troops to the U.S.| The ministry said so.",
    "A show of trust.|Defense ties grew.",
    "“We will fight.”| He left.",
    "See www.Example.Com for more.| It is free.",
    "No. 5 Squadron flew 2.5 hours.| Why?| Nobody knows!",
    "The 2022.|They left.",
]


@pytest.mark.parametrize("marked", SPLITS)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    found = sentences(text, Span(0, len(text)), furniture())
    assert [text[span.start : span.end] for span in found] == [part.strip() for part in marked.split("|")]
