"""From pairs to incidents: the likest pair first, and two parts join only where all their pairs agree on average."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from whowhom.link.rules import Rules
from whowhom.link.signs import Signs

Compare = Callable[[str, str], Signs | None]


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair of records that is taken for one act: ids in order, score, and the signs that spoke for it."""

    a: str
    b: str
    score: float
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: these records are one act ("merge"), or no two of them are ("split")."""

    id: int
    kind: str
    events: tuple[str, ...]


def edge(a: str, b: str, signs: Signs | None, rules: Rules) -> Edge | None:
    """The pair as an edge, None where its signs speak for two acts."""
    if signs is None:
        return None
    score = round(rules.total(signs), 3)
    return Edge(min(a, b), max(a, b), score, rules.reasons(signs)) if score > 0 else None


def groups(
    ids: Iterable[str], edges: Iterable[Edge], compare: Compare, rules: Rules, judged: Sequence[Judgement] = ()
) -> list[tuple[str, ...]]:
    """Every id in exactly one group, ids in order. The same for any order of ids and edges.

    ``compare`` gives the signs of any pair. Of judgements that contradict each other the later holds.
    """
    return _Parts(sorted(set(ids)), compare, rules, judged).joined(edges)


class _Parts:
    """The groups as they grow."""

    def __init__(self, ids: list[str], compare: Compare, rules: Rules, judged: Sequence[Judgement]) -> None:
        self._compare, self._rules = compare, rules
        self._scores: dict[tuple[str, str], float | None] = {}
        self._of = {id: id for id in ids}
        self._members: dict[str, list[str]] = {id: [id] for id in ids}
        self._apart: set[tuple[str, str]] = set()
        for judgement in sorted(judged, key=lambda j: -j.id):
            self._heed(judgement)

    def _heed(self, judgement: Judgement) -> None:
        events = sorted(id for id in set(judgement.events) if id in self._of)
        pairs = {(a, b) for a, b in product(events, events) if a < b}
        if judgement.kind == "split":
            self._apart |= {(a, b) for a, b in pairs if self._of[a] != self._of[b]}
            return
        for a, b in sorted(pairs):
            left, right = self._of[a], self._of[b]
            if left != right and not any(self._crossing(left, right, self._apart)):
                self._join(left, right)

    def joined(self, edges: Iterable[Edge]) -> list[tuple[str, ...]]:
        for one in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
            left, right = self._of[one.a], self._of[one.b]
            if left != right and self._agree(left, right):
                self._join(left, right)
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _crossing(self, left: str, right: str, pairs: set[tuple[str, str]]) -> Iterable[bool]:
        return ((min(a, b), max(a, b)) in pairs for a, b in product(self._members[left], self._members[right]))

    def _agree(self, left: str, right: str) -> bool:
        if any(self._crossing(left, right, self._apart)):
            return False
        total, count = 0.0, 0
        for a, b in product(self._members[left], self._members[right]):
            score = self._score(a, b)
            if score is None:
                return False
            total, count = total + score, count + 1
        return total / count > 0

    def _score(self, a: str, b: str) -> float | None:
        key = (min(a, b), max(a, b))
        if key not in self._scores:
            signs = self._compare(*key)
            self._scores[key] = None if signs is None else round(self._rules.total(signs), 3)
        return self._scores[key]

    def _join(self, left: str, right: str) -> None:
        keep, gone = min(left, right), max(left, right)
        for id in self._members[gone]:
            self._of[id] = keep
        self._members[keep] = sorted(self._members[keep] + self._members.pop(gone))


def components(ids: Iterable[str], bonds: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The parts of the graph that hang together: what is grouped in one of them hangs on nothing outside it."""
    of = {id: id for id in ids}

    def head(id: str) -> str:
        while of[id] != id:
            of[id] = of[of[id]]
            id = of[id]
        return id

    for a, b in bonds:
        left, right = head(a), head(b)
        if left != right:
            of[max(left, right)] = min(left, right)
    found: dict[str, list[str]] = {}
    for id in of:
        found.setdefault(head(id), []).append(id)
    return sorted(tuple(sorted(members)) for members in found.values())


def backbone(members: Sequence[str], edges: Mapping[tuple[str, str], Edge]) -> list[Edge]:
    """The strongest links that hold a group together: at most one fewer than it has members."""
    inside = [edges[key] for key in product(members, members) if key in edges]
    tree: list[Edge] = []
    of = {id: id for id in members}
    for one in sorted(inside, key=lambda e: (-e.score, e.a, e.b)):
        left, right = of[one.a], of[one.b]
        if left != right:
            tree.append(one)
            of = {id: left if part == right else part for id, part in of.items()}
    return tree
