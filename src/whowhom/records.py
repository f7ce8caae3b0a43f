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

    start: int  # first character, counted from 0
    end: int  # the one after the last

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
    document: str | None = None  # id of the report, where one is known
    span: Span | None = None  # where in the report
    fatal: bool = True  # the document was not coded


@dataclass(frozen=True, slots=True)
class Outlet:
    """Whose press tells a report, as the table of outlets knows it."""

    id: str  # of its row in outlets.csv
    name: str  # as people call it
    country: str | None  # where it has its seat; of a paper in exile, where it comes from
    kind: str  # "agency", "newspaper", "broadcaster", "website", "magazine", "ministry-site"
    wire: bool  # an agency whose copy others print
    state: str  # "yes": of a state, "party": of a party or movement, "public": paid by the public, independent; "no"
    by: str  # what names it: "field" or "url" of the input, "dateline" of the text


@dataclass(frozen=True, slots=True)
class Report:
    """One news report as it is stored. ``text`` never changes after reading: every offset counts in it."""

    id: str  # "doc_…" from the content, or the input's own id
    text: str  # as it was read; every offset counts in it
    source: str  # path, URL or "-"
    url: str | None = None  # where it is on the web
    title: str | None = None  # the headline that the input names
    outlet: str | None = None  # who published it, where the input says so
    published: str | None = None  # ISO date
    published_from: str | None = None  # "option", "field", "metadata", "dateline", "crawl" (by this day)
    language: str | None = None  # ISO 639-1; only English is coded
    press: Outlet | None = None  # whose press tells it, where the table knows the outlet


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of the report's text. Labels never move offsets; only ``body`` and ``headline`` are parsed."""

    kind: str  # "headline", "teaser", "dateline", "body", "furniture", "repeat"
    span: Span
    repeats: Span | None = None  # for "repeat": the first telling of the same sentence
    place: str | None = None  # for "dateline": the city it names ("ANKARA")


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """One word. ``head`` is the index of its governor in the sentence (its own index at the root).

    Never changed once it is made. It is not frozen, since a frozen one takes five times as long to make.
    """

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
    text: str  # a sentence that tells of the act
    span: Span


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient. Identity is its id (``RUS``, ``RUS.MIL``, ``NATO``): another sector is another party."""

    id: str  # country and sector, or an organisation's short name: RUS, RUS.MIL, NATO
    name: str  # in words: "armed forces of Russia"
    country: str | None  # ISO 3166-1 alpha-3; XKX is Kosovo; None for who is of no state
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

    start: str | None  # first day
    end: str | None  # last day
    precision: str  # how exactly the report says it
    text: str | None = None  # None where the report has no words for it
    span: Span | None = None
    anchor: str | None = None  # what it was counted from: "published", "words", "event"
    value: str | None = None  # TIMEX3 value ("2022-W47", "2022-11-30")


@dataclass(frozen=True, slots=True)
class Duration:
    iso: str  # ISO 8601: "PT8H", "P3D"
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
    name: str  # as the table of places has it
    kind: str  # country, capital, city, region, sea, ocean, strait, gulf, channel, bay, base, island, river …
    country: str | None  # ISO 3166-1 alpha-3; None at sea
    lon: float | None  # degrees east
    lat: float | None  # degrees north
    text: str
    span: Span
    role: str | None = None  # preposition: "over", "in", "off", "to", "from"
    radius_km: float | None = None  # stated precision of a vague area


@dataclass(frozen=True, slots=True)
class Force:
    """People, ships, aircraft, vehicles, weapons. ``bound``: None exact, more-than, at-least, up-to, about, order."""

    owner: str | None  # id of the party or letters of the country that it belongs to
    kind: str  # bomber, warship, troops, money …
    model: str | None  # "Tu-95", or the class that the report names
    count: int | None  # how many; of money the sum
    bound: str | None  # how the count is meant
    unit: str | None  # squadron, army …; of money the ISO 4217 code
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Casualty:
    kind: str  # killed, wounded, missing, captured, displaced
    of: str | None  # party id or country
    count: int | None  # how many people
    bound: str | None  # how the count is meant, as in Force
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
    speaker: Party  # who says so
    cue: str  # the word of saying: "said", "according to"
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who says, thinks, wants or judges what. Each part may stand in pieces; a source may be unsaid."""

    source: tuple[Span, ...]  # who says it
    cue: tuple[Span, ...]  # the words of saying
    content: tuple[Span, ...]  # what is said


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

    rule: str  # name of what spoke: a frame, "wrapper.…", "recipient.…"
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    rel: str  # part-of follows because-of same-series-as amid
    event: str  # id of the other record


