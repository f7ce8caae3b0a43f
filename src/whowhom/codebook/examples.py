"""Examples and near misses: marked sentences that test the codebook and teach its reader."""

from __future__ import annotations

from typing import Any

from whowhom.codebook.faults import known, needed, one_of
from whowhom.codebook.model import STATUSES, CodebookError, Example, Mark, NearMiss
from whowhom.codebook.notation import unmark

EXAMPLE_KEYS = {"text", "before", "published", "status", "actors", "recipients", "todo", "type", "mode"}
MARKS = {"act", "actor", "recipient", "place", "time", "force", "speaker", "casualty"}
NEAR_KEYS = {"text", "before", "published", "is", "why", "todo", "scope"}


def _check(row: dict[str, Any], allowed: set[str], file: str, entry: str) -> tuple[str, tuple[Mark, ...]]:
    """The row's text without marks, and its marks."""
    known(row, allowed, file, entry)
    needed(row, ["text"], file, entry)
    text, marks = unmark(row["text"])
    for mark in marks:
        one_of(mark.role, MARKS, "role of a mark", file, entry)
    return text, marks


def read_example(row: dict[str, Any], file: str, entry: str, type_name: str, mode: str | None) -> Example:
    """One ``[[mode.example]]``: its marks say the trigger and the parties, its keys the rest."""
    text, marks = _check(row, EXAMPLE_KEYS, file, entry)
    if not any(mark.role == "act" for mark in marks):
        raise CodebookError(file, entry, "mark the words of the act with *stars*")
    status = row.get("status", "occurred")
    one_of(status, STATUSES, "status", file, entry)
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
    text, marks = _check(row, NEAR_KEYS, file, entry)
    if "is" not in row or "why" not in row:
        raise CodebookError(file, entry, "a near miss says what it 'is' instead (or \"none\") and 'why'")
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
