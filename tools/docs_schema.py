"""The fields of the records and the columns of a store as Markdown: python tools/docs_schema.py [fields | tables].

Types come from the program, what a field means from the comment beside it: in ``records.py``, and in the migrations
of the store. A column that is named after a field of the record has that field's meaning.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from whowhom import records
from whowhom.store import schema
from whowhom.store.duck import connect

# The classes that a record, a report or an incident is made of, in the order in which one meets them.
SHOWN = (
    *(records.Event, records.Party, records.When, records.Duration, records.Place, records.Force, records.Casualty),
    *(records.Attribution, records.Precedent, records.Framing, records.Evidence, records.Why, records.Link),
    *(records.Relation, records.Quotation, records.Report, records.Outlet, records.Problem, records.Span),
    *(records.Incident, records.Figure, records.Tally, records.Dissent, records.Teller, records.Tie),
)
WORDS = {"text": "the words of the report, letter for letter", "span": "where these words stand in the report"}
COLUMNS = {  # of whatever table
    "document": "id of the report",
    "event": "id of the record",
    "incident": "id of the incident",
    "when_start": "first day",
    "when_end": "last day",
    "record": "all of it, as JSON",
    "coder": "version of the program",
    "codebook": "version and digest of the codebook",
    "run": "id of the run",
    "number": "the event's key within this file",
    "key": "by which it is joined",
    "precision": "how exactly the day is known",
    "outlet_country": "where the outlet has its seat",
}
# What the rows of a table are made of: a column of the same name means the same.
MADE_OF = {
    "events": "Event",
    "event_parties": "Party",
    "event_places": "Place",
    "event_forces": "Force",
    "relations": "Relation",
    "documents": "Report",
    "problems": "Problem",
    "incidents": "Incident",
    "parties": "Party",
    "sightings": "Report",
}
CREATED = re.compile(r"((?:^--[^\n]*\n)*)^CREATE TABLE (?:IF NOT EXISTS )?(\w+) \(\n(.*?)^\);", re.M | re.S)
COLUMN = re.compile(r'^\s+"?(\w+)"?\s+[A-Z][A-Z\[\] ]+,?\s*--\s*(.+)$', re.M)
ADDED = re.compile(r"^ALTER TABLE (\w+) ADD COLUMN (\w+) [A-Z\[\]]+;\s*--\s*(.+)$", re.M)


class Field(NamedTuple):
    name: str
    type: str
    means: str


def fields() -> dict[str, list[Field]]:
    """The fields of each class of SHOWN, by its name."""
    source = Path(records.__file__).read_text(encoding="utf-8")
    told = {t.start[0]: t.string.lstrip("# ") for t in tokenize.generate_tokens(io.StringIO(source).readline) if _is(t)}
    classes = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
    found = {shown.__name__: list(_fields(classes[shown.__name__], told)) for shown in SHOWN}
    event = {field.name: field.means for field in found["Event"]}
    found["Incident"] = [one if one.means else one._replace(means=event[one.name]) for one in found["Incident"]]
    return found


def _is(token: tokenize.TokenInfo) -> bool:
    return token.type == tokenize.COMMENT


def _fields(node: ast.ClassDef, told: dict[int, str]) -> Iterator[Field]:
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            name = line.target.id
            means = told.get(line.end_lineno or line.lineno) or WORDS.get(name, "")
            yield Field(name, ast.unparse(line.annotation), means)


def fields_page() -> Iterator[str]:
    """Every field with its type and meaning, a heading a class."""
    yield from (
        "# Fields",
        "",
        "What the values of `whowhom.records` hold. As JSON they are [the record](../record.md).",
    )
    yield "A value that the report does not say is None; `tuple[…, ...]` is a list, which may be empty."
    told = fields()
    for shown in SHOWN:
        yield from ("", f"## {shown.__name__}", "", " ".join((shown.__doc__ or "").split()), "")
        yield from ("| field | type | means |", "|---|---|---|")
        for field in told[shown.__name__]:
            yield f"| `{field.name}` | {_linked(field.type)} | {_cell(field.means)} |"


def _linked(type: str) -> str:
    """A type, with a link where it is one of ours."""
    ours = next((shown.__name__ for shown in SHOWN if re.search(rf"\b{shown.__name__}\b", type)), None)
    shown = type.replace("|", "or")
    return f"[`{shown}`](#{ours.lower()})" if ours else f"`{shown}`"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "\\<")


class Table(NamedTuple):
    name: str
    means: str
    columns: list[Field]


def tables() -> list[Table]:
    """The tables of a store as the migrations leave it, each with what its columns mean."""
    about, means = _comments()
    records_told = {name: {field.name: field.means for field in told} for name, told in fields().items()}
    out = []
    for name, typed in _typed().items():
        same = {**COLUMNS, **records_told.get(MADE_OF.get(name, ""), {})}
        columns = [Field(one, type, means.get((name, one)) or same.get(one, "")) for one, type in typed.items()]
        out.append(Table(name, about.get(name, ""), columns))
    return sorted(out, key=lambda table: table.name == schema.VERSION_TABLE)


def _typed() -> dict[str, dict[str, str]]:
    """The columns of every table and their types, in order."""
    found: dict[str, dict[str, str]] = {}
    own = "FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index"
    with connect(":memory:") as con:
        schema.migrate(con)
        for table, column, type in con.execute(f"SELECT table_name, column_name, data_type {own}").fetchall():
            found.setdefault(table, {})[column] = type
    return found


def _comments() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """What the migrations say of tables and of columns."""
    about = {schema.VERSION_TABLE: "Which migrations the file has seen."}
    means = {(schema.VERSION_TABLE, "number"): "of the migration"}
    for _, sql in schema.migrations():
        for above, table, body in CREATED.findall(sql):
            about[table] = " ".join(line.lstrip("- ") for line in above.splitlines())
            means |= {(table, column): words.strip() for column, words in COLUMN.findall(body)}
        means |= {(table, column): words.strip() for table, column, words in ADDED.findall(sql)}
    return about, means


def tables_page() -> Iterator[str]:
    """Every table of a store with its columns, types and meanings, a heading a table."""
    yield from ("# Tables", "", "The tables of a [store](../store.md), one DuckDB file.")
    yield "`store.sql(…)` asks them, and so does DuckDB itself, from any language. Moments are UTC."
    for table in tables():
        yield from ("", f"## {table.name}", "", table.means, "")
        yield from ("| column | type | means |", "|---|---|---|")
        yield from (f"| `{column.name}` | `{column.type}` | {_cell(column.means)} |" for column in table.columns)


PAGES = {"fields": fields_page, "tables": tables_page}


def main(arguments: list[str]) -> int:
    for name in arguments or PAGES:
        print("\n".join(PAGES[name]()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
