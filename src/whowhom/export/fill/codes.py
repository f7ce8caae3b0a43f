"""Cells that tell what: ids, types and codes of the act, and how often and by whom it is told."""

from __future__ import annotations

from whowhom.export import tables
from whowhom.export.acts import number
from whowhom.export.spread import Row, against, scene

QUADS = {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}
ROOTS_OF_QUAD = {1: 5, 2: 8, 3: 14}  # GDELT's last root of each class: there a protest (14) is verbal conflict


def key(row: Row, asked: str) -> str | float | None:
    """A field of the record as it stands."""
    value = row.act.record.get(asked)
    return value if value is None or isinstance(value, float | int) else str(value)


def number_of_id(row: Row, _: str) -> int:
    return number(row.id)


def row_id(row: Row, _: str) -> str:
    return row.id


def acled_id(row: Row, _: str) -> str:
    """Letters of the state and a number, as UKR4077."""
    return f"{scene(row)}{number(row.id)}"


def ged_relid(row: Row, _: str) -> str:
    """Letters of the state, the year, and a number."""
    return f"{scene(row)}-{(row.act.day or '')[:4]}-{row.act.record['cameo'] or 0}-{number(row.id)}"


def cameo(row: Row, digits: str) -> str | None:
    """The code, or its first digits ("2" the root, "3" the base)."""
    code: str | None = row.act.record["cameo"]
    return code[: int(digits)] if code and digits else code


def cameo_told(row: Row, column: str) -> str | None:
    """The name of the code, or its value on Goldstein's scale."""
    return tables.cameo(row.act.record["cameo"]).get(column) or None


def quad(row: Row, _: str) -> int | None:
    return QUADS.get(row.act.record["quad"])


def quad_words(row: Row, _: str) -> str:
    """VERBAL COOPERATION"""
    return str(row.act.record["quad"]).upper().replace("-", " ")


def quad_gdelt(row: Row, _: str) -> int | None:
    """By the root of the CAMEO code, as GDELT counts."""
    root = int((row.act.record["cameo"] or "0")[:2])
    return next((quad for quad, last in ROOTS_OF_QUAD.items() if root <= last), 4) if root else None


def contexts(row: Row, _: str) -> str | None:
    return "; ".join(row.act.record["contexts"]) or None


def acled_kind(row: Row, column: str) -> str | None:
    record = row.act.record
    return tables.acled_row(record["type"], record["mode"], against(row)).get(column)


def clarity(row: Row, _: str) -> int:
    """UCDP's 1: told clearly; 2: by one party only, or not for sure."""
    record = row.act.record
    return 2 if record["alleged_by"] or record["confidence"] < 0.5 else 1


def mentions(row: Row, _: str) -> int:
    return row.act.tellings


def sources(row: Row, _: str) -> int:
    return row.act.sources


def articles(row: Row, _: str) -> int:
    return len(row.act.reports)


FILLS = {
    "record": key,
    "id": row_id,
    "id.number": number_of_id,
    "id.acled": acled_id,
    "id.ged": ged_relid,
    "cameo": cameo,
    "cameo.told": cameo_told,
    "quad": quad,
    "quad.words": quad_words,
    "quad.gdelt": quad_gdelt,
    "contexts": contexts,
    "acled.kind": acled_kind,
    "ged.clarity": clarity,
    "count.mentions": mentions,
    "count.sources": sources,
    "count.articles": articles,
}
