"""A round-up is several reports: each item has its own scene, and nobody in one is "he" or "the army" of another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from whowhom.code.act import land
from whowhom.records import Block, Party
from whowhom.syntax import Reading

ITEM_WORDS = 40  # a shorter paragraph that names nobody known is an aside, no item of its own
APART, APART_SHARE = 3, 0.75  # how many items of a round-up, and which share, name no land of the next
WITHIN = ("organ", "people", "role")  # who acts in its own state, unless it governs
BODIES = ("IGO", "NGO")
SPOKEN_OF = 3  # mentions that make another country the ground of a report whose dateline country is not named by then
LATE = 5  # sentences before it is named; who is struck may be named soon after the striker
OFTENER = 2  # how much oftener it is named than the dateline's country


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences ``[first, last)`` with the country of their own dateline, if they have one.

    ``issued``: the dateline stands in a line of its own, as on a letter: who writes is of that country, or a body.
    """

    first: int
    last: int
    home: str | None
    issued: bool = False
    issuer: tuple[Party, ...] = ()  # the body that issues it: "UN MISSION IN RHOVANION / Dale, 3 May"


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph with the headings over it: its sentences, the lands that it names, and its own dateline."""

    block: Block
    inside: range
    lands: frozenset[str]
    headed: bool
    dated: bool
    home: str | None


def sections(reading: Reading) -> list[Section]:
    """The items of a report, usually one."""
    items = _items(reading)
    if not items:
        return [Section(0, len(reading.sentences), None)]
    starts: dict[int, str | None] = {}
    lands: frozenset[str] = frozenset()
    apart = _round_up(items, reading)
    for item in items:
        another = not reading.homes and _another_item(reading, item.block, item.lands, lands)
        if item.dated or not starts or another or item.inside.start in apart:
            starts[item.inside.start] = item.home
            lands = frozenset()
        lands |= item.lands
    edges = sorted(starts)
    above, fills = _above(reading)
    issuer = _body(reading) if fills else ()
    homes = [starts[edges[0]] or above, *(starts[edge] for edge in edges[1:])]
    edges = [0, *edges[1:], len(reading.sentences)]
    issued = fills and not issuer and above is not None and len(homes) == 1
    made = [Section(a, b, home, issued, issuer) for (a, b), home in zip(pairwise(edges), homes, strict=True)]
    return [replace(one, home=one.home or _about(reading, one)) for one in made] if apart else made


def _items(reading: Reading) -> list[_Item]:
    """The paragraphs in their order."""
    out: list[_Item] = []
    above: list[int] = []
    for block in (b for b in reading.blocks if b.kind in ("headline", "body")):
        inside = [s.index for s in reading.sentences if block.span.holds(s.span)]
        if block.kind == "headline" or not inside:
            above += inside
            continue
        ends = [(end, home) for end, home in reading.homes if 0 <= block.span.start - end <= 2]
        span = range(min(above, default=inside[0]), inside[-1] + 1)
        named = frozenset(land(p) for m in reading.mentions if m.sentence in span for p in m.parties)
        home = ends[0][1] if ends else None
        out.append(_Item(block, span, named, bool(above), bool(ends), home))
        above = []
    return out


def _round_up(items: list[_Item], reading: Reading) -> frozenset[int]:
    """First sentences of the items of a round-up: what stands under one heading, or one paragraph, names other lands
    than the next. A report under one dateline is none, unless it is cut up by headings.
    """
    heads, least = [n for n, item in enumerate(items) if item.headed or n == 0], APART
    if len(heads) <= APART:
        spaced = _spaced(items, reading) if not any(home for _, home in reading.homes) else []
        heads, least = (spaced, APART - 1) if spaced else ([] if reading.homes else list(range(len(items))), APART)
    if not heads:
        return frozenset()
    ends = [*heads[1:], len(items)]
    named = [frozenset(name for item in items[a:b] for name in item.lands) for a, b in zip(heads, ends, strict=True)]
    pairs = [a.isdisjoint(b) for a, b in pairwise(named) if a and b]
    many = sum(pairs) >= least and sum(pairs) >= APART_SHARE * len(pairs)
    return frozenset(items[n].inside.start for n in heads) if many else frozenset()


def _spaced(items: list[_Item], reading: Reading) -> list[int]:
    """Where a blank line parts groups of lines, as in a list of headlines; [] where it parts all or none."""
    gaps = [reading.report.text[a.block.span.end : b.block.span.start] for a, b in pairwise(items)]
    first = [0, *(n for n, gap in enumerate(gaps, 1) if gap.count("\n") > 1)]
    return first if 1 < len(first) < len(items) else []


def _about(reading: Reading, section: Section) -> str | None:
    """The country that an item names more often than any other, as a party or as a place."""
    inside = range(section.first, section.last)
    told = Counter(p.country for m in reading.mentions if m.sentence in inside for p in m.parties if p.country)
    told.update(p.value.country for p in reading.toponyms if p.sentence in inside and p.value.country)
    first, second = [*told.most_common(2), (None, 0), (None, 0)][:2]
    return first[0] if first[1] > second[1] else None


def _above(reading: Reading) -> tuple[str | None, bool]:
    """The country of a dateline above all of the report's own words, and whether it fills its line, as in a letter;
    what a byline says ("By Ada Lind in Nairobi") issues nothing.
    """
    first = min((b.span.start for b in reading.blocks if b.kind == "body"), default=0)
    text, starts = reading.report.text, {b.span.end: b.span.start for b in reading.blocks if b.kind == "dateline"}
    lines = [(end, home) for end, home in reading.homes if end <= first and text[end : end + 1] == "\n"]
    alone = [home for end, home in lines if not text[: starts[end]].rsplit("\n", 1)[-1].strip()]
    return (alone[0], True) if alone else (next((home for _, home in lines), None), False)


def _body(reading: Reading) -> tuple[Party, ...]:
    """The body that a letterhead names before all others, or that is the first subject of what is told beneath it."""
    first = min((b.span.start for b in reading.blocks if b.kind == "body"), default=0)
    head = min((m for m in reading.mentions if m.span.start < first), key=lambda m: m.span, default=None)
    body = {s.index: s for s in reading.sentences if s.block == "body"}
    subjects = (m for m in reading.mentions if m.sentence in body and body[m.sentence][m.head].dep == "nsubj")
    told = (head, min(subjects, key=lambda m: m.span, default=None))
    bodies = (m.parties for m in told if m is not None and m.parties)
    return next((found for found in bodies if all(p.country is None and p.sector in BODIES for p in found)), ())


def _another_item(reading: Reading, block: Block, named: frozenset[str], lands: frozenset[str]) -> bool:
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


def ground(section: Section, reading: Reading, lead: str | None = None) -> str | None:
    """The dateline's country; but a report from New York about India is at home in India.

    What counts is who is named before the dateline's country is, and who is named more often than that; ``lead``: the
    one country that the first sentence tells of.
    """
    home = section.home
    inside = sorted((m for m in reading.mentions if section.first <= m.sentence < section.last), key=lambda m: m.span)
    named = [p.country for m in inside for p in m.parties if p.country]
    if section.issued or home is None or not named:
        return home
    first = named[: named.index(home)] if home in named else named
    country, times = Counter(first).most_common(1)[0] if first else (home, 0)
    if home not in named and lead is not None and named.count(lead) == times:
        return lead
    opens = next(m.sentence for m in inside if any(p.country for p in m.parties))
    own = any(
        m.kind == "organ" and not m.parties for m in inside if m.sentence == opens
    )  # "the navy said that Chile …"
    late = next((m.sentence for m in inside if any(p.country == home for p in m.parties)), opens) - opens >= LATE
    seldom = late and named.count(country) >= OFTENER * named.count(home)
    known = home in named and (own or not seldom)
    return country if times >= SPOKEN_OF and not known else home


def lead(reading: Reading) -> str | None:
    """ "NEW YORK, May 3 - Miners in Bolivia seized a town hall": the one country where a report sets in, if organs,
    crowds or office-holders act in it.
    """
    first = next((s for s in reading.sentences if s.block == "body"), None)
    if first is None:
        return None
    told = [m for m in reading.mentions if m.sentence == first.index]
    subject = next((m for m in told if first[m.head].dep == "nsubj"), None)
    if subject is None or subject.kind not in WITHIN or (subject.kind == "role" and subject.sector == "GOV"):
        return None  # a president may be abroad
    inside = first.subtree(subject.head)
    named = {p.country for p in subject.parties}
    places = [p for p in reading.places if p.sentence == first.index]
    lands = named or {p.value.country for p in places if p.head in inside or p.head < subject.head}
    return lands.pop() if len(lands) == 1 else None
