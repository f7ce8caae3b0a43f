"""From pairs to incidents: the likest pair first, and two parts join only where all their pairs agree on average."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from whowhom.link.incidents.rules import Rules
from whowhom.link.incidents.signs import Signs

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
    """The groups as they grow.

    A group is of one strand, which its signs hold together, or of several that a judgement merged. Signs are asked of
    strands: whatever a judgement merged with a record, the record keeps what is like it.
    """

    def __init__(self, ids: list[str], compare: Compare, rules: Rules, judged: Sequence[Judgement]) -> None:
        self._compare, self._rules = compare, rules
        self._scores: dict[tuple[str, str], float | None] = {}
        self._groups, self._strands = _Partition(ids), _Partition(ids)
        self._apart: set[tuple[str, str]] = set()
        for judgement in sorted(judged, key=lambda j: -j.id):
            self._heed(judgement)

    def _heed(self, judgement: Judgement) -> None:
        events = sorted(id for id in set(judgement.events) if id in self._groups.of)
        pairs = [(a, b) for a, b in product(events, events) if a < b and not self._groups.together(a, b)]
        if judgement.kind == "split":
            self._apart |= set(pairs)
            return
        for a, b in pairs:
            if not self._forbidden(a, b):
                self._groups.join(a, b)

    def joined(self, edges: Iterable[Edge]) -> list[tuple[str, ...]]:
        for one in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
            if not self._strands.together(one.a, one.b) and self._agree(one.a, one.b):
                self._groups.join(one.a, one.b)
                self._strands.join(one.a, one.b)
        return sorted(tuple(sorted(members)) for members in self._groups.members.values())

    def _agree(self, a: str, b: str) -> bool:
        if self._forbidden(a, b):
            return False
        scores = [self._score(*pair) for pair in self._strands.between(a, b)]
        told = [score for score in scores if score is not None]
        return len(told) == len(scores) and sum(told) / len(told) > 0

    def _forbidden(self, a: str, b: str) -> bool:
        """Whether a judgement keeps the groups of two records apart."""
        return bool(self._apart) and any((min(p), max(p)) in self._apart for p in self._groups.between(a, b))

    def _score(self, a: str, b: str) -> float | None:
        key = (min(a, b), max(a, b))
        if key not in self._scores:
            signs = self._compare(*key)
            self._scores[key] = None if signs is None else round(self._rules.total(signs), 3)
        return self._scores[key]


class _Partition:
    """Ids in sets that grow by joining."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.of = {id: id for id in ids}
        self.members: dict[str, list[str]] = {id: [id] for id in self.of}

    def together(self, a: str, b: str) -> bool:
        return self.of[a] == self.of[b]

    def between(self, a: str, b: str) -> Iterable[tuple[str, str]]:
        """Every pair of the one's set with the other's."""
        return product(self.members[self.of[a]], self.members[self.of[b]])

    def join(self, a: str, b: str) -> None:
        keep, gone = sorted((self.of[a], self.of[b]))
        if keep != gone:
            for id in self.members[gone]:
                self.of[id] = keep
            self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))


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
