"""A round-up is several reports: each item has its own scene, and nobody in one is "he" or "the army" of another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from whowhom.code.act import land
from whowhom.records import Block
from whowhom.syntax import Reading

ITEM_WORDS = 40  # a shorter paragraph that names nobody known is an aside, no item of its own
SPOKEN_OF = 3  # mentions that make another country the ground of a report whose dateline country is never named


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences ``[first, last)`` with the country of their own dateline, if they have one.

    ``issued``: the dateline stands in a line of its own, as on a letter: who writes is of that country.
    """

    first: int
    last: int
    home: str | None
    issued: bool = False


def sections(reading: Reading) -> list[Section]:
    """The items of a report, usually one."""
    homes = reading.homes
    starts: dict[int, str | None] = {}
    lands: set[str] = set()
    for block in (b for b in reading.blocks if b.kind == "body"):
        inside = [s.index for s in reading.sentences if block.span.holds(s.span)]
        if not inside:
            continue
        home = next((country for end, country in homes if 0 <= block.span.start - end <= 2), None)
        dated = any(0 <= block.span.start - end <= 2 for end, _ in homes)
        named = {land(p) for m in reading.mentions if m.sentence in inside for p in m.parties}
        if dated or not starts or (not homes and _another_item(reading, block, named, lands)):
            starts[inside[0]] = home
            lands = set()
        lands |= named
    edges = sorted(starts)
    if not edges:
        return [Section(0, len(reading.sentences), None)]
    letter = None if _of_a_body(reading) else _letterhead(reading)
    edges[0], first_home = 0, starts[edges[0]] or letter
    ends = [*edges[1:], len(reading.sentences)]
    issued = letter is not None and len(edges) == 1
    return [Section(a, b, starts.get(a, first_home), issued) for a, b in zip(edges, ends, strict=True)]


def _letterhead(reading: Reading) -> str | None:
    """The country of a dateline that fills its line and stands before all of the report's own words."""
    first = min((b.span.start for b in reading.blocks if b.kind == "body"), default=0)
    text = reading.report.text
    return next((country for end, country in reading.homes if end <= first and text[end : end + 1] == "\n"), None)


def _of_a_body(reading: Reading) -> bool:
    """ "Brussels, 2 March: The European Union …": who writes from the seat of a body is not the state it lies in."""
    body = {s.index: s for s in reading.sentences if s.block == "body"}
    subjects = (m for m in reading.mentions if m.sentence in body and body[m.sentence][m.head].dep == "nsubj")
    first = min(subjects, key=lambda m: m.span, default=None)
    return first is not None and bool(first.parties) and all(party.country is None for party in first.parties)


def _another_item(reading: Reading, block: Block, named: set[str], lands: set[str]) -> bool:
    """A paragraph of some length about other countries only, whose first sentence leans on nothing told before."""
    if len(reading.slice(block.span).split()) < ITEM_WORDS or not named or not lands or named & lands:
        return False
    first = next(s.index for s in reading.sentences if block.span.holds(s.span))
    opening = [m for m in reading.mentions if m.sentence == first]
    return any(m.kind == "name" for m in opening) and all(m.parties and m.kind != "person" for m in opening)


def part(reading: Reading, section: Section) -> Reading:
    """The reading of one section; indexes of sentences stay what they are."""
    inside = range(section.first, section.last)
    return replace(
        reading,
        sentences=tuple(s for s in reading.sentences if s.index in inside),
        mentions=tuple(m for m in reading.mentions if m.sentence in inside),
        places=tuple(p for p in reading.places if p.sentence in inside),
        toponyms=tuple(p for p in reading.toponyms if p.sentence in inside),
    )


def ground(section: Section, counts: Counter[str]) -> str | None:
    """The dateline's country; but a report from New York about India is at home in India. ``counts``: who is named."""
    home = section.home
    if section.issued or home is None or counts[home] > 0 or not counts:
        return home
    country, times = counts.most_common(1)[0]
    return country if times >= SPOKEN_OF else home
