"""What the rooms hand to one another: frozen values, standard library only.

A span is ``[start, end)`` in characters of the report's stored text. Dates are ISO 8601 strings, countries ISO 3166-1
alpha-3, coordinates longitude then latitude. A value that the report does not say is None; nothing is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """``[start, end)`` in characters of the report's stored text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, with which document, and the way out. Problems are values and travel with the result."""

    stage: str  # "read", "clean", "parse" …
    code: str  # a short stable word: "empty", "binary", "no-text", "bad-date", "bad-line", "language" …
    message: str  # one sentence that names the file or line and says what to do
    document: str | None = None
    span: Span | None = None
    fatal: bool = True  # the document was not coded


@dataclass(frozen=True, slots=True)
class Outlet:
    """Whose press tells a report, as the table of outlets knows it."""

    id: str
    name: str
    country: str | None  # where it has its seat; of a paper in exile, where it comes from
    kind: str  # "agency", "newspaper", "broadcaster", "website", "magazine", "ministry-site"
    wire: bool  # an agency whose copy others print
    state: str  # "yes": of a state, "party": of a party or movement, "public": paid by the public, independent; "no"
    by: str  # what names it: "field" or "url" of the input, "dateline" of the text


@dataclass(frozen=True, slots=True)
class Report:
    """One news report as it is stored. ``text`` never changes after reading: every offset counts in it."""

    id: str  # "doc_…" from the content, or the input's own id
    text: str
    source: str  # path, URL or "-"
    url: str | None = None
    title: str | None = None
    outlet: str | None = None  # who published it, where the input says so
    published: str | None = None  # ISO date
    published_from: str | None = None  # "option", "field", "metadata", "dateline", "crawl" (by this day)
    language: str | None = None
    press: Outlet | None = None  # whose press tells it, where the table knows the outlet


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of the report's text. Labels never move offsets; only ``body`` and ``headline`` are parsed."""

    kind: str  # "headline", "teaser", "dateline", "body", "furniture", "repeat"
    span: Span
    repeats: Span | None = None  # for "repeat": the first telling of the same sentence
    place: str | None = None  # for "dateline": the city it names ("ANKARA")


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is the index of its governor in the sentence (its own index at the root)."""

    i: int
    text: str
    lower: str
    tag: str  # Penn tag
    pos: str  # universal part of speech
    dep: str  # ClearNLP label, as in the small English model
    head: int
    span: Span
    ent: str = ""  # named-entity type, "" if none


class Evidence(NamedTuple):
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient. Identity is its id (``RUS``, ``RUS.MIL``, ``NATO``): another sector is another party."""

    id: str
    name: str
    country: str | None
    sector: str | None  # PLOVER sector: GOV MIL LEG JUD COP OPP REB CVL BUS MED NGO IGO PRE PTY SPY EDU REL UNK …
    text: str
    span: Span
    base: str | None = None  # state where an organisation or armed group sits


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for one or more parties.

    Either ``parties`` is known from the words alone, or it is empty and the discourse must supply it from ``noun``
    ("ministry", "countries", "it"), ``number``, ``count`` ("the two"), ``sector`` and ``owner``.
    """

    span: Span
    sentence: int
    head: int  # token index of the head word
    kind: str  # "name" "demonym" "person" "organ" "role" "people" "force" "pronoun" "definite"
    parties: tuple[Party, ...] = ()
    noun: str | None = None  # lower-case singular head noun, or the pronoun
    number: str | None = None  # "singular" "plural"
    count: int | None = None  # "the two countries" -> 2
    sector: str | None = None  # what the noun says ("soldiers" -> MIL), for parties still to be found
    owner: int | None = None  # token index of the word that says whose ("its" army, "Duterte's" predecessor)
    rule: str = ""  # table row or rule that decided


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days. None = open. ``precision``: day week month season year decade unknown."""

    start: str | None
    end: str | None
    precision: str
    text: str | None = None
    span: Span | None = None
    anchor: str | None = None  # what it was counted from: "published", "words", "event"
    value: str | None = None  # TIMEX3 value ("2022-W47", "2022-11-30")


