"""Incidents kept up to date: only what is new, and what hangs together with it, is linked anew.

A pair of records is judged by these two alone, and records are grouped within what hangs together by such pairs. So the
order in which reports came, and in how many runs, changes nothing: the store holds what linking it all at once gives.
Each slice of reports is one transaction; a link that was cut short goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from whowhom.link.incidents import Edge, Told, backbone, candidates, components, edge, groups, incident, rules, signs
from whowhom.link.incidents.rules import Rules
from whowhom.records import Incident, Tie
from whowhom.serial import incident_to_dict, to_jsonl
from whowhom.store.duck import Connection, insert, transaction
from whowhom.store.linking.judgements import standing
from whowhom.store.linking.presses import heads, sightings
from whowhom.store.linking.tolds import Tolds

SLICE = 2000  # reports a transaction
Progress = Callable[[int, int], None]  # reports linked so far, of all that are to be linked

# A report's links hang on its records, on what it is a copy of, on where it was seen, and on the table of signs.
_STATES = """
SELECT d.id, d.published, concat_ws('/', d.run, d.coder, d.codebook, coalesce(c."of", ''), s.n, k.n, ?) AS state
FROM documents d LEFT JOIN copies c ON c.document = d.id
LEFT JOIN (SELECT document, count(*) AS n FROM sightings GROUP BY ALL) s ON s.document = d.id
LEFT JOIN (SELECT document, count(*) AS n FROM credits GROUP BY ALL) k ON k.document = d.id
"""
_STALE = f"""
SELECT now.id, now.state FROM ({_STATES}) now LEFT JOIN linked l ON l.document = now.id
WHERE l.state IS DISTINCT FROM now.state ORDER BY now.published, now.id
"""
_GONE = "SELECT document FROM linked WHERE document NOT IN (SELECT id FROM documents)"
_REJECTED = "SELECT event FROM rulings WHERE kind = 'reject'"  # what people say is no act tells no other's
_NUMBER = """
UPDATE incident_events SET number = e.number FROM events e
WHERE incident_events.number IS NULL AND e.id = event AND e.document = incident_events.document
"""
_ROW = ["?"] * 8 + ["TRY_CAST(? AS DATE)"] * 2 + ["?"] * 9


def is_stale(con: Connection) -> bool:
    """Whether reports came, changed or went since the incidents were drawn up."""
    return bool(con.execute(f"{_STALE} LIMIT 1", [rules().digest]).fetchall() or con.execute(_GONE).fetchall())


def link(con: Connection, progress: Progress | None = None) -> int:
    """Brings the incidents up to date and returns how many reports were linked anew."""
    table = rules()
    with transaction(con):
        _clear(con, [id for id, _ in _stale(con, table)] + [id for (id,) in con.execute(_GONE).fetchall()])
    stale = _stale(con, table)
    for start in range(0, len(stale), SLICE):
        part = stale[start : start + SLICE]
        with transaction(con):
            _Slice(con, table).link(part)
        if progress:
            progress(min(start + SLICE, len(stale)), len(stale))
    return len(stale)


def _stale(con: Connection, table: Rules) -> list[tuple[str, str]]:
    """(report, state) of what is to be linked, earliest first."""
    return [(id, state) for id, state in con.execute(_STALE, [table.digest]).fetchall()]


def _clear(con: Connection, documents: Sequence[str]) -> None:
    """Takes out the links of these reports, and the incidents of whatever was linked to them, as not drawn up yet."""
    if not documents:
        return
    events = _column(con, "SELECT event FROM incident_events WHERE document = ANY(?)", documents)
    partners = _column(con, "SELECT event FROM links WHERE other = ANY(?)", events)
    partners += _column(con, "SELECT other FROM links WHERE event = ANY(?)", events)
    touched = _column(con, "SELECT DISTINCT incident FROM incident_events WHERE event = ANY(?)", events + partners)
    again = _column(con, "SELECT DISTINCT document FROM incident_events WHERE incident = ANY(?)", touched)
    lost = _column(con, "SELECT event FROM incident_events WHERE document = ANY(?)", again)
    con.execute("DELETE FROM links WHERE event = ANY(?) OR other = ANY(?)", [lost, lost])
    con.execute("DELETE FROM linked WHERE document = ANY(?)", [[*again, *documents]])
    _drop(con, touched)


def _drop(con: Connection, incidents: Sequence[str]) -> None:
    con.execute("DELETE FROM incidents WHERE id = ANY(?)", [list(incidents)])
    con.execute("DELETE FROM incident_events WHERE incident = ANY(?)", [list(incidents)])


def _column(con: Connection, sql: str, values: Iterable[str]) -> list[str]:
    return [value for (value,) in con.execute(sql, [list(values)]).fetchall()]


class _Slice:
    """Reports that are linked in one transaction, to each other and to all that is linked already."""

    def __init__(self, con: Connection, table: Rules) -> None:
        self._con, self._rules = con, table
        self._tolds = Tolds(con, table)
        self._judged = standing(con)
        self._rejected = {id for (id,) in con.execute(_REJECTED).fetchall()}

    def link(self, part: Sequence[tuple[str, str]]) -> None:
        fresh = self._tolds.of_documents([document for document, _ in part])
        edges = self._pairs(fresh)
        insert(self._con, "links", [(e.a, e.b, e.score, list(e.signs)) for e in edges])
        insert(self._con, "linked", part)
        ids, edges = self._neighbourhood([one.id for one in fresh])
        self._tolds.load(ids)
        self._write(self._grouped(ids, edges))

    def _pairs(self, fresh: Sequence[Told]) -> list[Edge]:
        new = {one.id for one in fresh}
        near = [*fresh, *(one for one in self._tolds.neighbours(fresh) if one.id not in new)]
        all_ = [one for one in near if one.id not in self._rejected]
        found = candidates(all_, self._rules, [one.id in new for one in all_])
        edges = (self._edge(all_[i], all_[j]) for i, j in found)
        return sorted((one for one in edges if one), key=lambda e: (e.a, e.b))

    def _edge(self, a: Told, b: Told) -> Edge | None:
        return edge(a.id, b.id, signs(a, b, self._rules), self._rules)

    def _neighbourhood(self, events: Sequence[str]) -> tuple[list[str], list[Edge]]:
        """Everything that hangs together with these records, by links or by judgements."""
        ids, edges, todo = set[str](), dict[tuple[str, str], Edge](), set(events)
        while todo:
            ids |= todo
            sql = "SELECT event, other, score, signs FROM links WHERE event = ANY(?) OR other = ANY(?)"
            for a, b, score, names in self._con.execute(sql, [sorted(todo)] * 2).fetchall():
                edges[a, b] = Edge(a, b, score, tuple(names))
            found = {id for pair in edges for id in pair}
            merged = {id for j in self._judged if j.kind == "merge" and todo & set(j.events) for id in j.events}
            todo = (found | self._linked(merged)) - ids
        return sorted(ids), list(edges.values())

    def _linked(self, events: set[str]) -> set[str]:
        """Those of these records whose reports are linked by now; the others come with their own slice."""
        sql = "SELECT e.id FROM events e JOIN linked l ON l.document = e.document WHERE e.id = ANY(?)"
        return set(_column(self._con, sql, sorted(events))) if events else set()

    def _grouped(self, ids: Sequence[str], edges: Sequence[Edge]) -> list[Incident]:
        merges = [j for j in self._judged if j.kind == "merge"]
        bonds = [(e.a, e.b) for e in edges]
        known = set(ids)
        bonds += [(a, b) for j in merges for a, b in product(j.events, j.events) if a < b and {a, b} <= known]
        parts = components(ids, bonds)
        of = {id: n for n, part in enumerate(parts) for id in part}
        inside: dict[int, list[Edge]] = {}
        for one in edges:
            inside.setdefault(of[one.a], []).append(one)
        found = []
        for n, part in enumerate(parts):
            own = inside.get(n, [])
            by_pair = {(e.a, e.b): e for e in own}
            judged = [j for j in self._judged if set(part) & set(j.events)]
            for group in groups(part, own, self._compare, self._rules, judged):
                found.append(([self._tolds[id] for id in group], self._ties(group, by_pair)))
        documents = {told.document for members, _ in found for told in members}
        seen, copies = sightings(self._con, documents), heads(self._con, documents)
        return [incident(members, seen, copies, ties, self._rules) for members, ties in found]

    def _compare(self, a: str, b: str) -> dict[str, float] | None:
        return signs(self._tolds[a], self._tolds[b], self._rules)

    def _ties(self, group: Sequence[str], edges: dict[tuple[str, str], Edge]) -> list[Tie]:
        """Why the group is one: its strongest links, and the judgements that merged any of it."""
        ties = [Tie((e.a, e.b), e.score, e.signs) for e in backbone(group, edges)]
        for judgement in self._judged:
            inside = sorted(set(judgement.events) & set(group))
            if judgement.kind == "merge" and len(inside) > 1:
                ties += [Tie((inside[0], other), None, (f"judgement-{judgement.id}",)) for other in inside[1:]]
        return ties

    def _write(self, found: Sequence[Incident]) -> None:
        events = [id for one in found for id in one.events]
        sql = "SELECT DISTINCT incident FROM incident_events WHERE event = ANY(?)"
        _drop(self._con, _column(self._con, sql, events))
        insert(self._con, "incidents", [_row(one) for one in found], _ROW)
        rows = [(one.id, id, self._tolds[id].document, _key(one.id)) for one in found for id in one.events]
        insert(self._con, "incident_events", rows, ["?"] * 4 + ["NULL"])
        self._con.execute(_NUMBER)


def _row(i: Incident) -> tuple[object, ...]:
    return (
        *(i.id, i.type, i.mode, i.cameo, i.quad, i.score, i.reciprocal, i.status),
        *(i.when.start, i.when.end, i.when.precision),
        [party.id for party in i.actors],
        [party.id for party in i.recipients],
        [place.name for place in i.places],
        *(len(i.documents), len(i.sources), i.confidence),
        to_jsonl(incident_to_dict(i)),
        _key(i.id),
    )


def _key(id: str) -> int:
    """An incident's id as a number: the first sixty bits of its hash."""
    return int(id.removeprefix("inc_")[:15], 16)
