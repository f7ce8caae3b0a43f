"""Which label a stretch gets, on pages of many kinds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whowhom.clean import clean
from whowhom.read import report_from_text
from whowhom.syntax import Reading

ONE = "Gondor recalled its envoy from Arnor on Tuesday after the raid on the ford."
TWO = "Arnor's steward called the step hasty and asked the council of elders for a ruling."
WRAPPED = "Gondor recalled its envoy from Arnor on\nTuesday after the raid on the ford and\nclosed the road."
THREE = "The two realms signed a pact on the use of the river in March."


def labels(text: str, title: str | None = None) -> list[tuple[str, str]]:
    reading = clean(Reading(report_from_text(text, source="t", title=title)))
    return [(block.kind, reading.slice(block.span)) for block in reading.blocks]


PAGES = [
    ("one bare sentence without a stop", "Gondor bombed Umbar", [("body", "Gondor bombed Umbar")]),
    ("headline", f"Gondor recalls envoy\n\n{ONE}", [("headline", "Gondor recalls envoy"), ("body", ONE)]),
    ("shouted headline", f"GONDOR RECALLS ENVOY\n{ONE}", [("headline", "GONDOR RECALLS ENVOY"), ("body", ONE)]),
    ("asking headline", f"Will Gondor yield?\n\n{ONE}", [("headline", "Will Gondor yield?"), ("body", ONE)]),
    (
        "menu words above a headline",
        f"World\nRead more\nGondor recalls its envoy\n{ONE}",
        [("furniture", "World"), ("furniture", "Read more"), ("headline", "Gondor recalls its envoy"), ("body", ONE)],
    ),
    ("byline", f"By Hild Horn and Ceorl Reed\n{ONE}", [("furniture", "By Hild Horn and Ceorl Reed"), ("body", ONE)]),
    (
        "share line",
        f"{ONE}\n\nFacebook Twitter Linkedin Mail",
        [("body", ONE), ("furniture", "Facebook Twitter Linkedin Mail")],
    ),
    (
        "caption",
        f"{ONE}\n\nFile photo: Riders at the ford. (Handout)",
        [("body", ONE), ("furniture", "File photo: Riders at the ford. (Handout)")],
    ),
    (
        "copyright",
        f"{ONE}\n\n© 2022 Ithilien Courier. All rights reserved.",
        [("body", ONE), ("furniture", "© 2022 Ithilien Courier. All rights reserved.")],
    ),
    (
        "credit inside a paragraph",
        f"{ONE} (Reporting by Hild Horn; Editing by Ceorl Reed)",
        [("body", ONE), ("furniture", "(Reporting by Hild Horn; Editing by Ceorl Reed)")],
    ),
    (
        "credits",
        f"{ONE}\n\nReporting by Hild Horn in Edoras and J. Reed. Editing by Ceorl Reed.",
        [("body", ONE), ("furniture", "Reporting by Hild Horn in Edoras and J. Reed. Editing by Ceorl Reed.")],
    ),
    (
        "codes of the wire",
        f"{ONE} -0-\n{TWO} [nL5N2O33FG]",
        [("body", ONE), ("furniture", "-0-"), ("body", TWO), ("furniture", "[nL5N2O33FG]")],
    ),
    (
        "related links",
        f"{ONE}\n\nRead more:\nUmbar fleet leaves harbour\nRohan counts its horses\n\n{TWO}",
        [
            ("body", ONE),
            ("furniture", "Read more:"),
            ("furniture", "Umbar fleet leaves harbour"),
            ("furniture", "Rohan counts its horses"),
            ("body", TWO),
        ],
    ),
    (
        "links at the end",
        f"{ONE}\n\nUmbar fleet leaves harbour\nRohan counts its horses",
        [("body", ONE), ("furniture", "Umbar fleet leaves harbour"), ("furniture", "Rohan counts its horses")],
    ),
    (
        "comments",
        f"{ONE}\n\n2 comments\nOrc61: Gondor will bomb them all.",
        [("body", ONE), ("furniture", "2 comments"), ("furniture", "Orc61: Gondor will bomb them all.")],
    ),
    (
        "section heading",
        f"{ONE}\n\nRiver pact\n\n{THREE}",
        [("body", ONE), ("headline", "River pact"), ("body", THREE)],
    ),
    (
        "live blog",
        f"10.32: {ONE}\n\n14:05 GMT – {TWO}",
        [("furniture", "10.32:"), ("body", ONE), ("furniture", "14:05 GMT –"), ("body", TWO)],
    ),
    ("numbers", f"1. {ONE}\n2. {TWO}", [("furniture", "1."), ("body", ONE), ("furniture", "2."), ("body", TWO)]),
    (
        "bullets",
        f"• {ONE}\n• Arnor shut the border at noon",
        [("furniture", "•"), ("body", ONE), ("furniture", "•"), ("body", "Arnor shut the border at noon")],
    ),
    ("markdown", f"## River pact\n\n{THREE}", [("furniture", "##"), ("headline", "River pact"), ("body", THREE)]),
    ("kicker", f"BREAKING: {ONE}", [("furniture", "BREAKING:"), ("body", ONE)]),
    ("lines broken at a width", WRAPPED, [("body", WRAPPED)]),
    ("menu only", "date 2022-11-30 Left Menu", [("furniture", "date 2022-11-30 Left Menu")]),
]


@pytest.mark.parametrize(("text", "expected"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert labels(text) == expected


PROSE = [
    "Shares fell sharply in Osgiliath after the raid.",
    "Reporting from the ford, our riders said that Gondor had crossed.",
    "By Friday the army had taken the town of Pelargir.",
    "Research from the college of Dol Amroth suggests that the river is rising.",
    "Research by the council of Dol Amroth shows that the fleet of Umbar has grown by half since the war.",
    "Compiled by riders over ten years, the list of raids was read to the steward on Monday.",
    "A Reuters/Ipsos poll found that most people oppose the war.",
    "The menu of sanctions was published on 5 May 2019, when the council met in Fornost for the first time.",
    "Comments by the steward angered Arnor.",
    "Read aloud in the hall, the letter accused Umbar of piracy.",
    "Advertisements for recruits were banned by the council.",
    "More from the treasury will be needed, the steward said.",
    "The photo: a rider holds the banner of Rohan and shouts at the guards.",
]


@pytest.mark.parametrize("sentence", PROSE)
def test_prose_that_begins_like_furniture_stays_body(sentence: str) -> None:
    assert (labels(f"{ONE}\n\n{sentence}\n\n{TWO}")[1]) == ("body", sentence)


def test_the_title_is_the_headline_even_with_a_full_stop() -> None:
    assert labels(f"Gondor recalls its envoy.\n\n{ONE}", "Gondor recalls its envoy.")[0][0] == "headline"


PIECES = [
    ONE,
    TWO,
    THREE,
    "World",
    "Read more:",
    "- ",
    "10:05 ",
    "ANKARA, Oct 6 - ",
    "date 2022-11-30",
    "\n",
    "\n\n",
    " ",
    "\r\n",
    "2 comments",
    "trust.Defense",
    "•",
    "\u2028",
    "\x1c",
    "(AP) ",
    "\ufeff",
]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_hold_every_character_once_and_in_order(text: str) -> None:
    last = 0
    for block in clean(Reading(report_from_text(text, source="t"))).blocks:
        assert last <= block.span.start < block.span.end <= len(text)
        assert not text[last : block.span.start].strip()
        assert not text[block.span.start].isspace() and not text[block.span.end - 1].isspace()
        last = block.span.end
    assert not text[last:].strip()


def test_a_long_share_line_is_looked_at_once() -> None:
    line = "share 5,share, tweet " * 30 + "Zzz!"
    assert labels(line) == [("body", line)]
