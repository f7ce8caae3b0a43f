"""Reviewed records as examples of the codebook: marked sentences in the notation of docs/codebook.md.

A record that holds is an example of its type; one that was rejected is a near miss of the type that it was coded as,
and so is one whose type was corrected.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from whowhom.codebook.check import Codes, fault
from whowhom.codebook.examples import read_example, read_near_miss
from whowhom.codebook.texts import EXAMPLES
from whowhom.store.duck import Connection
from whowhom.store.review.gold import judged
from whowhom.store.review.ruling import Json

NOTATION = re.compile(r"[\[\]*]")  # a sentence with one of these cannot be marked
CODE = re.compile(r"[A-Za-z0-9.+-]+")
ROLES = (("actor", "actors"), ("recipient", "recipients"))


@dataclass(frozen=True, slots=True)
class Marked:
    """One entry of a codebook's examples.toml. ``kind``: example, near_miss."""

    kind: str
    keys: dict[str, str | list[str]]

    def todo(self, coder: Codes) -> str | None:
        """What the coder makes of it otherwise than it says; None where it agrees. ``coder`` hears frames alone."""
        row = {key: value for key, value in self.keys.items() if value and key not in ("type", "mode")}
        read = read_example if self.kind == "example" else read_near_miss
        return fault(coder, read(row, EXAMPLES, self.kind, str(self.keys["type"]), str(self.keys["mode"]) or None))

    def toml(self, todo: str | None = None) -> str:
        """As it stands in the file; a JSON string is a TOML one. ``todo``: why it is not so yet."""
        told = self.keys | ({"todo": todo} if todo else {})
        lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items() if value)
        return "\n".join([f"[[{self.kind}]]", *lines]) + "\n"


def examples(con: Connection) -> Iterator[Marked | None]:
    """The entries, in the order of reports; None for a record whose sentence cannot be marked."""
    for coded, record, kind, reviewers, note in judged(con):
        if kind == "disputed":
            continue
        if kind != "reject":
            yield _example(record)
        if kind == "reject" or coded["type"] != record["type"]:
            is_ = "none" if kind == "reject" else record["type"]
            told = "is no act" if kind == "reject" else f"is {is_}"
            why = note or f"{' and '.join(reviewers)} said that it {told}"
            yield _near_miss(coded, is_, why)


def _example(record: Json) -> Marked | None:
    marked = _sentence(record, ROLES)
    if marked is None:
        return None
    status = record["status"] if record["status"] != "occurred" else ""
    return Marked("example", _keys(record, marked[0]) | marked[1] | {"status": status})


def _near_miss(record: Json, is_: str, why: str) -> Marked | None:
    marked = _sentence(record, ())
    return None if marked is None else Marked("near_miss", _keys(record, marked[0]) | {"is": is_, "why": why})


def _keys(record: Json, text: str) -> dict[str, str | list[str]]:
    told = {"type": record["type"], "mode": record["mode"] or "", "published": record["document"]["published"] or ""}
    return {"text": text, **told}


def _sentence(record: Json, roles: tuple[tuple[str, str], ...]) -> tuple[str, dict[str, list[str]]] | None:
    """The sentence of the act with its marks, and the codes of parties whose words do not stand in it."""
    act = next(iter(record["why"]), None)
    found = act and next((e for e in record["evidence"] if _inside(act["span"], e["span"])), None)
    if not act or not found or NOTATION.search(found["text"]):
        return None
    offset, marks = found["span"][0], [(*act["span"], "*{}*")]
    left: dict[str, list[str]] = {side: [] for _, side in roles}
    for role, side in roles:
        for party in record[side]:
            code, span = _code(party), tuple(party["span"])
            whole = span == tuple(found["span"])  # it has no words of its own
            free = all(span[1] <= start or end <= span[0] for start, end, _ in marks)
            if _inside(span, found["span"]) and free and not whole and CODE.fullmatch(code):
                marks.append((span[0], span[1], f"[{role} {code}: {{}}]"))
            else:
                left[side].append(code)
    text = found["text"]
    for start, end, form in sorted(marks, reverse=True):
        text = text[: start - offset] + form.format(text[start - offset : end - offset]) + text[end - offset :]
    return " ".join(text.split()), left


def _inside(span: tuple[int, ...] | list[int], outer: list[int]) -> bool:
    return bool(outer[0] <= span[0] and span[1] <= outer[1])


def _code(party: Json) -> str:
    """As the check of the codebook compares it: a state or an organisation, and a sector."""
    land = party["country"] or party["id"]
    return f"{land}.{party['sector']}" if party["country"] and party["sector"] else str(land)
