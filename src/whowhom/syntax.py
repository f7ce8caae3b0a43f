"""A parsed sentence and how to walk it. Standard library only; indexes count tokens of the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from whowhom.records import (
    Block,
    Casualty,
    Duration,
    Event,
    Force,
    Found,
    Mention,
    Place,
    Problem,
    Proposal,
    Relation,
    Report,
    Span,
    Timex,
    Token,
    When,
)

NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "nmod"})  # labels of verbs that open none


@dataclass(frozen=True)
class Sentence:
    """Words with heads. ``repairs`` names the parser slips that were mended, for ``why``.

    ``operative``: a paragraph of a resolution, whose first verb has whoever resolves for its unsaid subject.
    """

    index: int
    span: Span
    tokens: tuple[Token, ...]
    block: str = "body"
    repairs: tuple[str, ...] = ()
    operative: bool = False
    _children: tuple[tuple[Token, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        lists: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token)
        object.__setattr__(self, "_children", tuple(tuple(kids) for kids in lists))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, and the parts of hyphened ones."""
        lower = [token.lower for token in self.tokens]
        return frozenset(lower).union(*(word.split("-") for word in lower if "-" in word))

    @cached_property
    def clause_verbs(self) -> tuple[int, ...]:
        """Verbs that can stand at the head of a clause: not auxiliaries, not modifiers of a noun."""
        return tuple(
            t.i for t in self.tokens if t.tag[0] == "V" and t.pos in ("VERB", "AUX") and t.dep not in NO_CLAUSE
        )

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Which words begin with a capital."""
        return frozenset([token.i for token in self.tokens if token.text[:1].isupper()])

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, i: int, *deps: str) -> list[Token]:
        """Direct dependents in order, of the given labels only if any are given."""
        kids = self._children[i]
        return [kid for kid in kids if kid.dep in deps] if deps and kids else list(kids)

    def child(self, i: int, *deps: str) -> Token | None:
        """The first of them."""
        for kid in self._children[i]:
            if not deps or kid.dep in deps:
                return kid
        return None

    def head(self, i: int) -> Token:
        return self.tokens[self.tokens[i].head]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Governors from the nearest up to the root."""
        seen = {i}
        while self.tokens[i].head not in seen:
            i = self.tokens[i].head
            seen.add(i)
            yield self.tokens[i]

    def subtree(self, i: int) -> list[int]:
        """Indexes of a word and all below it, in order."""
        out, todo = {i}, [i]
        while todo:
            for kid in self._children[todo.pop()]:
                if kid.i not in out:
                    out.add(kid.i)
                    todo.append(kid.i)
        return sorted(out)

    def conjuncts(self, i: int) -> list[int]:
        """The word and everything coordinated below it ("Russia, China and Iran")."""
        out = [i]
        for kid in self.children(i, "conj"):
            out.extend(self.conjuncts(kid.i))
        return out

    def chars(self, first: int, last: int) -> Span:
        """Characters from token ``first`` through token ``last``."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)


class Within(Protocol):
    """What stands in a sentence."""

    @property
    def sentence(self) -> int: ...


W = TypeVar("W", bound=Within)


def by_sentence(found: Iterable[W]) -> dict[int, list[W]]:
    """What was found in a report by the index of its sentence."""
    out: dict[int, list[W]] = {}
    for one in found:
        out.setdefault(one.sentence, []).append(one)
    return out


class Signals(Protocol):
    """What a learned coder makes of a report; chances run from 0 to 1. The rules weigh them."""

    def proposals(self, sentence: int) -> Sequence[Proposal]:
        """Stretches of words that may tell an act."""

    def types(self, sentence: int, tokens: Sequence[int]) -> Mapping[str, float]:
        """The chance of each type at these words; "" is no act. Empty where the sentence was not judged."""

    def roles(self, sentence: int, tokens: Sequence[int]) -> Mapping[tuple[int, int], tuple[float, float]]:
        """For mentions by (sentence, head): the log-odds that they act, and that they are acted upon."""

    def links(self, sentence: int, head: int) -> Mapping[tuple[int, int], float]:
        """For mentions before this one: the log-odds that both mean the same party."""


@dataclass(frozen=True)
class Reading:
    """A report on its way through the house. Every stage returns a new one with its own fields filled."""

    report: Report
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Found[When], ...] = ()
    durations: tuple[Found[Duration], ...] = ()
    places: tuple[Found[Place], ...] = ()
    toponyms: tuple[Found[Place], ...] = ()  # every place name, also where it is no scene ("shelled Kharkiv")
    homes: tuple[tuple[int, str | None], ...] = ()  # where each dateline ends, and its country (ISO3)
    forces: tuple[Found[Force], ...] = ()
    casualties: tuple[Found[Casualty], ...] = ()
    timexes: tuple[Timex, ...] = ()  # every expression of time, also where it dates nothing ("every week", "recently")
    share: float | None = None  # of words of public affairs; 1 where there are too few words to tell, None: not counted
    signals: Signals | None = None
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    problems: tuple[Problem, ...] = ()

    def telling(self) -> list[Block]:
        """The blocks that can hold an act."""
        return [block for block in self.blocks if block.kind in ("headline", "body")]

    def slice(self, span: Span) -> str:
        return self.report.text[span.start : span.end]
