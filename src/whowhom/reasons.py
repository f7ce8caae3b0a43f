"""Why a record says what it says, in words: the meaning of its rules, as ``codebook/tables/reasons.csv`` has it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def reason(rule: str) -> str:
    """What a rule of a record's ``why`` means, as a sentence: "cooperate.exercise.hold-drill", "learned.assault" …"""
    kind, _, rest = rule.partition(".")
    table = _meanings()
    if kind == "recipient":
        signs = [sign.partition(".")[0] for sign in rest.split("+")]
        told = [table[f"recipient.{sign}"] for sign in signs if f"recipient.{sign}" in table]
        return f"{table['recipient']} {'; '.join(told) or 'all of them little'}."
    if kind in table:
        return table[kind]
    return table["pattern"]


@cache
def _meanings() -> dict[str, str]:
    text = files("whowhom.codebook").joinpath("tables", "reasons.csv").read_text(encoding="utf-8")
    return {row["rule"]: row["means"] for row in csv.DictReader(text.splitlines())}