@dataclass(frozen=True, slots=True)
class Duration:
    iso: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time as TIMEX3 marks it: the words without their preposition, also where they date no act."""

    type: str  # DATE, TIME, DURATION, SET
    value: str  # "2022-11-29", "2022-11-29T15:00", "2022-W47", "P3D", "PAST_REF", "XXXX-WXX-2"
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    kind: str  # country, capital, city, region, sea, ocean, strait, gulf, channel, bay, base, island, river …
    country: str | None
    lon: float | None
    lat: float | None
    text: str
    span: Span
    role: str | None = None  # preposition: "over", "in", "off", "to", "from"
    radius_km: float | None = None  # stated precision of a vague area


@dataclass(frozen=True, slots=True)
class Force:
    """People, ships, aircraft, vehicles, weapons. ``bound``: None exact, more-than, at-least, up-to, about, order."""

    owner: str | None
    kind: str
    model: str | None
    count: int | None
    bound: str | None
    unit: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Casualty:
    kind: str  # killed, wounded, missing, captured, displaced
    of: str | None  # party id or country
    count: int | None
    bound: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with where it stands in the parse: sentence and token index of its head word."""

    value: T
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that the learned coder takes for an act: token indexes in a sentence, type, its chance from 0 to 1."""

    sentence: int
    tokens: tuple[int, ...]
    type: str
    chance: float
    mode: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Attribution:
    speaker: Party
    cue: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who says, thinks, wants or judges what. Each part may stand in pieces; a source may be unsaid."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Precedent:
    claim: str  # "first", "largest", "since", "last"
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Framing:
    kind: str  # "purpose", "reason", "label"
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a record: the frame, wrapper, table row, repair or resolver that spoke."""

    rule: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    rel: str  # part-of follows because-of same-series-as amid
    event: str


@dataclass(frozen=True, slots=True)
class Event:
    """One act, one record. See the record contract in docs/record.md."""

    id: str
    document: str
    type: str
    mode: str | None
    cameo: str | None
    quad: str
    score: float
    reciprocal: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When
    status: str  # occurred ongoing planned hypothetical refused denied
    evidence: tuple[Evidence, ...]
    why: tuple[Why, ...]
    confidence: float
    duration: Duration | None = None
    places: tuple[Place, ...] = ()
    forces: tuple[Force, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    alleged_by: str | None = None
    precedent: Precedent | None = None
    framing: tuple[Framing, ...] = ()
    contexts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def tentative(self) -> bool:
        """Less sure than an ordinary question asks for: kept, but shown on demand only."""
        return self.confidence < TENTATIVE


TENTATIVE = 0.25  # confidence below which a record is tentative


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing state that is no act: tension, alliance, cooperation."""

    id: str
    document: str
    parties: tuple[str, ...]
    kind: str
    trend: str | None
    since: When | None
    evidence: tuple[Evidence, ...]
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """One reading of a figure, with who gives it. ``bound`` as in Force; ``speakers`` are ids of parties."""

    count: int
    bound: str | None
    documents: tuple[str, ...]
    sources: int  # independent ones
    speakers: tuple[str, ...]  # none: the reports' own voice


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of one kind an act was done with or cost. ``agreed``: no two voices contradict each other."""

    of: str  # "forces", "casualties"
    kind: str
    model: str | None
    owner: str | None
    values: tuple[Tally, ...]
    agreed: bool


@dataclass(frozen=True, slots=True)
class Dissent:
    """What some reports tell otherwise than the incident says, or deny. ``of``: a field of the incident."""

    of: str
    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """One independent source of an incident; see link/origins.py."""

    name: str | None
    country: str | None
    state: str | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two records are of one incident: the signs that decided, or whose judgement it is."""

    events: tuple[str, str]
    score: float | None
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One act as all reports tell it. See docs/incidents.md."""

    id: str
    type: str
    mode: str | None
    cameo: str | None
    quad: str
    score: float
    reciprocal: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When
    places: tuple[Place, ...]
    status: str
    figures: tuple[Figure, ...]
    denials: tuple[Dissent, ...]
    dissent: tuple[Dissent, ...]
    events: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[Teller, ...]
    confidence: float
    why: tuple[Tie, ...]