@dataclass(frozen=True, slots=True)
class Event:
    """One act, one record."""

    id: str  # the same for the same report and codebook, on every machine
    document: str  # id of the report
    type: str  # PLOVER type: CONSULT, ASSAULT …
    mode: str | None  # how, where the codebook knows: visit, exercise, seize …
    cameo: str | None  # the finest CAMEO code that the words support
    quad: str  # verbal-cooperation, material-cooperation, verbal-conflict, material-conflict
    score: float  # -10 (worst conflict) to +10 (closest cooperation), by the codebook
    reciprocal: bool  # the parties act alike and all stand in actors
    actors: tuple[Party, ...]  # who did it
    recipients: tuple[Party, ...]  # to whom
    when: When  # the days on which it took place
    status: str  # occurred ongoing planned hypothetical refused denied
    evidence: tuple[Evidence, ...]  # the sentences that tell of it
    why: tuple[Why, ...]  # what spoke for it
    confidence: float  # 0 to 1: how often such a record is right in all
    duration: Duration | None = None  # how long it took
    places: tuple[Place, ...] = ()  # where
    forces: tuple[Force, ...] = ()  # people, things and money that it was done with
    casualties: tuple[Casualty, ...] = ()  # whom it cost
    attribution: tuple[Attribution, ...] = ()  # who says so
    alleged_by: str | None = None  # id of the party whose charge the act is, where it is only that
    precedent: Precedent | None = None  # what the report claims of it: the first, the largest
    framing: tuple[Framing, ...] = ()  # how the act is put
    contexts: tuple[str, ...] = ()  # PLOVER contexts: military, diplomatic …
    links: tuple[Link, ...] = ()  # to other records

    @property
    def tentative(self) -> bool:
        """Less sure than an ordinary question asks for: kept, but shown on demand only."""
        return self.confidence < TENTATIVE


TENTATIVE = 0.25  # confidence below which a record is tentative


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing state that is no act: tension, alliance, cooperation."""

    id: str  # the same for the same report and codebook, on every machine
    document: str  # id of the report
    parties: tuple[str, ...]  # ids of the parties
    kind: str  # tension, alliance, cooperation
    trend: str | None  # up, down; None where the report does not say
    since: When | None  # when it began
    evidence: tuple[Evidence, ...]  # the sentences that tell of it
    why: tuple[Why, ...] = ()  # what spoke for it


@dataclass(frozen=True, slots=True)
class Tally:
    """One reading of a figure, with who gives it. ``bound`` as in Force; ``speakers`` are ids of parties."""

    count: int  # how many
    bound: str | None  # as in Force
    documents: tuple[str, ...]  # ids of the reports that say so
    sources: int  # independent ones
    speakers: tuple[str, ...]  # none: the reports' own voice


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of one kind an act was done with or cost. ``agreed``: no two voices contradict each other."""

    of: str  # "forces", "casualties"
    kind: str  # as in Force or Casualty
    model: str | None  # as in Force
    owner: str | None  # whose: id of a party or letters of a country
    values: tuple[Tally, ...]  # every number that is told, the smallest first
    agreed: bool  # no two voices contradict each other


@dataclass(frozen=True, slots=True)
class Dissent:
    """What some reports tell otherwise than the incident says, or deny. ``of``: a field of the incident."""

    of: str  # "when", "actors", "recipients"; "denied"
    value: str  # what they tell instead; of a denial, who denies
    documents: tuple[str, ...]  # ids of the reports that say so


@dataclass(frozen=True, slots=True)
class Teller:
    """One independent source of an incident: reports that speak with one voice."""

    name: str | None  # the outlet; None where it is not known
    country: str | None  # where the outlet has its seat
    state: str | None  # as in Outlet
    documents: tuple[str, ...]  # ids of its reports


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two records are of one incident: the signs that decided, or whose judgement it is."""

    events: tuple[str, str]  # ids of the two records
    score: float | None  # sum of the weights of the signs; None for a judgement
    signs: tuple[str, ...]  # those that decided


@dataclass(frozen=True, slots=True)
class Incident:
    """One act as all reports tell it."""

    id: str  # hangs on its earliest record: later reports leave it as it is
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
    figures: tuple[Figure, ...]  # how many, with what and at what cost
    denials: tuple[Dissent, ...]  # reports that deny it
    dissent: tuple[Dissent, ...]  # what reports tell otherwise
    events: tuple[str, ...]  # ids of the records
    documents: tuple[str, ...]  # ids of the reports
    sources: tuple[Teller, ...]  # independent ones
    confidence: float
    why: tuple[Tie, ...]  # what holds the records together
