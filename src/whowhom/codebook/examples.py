"""Examples and near misses: marked sentences that test the codebook and teach its reader."""

from __future__ import annotations

import difflib
from typing import Any

from whowhom.codebook.model import STATUSES, CodebookError, Example, NearMiss
from whowhom.codebook.notation import unmark

EXAMPLE_KEYS = {"text", "before", "published", "status", "actors", "recipients", "todo", "type", "mode"}
NEAR_KEYS = {"text", "before", "published", "is", "why", "todo", "scope"}


def _check(row: dict[str, Any], allowed: set[str], file: str, entry: str) -> None:
    for key in row:
        if key not in allowed:
            near = difflib.get_close_matches(key, sorted(allowed), 1)
            raise CodebookError(file, entry, f"unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    if "text" not in row:
        raise CodebookError(file, entry, "'text' is missing")


def read_example(row: dict[str, Any], file: str, entry: str, type_name: str, mode: str | None) -> Example:
    """One ``[[mode.example]]``: its marks say the trigger and the parties, its keys the rest."""
    _check(row, EXAMPLE_KEYS, file, entry)
    text, marks = unmark(row["text"])
    if not any(mark.role == "act" for mark in marks):
        raise CodebookError(file, entry, "mark the words of the act with *stars*")
    status = row.get("status", "occurred")
    if status not in STATUSES:
        raise CodebookError(file, entry, f"status {status!r} is none of {', '.join(STATUSES)}")
    coded = {role: tuple(m.code for m in marks if m.role == role and m.code) for role in ("actor", "recipient")}
    return Example(
        file,
        entry,
        text,
        marks,
        row.get("type", type_name),
        row.get("mode", mode),
        status,
        tuple(row.get("actors", ())) + coded["actor"],
        tuple(row.get("recipients", ())) + coded["recipient"],
        row.get("before", ""),
        row.get("published", "2022-11-30"),
        row.get("todo"),
    )


def read_near_miss(row: dict[str, Any], file: str, entry: str, type_name: str, mode: str | None) -> NearMiss:
    """One ``[[mode.near_miss]]``: ``is`` names the type it is instead, or "none"; ``why`` says why."""
    _check(row, NEAR_KEYS, file, entry)
    if "is" not in row or "why" not in row:
        raise CodebookError(file, entry, "a near miss says what it 'is' instead (or \"none\") and 'why'")
    text, marks = unmark(row["text"])
    if not any(mark.role == "act" for mark in marks):
        raise CodebookError(file, entry, "mark the tempting words with *stars*")
    instead = None if row["is"] == "none" else row["is"]
    return NearMiss(
        file,
        entry,
        text,
        marks,
        type_name,
        mode if row.get("scope") == "mode" else None,
        instead,
        row["why"],
        row.get("before", ""),
        row.get("published", "2022-11-30"),
        row.get("todo"),
    )
