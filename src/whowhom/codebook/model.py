"""What a codebook says, as frozen values: types, modes, frames, examples, wrappers, word classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

ROLES = ("actor", "recipient")
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "refused", "denied")
KINDS = ("cooperation", "yield", "verbal", "harm")  # of types, for the wrappers


class CodebookError(ValueError):
    """A fault in the codebook: which file, which entry, what is wrong and the nearest right word."""

    def __init__(self, file: str, entry: str, message: str) -> None:
        super().__init__(f"{file}: {entry}: {message}")
        self.file, self.entry, self.message = file, entry, message


@dataclass(frozen=True, slots=True)
class Slot:
    """``{role}`` with its marks: ``!`` required, ``+`` reciprocal, ``~`` left to the discourse, ``@`` a place may."""

    role: str
    required: bool = False
    reciprocal: bool = False
    discourse: bool = False
    place: bool = False
    never: bool = False
    sectors: frozenset[str] = frozenset()  # PLOVER sectors that may fill it; empty = any
    itself: bool = False  # the phrase is the party, not a thing that it owns


@dataclass(frozen=True, slots=True)
class Term:
    """A noun phrase of a frame: a party slot, or head words (with the party that owns them), or anything (``*``)."""

    slot: Slot | None = None
    words: frozenset[str] = frozenset()  # singular and plural forms, lower case
    owner: Slot | None = None  # {recipient}'s ambassador
    joint: bool = False  # the head must carry a word of the class "joint"


@dataclass(frozen=True, slots=True)
class PrepTerm:
    preps: frozenset[str]
    term: Term | None  # None: the preposition with a verb in -ing ("of ING")

    @property
    def required(self) -> bool:
        return self.term is None or self.term.slot is None or self.term.slot.required


@dataclass(frozen=True, slots=True)
class Frame:
    """One active sentence. ``object2`` is the second bare phrase: a gift ("give X aid") or label ("call it so").

    ``own``: of a user's codebook; it goes before a frame of ours that asks for no word more.
    """

    id: str
    text: str
    type: str
    mode: str | None
    cameo: str | None
    verbs: tuple[tuple[str, str | None], ...]  # (base form, particle)
    subject: Term
    object: Term | None = None
    object2: Term | None = None
    preps: tuple[PrepTerm, ...] = ()
    complement: str | None = None  # "to" "that" "ing" "wh"
    joint: bool = False  # two or more parties act
    only: str | None = None  # "future" "past" "negated" "passive"
    noun: bool = True  # its nominal forms count too
    nouns: frozenset[str] = frozenset()  # a noun frame: head nouns instead of verbs
    status: str | None = None
    confidence: float = 0.8
    file: str = ""
    own: bool = False

    @property
    def slots(self) -> list[Slot]:
        """Every party slot, also those of owners ("{recipient}'s ambassador")."""
        terms = [self.subject, self.object, self.object2, *(p.term for p in self.preps)]
        return [slot for term in terms if term is not None for slot in (term.slot, term.owner) if slot is not None]


@dataclass(frozen=True, slots=True)
class Mark:
    """``[role CODE: words]`` in an example, or ``*trigger words*`` with role "act"."""

    role: str
    code: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what must come out of it. ``before``: sentences that stand before it in the report."""

    file: str
    entry: str
    text: str  # without marks
    marks: tuple[Mark, ...]
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    before: str = ""
    published: str = "2022-11-30"
    todo: str | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    file: str
    entry: str
    text: str
    marks: tuple[Mark, ...]
    type: str  # the type that must stay silent
    mode: str | None  # if set, only this mode must stay silent
    instead: str | None  # the type that must be found, or None for no act at all
    why: str
    before: str = ""
    published: str = "2022-11-30"
    todo: str | None = None


class Marked(NamedTuple):
    """The sentences with marks that test a codebook."""

    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...]


@dataclass(frozen=True, slots=True)
class Mode:
    """A section of a type's file. ``name`` None is the type without a mode."""

    name: str | None
    label: str
    means: str
    excludes: tuple[str, ...]
    cameo: str | None
    score: float
    quad: str
    contexts: tuple[str, ...] = ()
    plover: bool = True


@dataclass(frozen=True, slots=True)
class EventType:
    name: str
    label: str
    means: str
    excludes: tuple[str, ...]
    quad: str
    score: float
    cameo: str
    kind: str  # for the wrapper table: "cooperation" "yield" "verbal" "harm"
    modes: Mapping[str | None, Mode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wrapper:
    """What a governor does to an act below it: "will" + harm = THREATEN, "refuse" + harm = refused …"""

    id: str
    governors: frozenset[str]  # base forms of verbs, nouns or adjectives, or auxiliaries
    links: frozenset[str]  # code/wrap.py says which there are
    inner: frozenset[str]  # type kinds or type names; empty = any
    negated: bool | None  # the inner (for aux) or the governor is negated; None = either
    type: str | None
    mode: str | None
    status: str | None
    drop: bool = False
    replaces: bool = False  # the governor's own act gives way to this one
    alleged: bool = False


@dataclass(frozen=True, slots=True)
class RelationRule:
    """Words of a standing state: nouns ("tensions with"), verbs ("quarrel with"), adjectives ("estranged")."""

    kind: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
