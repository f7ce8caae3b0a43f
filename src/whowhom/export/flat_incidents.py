"""Incidents one row each, with the columns that CSV and Parquet files of them have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from whowhom.export.flat import COLUMNS, MANY, TEXT, Column, count_words
from whowhom.serial import to_jsonl

Json = Mapping[str, Any]
SHARED = (
    *("record", "id", "type", "mode", "cameo", "quad", "score", "status", "start", "end", "precision"),
    *("actors", "recipients", "places", "lon", "lat", "confidence", "reports", "independent"),
)


def kind_words(figure: Json) -> str:
    """What is counted, and whose: "UKR crew", "killed"."""
    return " ".join(part for part in (figure["owner"], figure["model"], figure["kind"]) if part)


def figure_words(figure: Json) -> str:
    """ "UKR crew: 23 or 24" where it is disputed, "UKR crew: 24" where not."""
    values = [count_words(value) for value in figure["values"]]
    return f"{kind_words(figure)}: {(', ' if figure['agreed'] else ' or ').join(values)}"


def disputed(record: Json) -> bool:
    """Whether reports deny the act, or tell a figure, a day or a side of it differently."""
    return bool(record["denials"] or record["dissent"] or any(not figure["agreed"] for figure in record["figures"]))


INCIDENT_COLUMNS: tuple[Column, ...] = (
    *(column for column in COLUMNS if column[0] in SHARED),
    ("figures", MANY, lambda record: [figure_words(figure) for figure in record["figures"]]),
    ("denied_by", MANY, lambda record: [denial["by"] for denial in record["denials"]]),
    ("disputed", "BOOLEAN", disputed),
    ("sources", MANY, lambda record: [source["name"] or source["documents"][0] for source in record["sources"]]),
    ("documents", MANY, lambda record: list(record["documents"])),
    ("events", MANY, lambda record: list(record["events"])),
    ("json", TEXT, to_jsonl),
)
