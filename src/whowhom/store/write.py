"""A coded report as rows of the store's tables, and the bulk insert of many such reports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from whowhom.link.copies.texts import Text, body
from whowhom.records import Block, Event, Party, Problem, Relation, Report
from whowhom.serial import event_from_dict, event_to_dict, relation_to_dict, to_jsonl
from whowhom.store.duck import Connection, insert

_DATE = "TRY_CAST(? AS DATE)"
SLOTS: dict[str, list[str]] = {
    "documents": ["?"] * 7 + [_DATE] + ["?"] * 9,
    "sightings": ["?"] * 7 + [_DATE],
    "signatures": ["?"] * 4,
    "events": ["?"] * 10 + [_DATE, _DATE] + ["?"] * 13 + [f"coalesce({_DATE}, {_DATE}, {_DATE})", "?"],
    "event_parties": ["?"] * 10,
    "event_places": ["?"] * 10,
    "event_forces": ["?"] * 8,
    "relations": ["?"] * 6 + [_DATE, _DATE] + ["?"] * 4,
    "problems": ["?"] * 8,
}
NUMBERED = ("events", "event_parties", "event_places")  # carry the number of their event in the last column
NEW_PARTIES = """
INSERT INTO parties SELECT DISTINCT party, id, country, sector, name FROM event_parties
WHERE number >= ? AND party NOT IN (SELECT key FROM parties)
"""
BY_DOCUMENT = ("events", "event_parties", "event_places", "event_forces", "relations", "signatures", "rulings")
SIGNED = ("coded", "no-events")  # status of reports whose copies are looked for
COPY = "copy"  # status of a report whose text is coded under another id
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with what was found in it. ``status``: coded, no-events, failed, copy."""

    report: Report
    digest: str
    status: str
    blocks: tuple[Block, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(slots=True)
class Rows:
    """What one transaction adds, table by table."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in SLOTS})

    def add(self, coded: Coded, coder: tuple[str, str], run: int) -> None:
        """One report with its records; ``coder`` is (version, codebook)."""
        report = coded.report
        self.tables["documents"].append(_document(coded, coder, run))
        if coded.status in SIGNED:
            self.tables["signatures"].append(signature(report.id, body(report.text, coded.blocks)))
        for event in coded.events:
            self.add_event(event, report, coder)
        self.tables["relations"] += [_relation(relation, report, coder) for relation in coded.relations]

    def add_problems(self, problems: Iterable[Problem], run: int) -> None:
        self.tables["problems"] += [_problem(problem, run) for problem in problems]

    def merge(self, other: Rows) -> None:
        for table, rows in other.tables.items():
            self.tables[table] += rows

    def insert(self, con: Connection) -> None:
        numbers = self._numbers(con)
        for table, rows in self.tables.items():
            numbered = [(*row, numbers[row[:2]]) for row in rows] if table in NUMBERED else rows
            insert(con, table, numbered, SLOTS[table])
        if numbers:
            con.execute(NEW_PARTIES, [min(numbers.values())])

    def _numbers(self, con: Connection) -> dict[Row, int]:
        """A number for each event, by its id and document."""
        events = self.tables["events"]
        given = con.execute("SELECT nextval('event_number') FROM range(?)", [len(events)]).fetchall()
        return {event[:2]: number for event, (number,) in zip(events, given, strict=True)}

    def add_event(self, event: Event, report: Report, coder: tuple[str, str], record: str | None = None) -> None:
        """``record``: its JSON where that says more than the event, as what people say of it."""
        key = (event.id, report.id)
        self.tables["events"].append(_event(event, report, coder, record))
        for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
            self.tables["event_parties"] += [
                (*key, side, n, party.id, party.country, party.sector, party.name, party_key(party))
                for n, party in enumerate(parties)
            ]
        self.tables["event_places"] += [
            (*key, p.name, p.kind, p.country, p.lon, p.lat, p.role, p.radius_km) for p in event.places
        ]
        self.tables["event_forces"] += [
            (*key, f.owner, f.kind, f.model, f.count, f.bound, f.unit) for f in event.forces
        ]


def party_key(party: Party) -> int:
    """The key of a party in the table ``parties``: 60 bits that hang on all that tells it from others."""
    told = "\x1f".join(part or "" for part in (party.id, party.country, party.sector, party.name))
    return int(hashlib.sha256(told.encode()).hexdigest()[:15], 16)


def digest(report: Report) -> str:
    """What makes two readings the same report: its text and its date."""
    return hashlib.sha256(json.dumps([report.text, report.published]).encode("ascii")).hexdigest()


def storable(report: Report) -> Report:
    """The report without half surrogate pairs (a file name in an old encoding), which no UTF-8 store can hold.

    Raises UnicodeEncodeError where the text itself has one: its offsets must not be touched.
    """
    report.text.encode("utf-8")
    fields = ("id", "source", "url", "title", "outlet")
    told = {name: getattr(report, name) for name in fields if getattr(report, name) is not None}
    return replace(report, **{name: value.encode("utf-8", "replace").decode("utf-8") for name, value in told.items()})


def rewrite(con: Connection, number: int, record: dict[str, Any]) -> None:
    """Writes a record in the place of the event with that number. Of another day it becomes a new entry of the index
    of words, which keeps events by their days, and so gets a new number."""
    report, coder = _report(record["document"]), (record["coder"]["version"], record["coder"]["codebook"])
    rows = Rows()
    rows.add_event(event_from_dict(record), report, coder, to_jsonl(record))
    key = [record["id"], report.id]
    old = con.execute("SELECT day FROM events WHERE number = ?", [number]).fetchone()
    for table in NUMBERED:
        con.execute(f"DELETE FROM {table} WHERE number = ?", [number])
    con.execute("DELETE FROM event_forces WHERE event = ? AND document = ?", key)
    rows.insert(con)
    now = con.execute("SELECT day, number FROM events WHERE id = ? AND document = ?", key).fetchone()
    if old and now and old[0] == now[0]:
        for table in NUMBERED:
            con.execute(f"UPDATE {table} SET number = ? WHERE number = ?", [number, now[1]])


def _report(document: dict[str, Any]) -> Report:
    """As much of a report as its record tells."""
    return Report(document["id"], "", document["source"], published=document["published"])


def forget(con: Connection, documents: Sequence[str]) -> None:
    """Takes reports and their records out, to make room for a new coding of them."""
    if documents:
        con.execute("DELETE FROM documents WHERE id = ANY(?)", [list(documents)])
        for table in BY_DOCUMENT:
            con.execute(f"DELETE FROM {table} WHERE document = ANY(?)", [list(documents)])


def forget_places(con: Connection, documents: Sequence[str]) -> None:
    """Takes out where reports were seen whose ids now belong to other texts."""
    if documents:
        con.execute("DELETE FROM sightings WHERE document = ANY(?)", [list(documents)])


def demote(con: Connection, documents: Sequence[str]) -> None:
    """Takes the records of reports out whose text is now coded under another id; the reports stay, as copies."""
    if documents:
        con.execute("UPDATE documents SET status = ?, blocks = '[]' WHERE id = ANY(?)", [COPY, list(documents)])
        for table in BY_DOCUMENT:
            con.execute(f"DELETE FROM {table} WHERE document = ANY(?)", [list(documents)])


def signature(document: str, told: Text) -> Row:
    """By which the copies of a report are found; they are still to be looked for."""
    return (document, told.signature, told.passages.astype("<u8").tobytes(), False)


def sighting(document: str, report: Report) -> Row:
    """A place where the text of a document was seen."""
    whose = (report.press.id, report.press.country) if report.press else (None, None)
    return (document, report.source, report.url, report.title, report.outlet, *whose, report.published)


def _document(coded: Coded, coder: tuple[str, str], run: int) -> Row:
    r = coded.report
    blocks = json.dumps([asdict(block) for block in coded.blocks])
    about = (r.source, r.url, r.title, r.outlet, r.published, r.published_from, r.language)
    press = (r.press.id, r.press.country) if r.press else (None, None)
    return (r.id, coded.digest, r.text, *about, blocks, coded.status, *coder, run, *press)


def _event(event: Event, report: Report, coder: tuple[str, str], record: str | None) -> Row:
    return (
        event.id,
        report.id,
        _position(event),
        event.type,
        event.mode,
        event.cameo,
        event.quad,
        event.score,
        event.reciprocal,
        event.status,
        event.when.start,
        event.when.end,
        event.when.precision,
        [party.id for party in event.actors],
        [party.id for party in event.recipients],
        [place.name for place in event.places],
        [said.speaker.id for said in event.attribution],
        list(event.contexts),
        event.alleged_by,
        event.precedent.claim if event.precedent else None,
        event.confidence,
        _evidence(event),
        *coder,
        record or to_jsonl(event_to_dict(event, report, *coder)),
        *(event.when.start, event.when.end, report.published),  # the first that is a day
    )


def _relation(relation: Relation, report: Report, coder: tuple[str, str]) -> Row:
    since = relation.since
    return (
        relation.id,
        report.id,
        _position(relation),
        list(relation.parties),
        relation.kind,
        relation.trend,
        since.start if since else None,
        since.end if since else None,
        _evidence(relation),
        *coder,
        to_jsonl(relation_to_dict(relation, report, *coder)),
    )


def _problem(p: Problem, run: int) -> Row:
    start, end = p.span if p.span else (None, None)
    return (run, p.document, p.stage, p.code, p.message, start, end, p.fatal)


def _position(record: Event | Relation) -> int:
    return min((found.span.start for found in record.evidence), default=0)


def _evidence(record: Event | Relation) -> str:
    return "\n".join(found.text for found in record.evidence)
