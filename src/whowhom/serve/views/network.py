"""The network of who acts with whom and against whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from whowhom.describe import state
from whowhom.serve.asking import Filters, Looking
from whowhom.store.look.network import Counts, Kind, Tie
from whowhom.store.look.ties import Level, Party


class NetworkAsked(Filters):
    """Filters, and how much of the network is drawn."""

    ties: Kind = Field("both", description="with: cooperation alone; against: conflict alone.")
    level: Level = Field("state", description="state: a state with all its organs is one; party: each by itself.")
    nodes: int = Field(60, ge=2, le=300, description="So many parties at most, the busiest.")
    edges: int = Field(200, ge=1, le=2000, description="So many ties at most, the strongest.")


@dataclass(frozen=True, slots=True)
class Node:
    """A party. ``kind``: state, organisation, or the sector of a part of a state or of a group; ``acts`` with any other
    party of the store; ``score`` is their mean, from -10 to 10."""

    id: str
    name: str
    kind: str
    acts: int
    cooperation: int
    conflict: int
    score: float


@dataclass(frozen=True, slots=True)
class Year:
    """A tie's acts of one year; null: those of which no day is known. ``score`` is the sum of theirs."""

    year: int | None
    cooperation: int
    conflict: int
    score: float


@dataclass(frozen=True, slots=True)
class Edge:
    """What two parties do with and to each other. ``forth``: acts of ``a`` upon ``b``; ``back``: of ``b`` upon ``a``;
    ``together``: of both side by side; ``score`` is the mean of all, from -10 to 10."""

    a: str
    b: str
    acts: int
    cooperation: int
    conflict: int
    score: float
    forth: int
    back: int
    together: int
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many more there are: weaker ones, beyond what was asked for."""

    parties: int
    ties: int


@dataclass(frozen=True, slots=True)
class Network:
    """Parties and ties, those with most acts first; a party without a tie that is strong enough is left out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: LeftOut


def network(store: Looking, asked: Annotated[NetworkAsked, Query()]) -> Network:
    """The busiest parties and the strongest ties between them. Without a status only what was done is counted."""
    size = {"nodes": asked.nodes, "edges": asked.edges}
    found = store.network(kind=asked.ties, level=asked.level, **size, **asked.asked())
    edges = sorted(map(_edge, found.ties), key=lambda edge: -edge.acts)
    tied = {end for edge in edges for end in (edge.a, edge.b)}
    nodes = [_node(party, counts) for party, counts in found.parties if party.id in tied]
    left_out = LeftOut(found.all_parties - len(nodes), found.all_ties - len(edges))
    return Network(tuple(sorted(nodes, key=lambda node: -node.acts)), tuple(edges), left_out)


def _node(party: Party, of: Counts) -> Node:
    whole = party.id == party.country
    kind = "state" if whole else "organisation" if party.sector == "IGO" else party.sector or "group"
    name = str((state(party.id) if whole else None) or party.name or party.id)
    score = round(of.score / of.acts, 2)
    return Node(party.id, name[:1].upper() + name[1:], kind, of.acts, of.acts - of.conflict, of.conflict, score)


def _edge(tie: Tie) -> Edge:
    acts, conflict = (sum(getattr(of, name) for _, of in tie.years) for name in ("acts", "conflict"))
    years = tuple(Year(year, of.acts - of.conflict, of.conflict, round(of.score, 1)) for year, of in tie.years)
    score = round(sum(of.score for _, of in tie.years) / acts, 2)
    return Edge(tie.a, tie.b, acts, acts - conflict, conflict, score, tie.forth, tie.back, tie.together, years)
