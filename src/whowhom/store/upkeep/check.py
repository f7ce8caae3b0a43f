"""Whether a store is whole: its tables fit each other, its records say what their columns say, its words stand so."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whowhom.serial import event_from_dict, relation_from_dict
from whowhom.store import schema
from whowhom.store.ask import index
from whowhom.store.duck import Connection
from whowhom.store.intake.ledger import Ledger

SAMPLE = 2000  # records that are read where not all are
PART = 500
NAMED = 3  # ids that a finding names
OnRecord = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong. ``mend``: what is made anew ("index", "days" …); None: that cannot be."""

    what: str
    count: int
    ids: tuple[str, ...] = ()
    mend: str | None = None

    def __str__(self) -> str:
        named = f" ({', '.join(self.ids)}{' …' if self.count > len(self.ids) else ''})" if self.ids else ""
        return f"{self.what}: {self.count}{named}"


@dataclass(frozen=True, slots=True)
class Checked:
    """``records`` of ``of`` records were read word by word; every row was counted."""

    findings: tuple[Finding, ...]
    records: int
    of: int


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(files("whowhom.store").joinpath("check.toml").read_text(encoding="utf-8"))


def check(con: Connection, path: str, *, full: bool = False, on_record: OnRecord | None = None) -> Checked:
    """Looks the whole store over; reads a sample of its records word by word, or all of them where ``full``."""
    findings = [*_schema(con), *_tables(con), *_ledgers(con), *_index(con, path)]
    (of,) = con.execute("SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM relations)").fetchone() or (0,)
    wrong: dict[str, list[str]] = {}
    read = 0
    for table in ("events", "relations"):
        for id, faults in _records(con, table, full):
            read += 1
            for fault in faults:
                wrong.setdefault(fault, []).append(id)
            if on_record:
                on_record(read)
    findings += [Finding(what, len(ids), tuple(ids[:NAMED])) for what, ids in wrong.items()]
    return Checked(tuple(findings), read, int(of))


def mend(con: Connection, findings: tuple[Finding, ...]) -> None:
    """Makes anew what follows from the records; the index and the incidents are made by their own rooms."""
    asked = {finding.mend for finding in findings}
    for name, sql in _rules()["mends"].items():
        if name in asked:
            con.execute(sql)


def _schema(con: Connection) -> Iterator[Finding]:
    lacking = schema.missing(con)
    if lacking:
        yield Finding("migrations that the file has not seen", len(lacking), tuple(map(str, lacking)))


def _tables(con: Connection) -> Iterator[Finding]:
    for rule in _rules()["nowhere"]:
        row = con.execute(f"SELECT count(*), min(id, {NAMED}) FROM ({rule['sql']}) t(id)").fetchone()
        if row and row[0]:
            yield Finding(rule["what"], int(row[0]), tuple(map(str, row[1])), rule.get("mend"))


def _ledgers(con: Connection) -> Iterator[Finding]:
    rows = con.execute("SELECT id, ledger FROM runs ORDER BY id").fetchall()
    wrong = tuple(f"run {run}" for run, ledger in rows if not _adds_up(ledger))
    if wrong:
        yield Finding("accounts of runs that do not add up", len(wrong), wrong[:NAMED])


def _adds_up(ledger: str) -> bool:
    try:
        return Ledger(**json.loads(ledger)).adds_up
    except (TypeError, ValueError):
        return False


def _index(con: Connection, path: str) -> Iterator[Finding]:
    file = index.beside(path)
    if file is None:
        return
    stamp = index.read_stamp(file)
    if stamp is None or not index.fits(con, stamp) or not index.in_step(con, stamp):
        yield Finding(f"index of words that is not in step ({file})", 1, (), "index")


def _records(con: Connection, table: str, full: bool) -> Iterator[tuple[str, set[str]]]:
    sample = "" if full else f"USING SAMPLE {SAMPLE} ROWS (reservoir, 1)"
    sql = (
        f"SELECT r.*, d.text AS document_text FROM (FROM {table} {sample}) r LEFT JOIN documents d ON d.id = r.document"
    )
    cursor = con.cursor().execute(sql)
    names = [column[0] for column in cursor.description or ()]
    while part := cursor.fetchmany(PART):
        for row in part:
            columns = dict(zip(names, row, strict=True))
            yield columns["id"], set(_faults(table, columns))


def _faults(table: str, row: dict[str, Any]) -> Iterator[str]:
    try:
        record = json.loads(row["record"])
        (event_from_dict if table == "events" else relation_from_dict)(record)
    except ValueError:
        yield f"{table} whose record cannot be read"
        return
    for name, said in _columns(table, record).items():
        if row[name] != said:
            yield f"{table} whose record says another {name} than its column"
    if "\n".join(found["text"] for found in record["evidence"]) != row["evidence"]:
        yield f"{table} whose record says another evidence than its column"
    text = row["document_text"]
    if text is not None and any(text[start:stop] != words for words, (start, stop) in _words(record)):
        yield f"{table} with words that do not stand so in their report"


def _columns(table: str, record: dict[str, Any]) -> dict[str, Any]:
    """What the columns of a record must hold."""
    if table == "relations":
        return {name: record[name] for name in ("id", "parties", "kind", "trend")}
    same = (
        "id",
        "type",
        "mode",
        "cameo",
        "quad",
        "score",
        "reciprocal",
        "status",
        "contexts",
        "alleged_by",
        "confidence",
    )
    sides = {side: [party["id"] for party in record[side]] for side in ("actors", "recipients")}
    claim = record["precedent"]["claim"] if record["precedent"] else None
    places = [place["name"] for place in record["places"]]
    said = [one["speaker"]["id"] for one in record["attribution"]]
    more = {"document": record["document"]["id"], "precision": record["when"]["precision"], "precedent": claim}
    more |= {"confidence": record["confidence"], "places": places, "speakers": said}
    return {**{name: record[name] for name in same}, **sides, **more}


def _words(value: Any) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every stretch of words that a record names, with where it stands."""
    if isinstance(value, dict):
        if value.get("span") and isinstance(value.get("text"), str):
            yield value["text"], (value["span"][0], value["span"][1])
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
