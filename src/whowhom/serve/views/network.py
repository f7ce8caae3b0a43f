"""The network of who acts with whom and against whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query
from pydantic import Field

from whowhom.describe import state
from whowhom.serve.asking import Filters, Looking
from whowhom.store.look.network import Kind, Level


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
    nodes: list[Node] = []
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    parties = ties = 0
    size = {"nodes": asked.nodes, "edges": asked.edges}
    for row in store.network(kind=asked.ties, level=asked.level, **size, **asked.asked()):
        if row["row"] == "node":
            nodes.append(_node(row))
        elif row["row"] == "tie":
            told.setdefault((row["a"], row["b"]), []).append(row)
        else:
            parties, ties = row["acts"], row["conflict"]
    edges = sorted((_edge(a, b, years) for (a, b), years in told.items()), key=lambda edge: -edge.acts)
    tied = {end for edge in edges for end in (edge.a, edge.b)}
    shown = sorted((node for node in nodes if node.id in tied), key=lambda node: -node.acts)
    return Network(tuple(shown), tuple(edges), LeftOut(parties - len(shown), ties - len(edges)))


def _node(row: dict[str, Any]) -> Node:
    whole = row["a"] == row["country"]
    kind = "state" if whole else "organisation" if row["sector"] == "IGO" else row["sector"] or "group"
    name = str((state(row["a"]) if whole else None) or row["name"] or row["a"])
    acts, conflict = row["acts"], row["conflict"]
    return Node(
        row["a"], name[:1].upper() + name[1:], kind, acts, acts - conflict, conflict, round(row["score"] / acts, 2)
    )


def _edge(a: str, b: str, rows: list[dict[str, Any]]) -> Edge:
    def total(name: str) -> int:
        return sum(row[name] for row in rows)

    years = tuple(
        Year(row["year"], row["acts"] - row["conflict"], row["conflict"], round(row["score"], 1)) for row in rows
    )
    acts, conflict = total("acts"), total("conflict")
    score = round(sum(row["score"] for row in rows) / acts, 2)
    return Edge(a, b, acts, acts - conflict, conflict, score, total("forth"), total("back"), total("together"), years)
