"""A record as one English sentence: "Armed forces of Gondor and Armed forces of Rohan held a joint exercise …".

The verbs stand in ``codebook/tables/wording.csv``; a type or mode without a row is named by its code.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

Json = Mapping[str, Any]


def describe(record: Json) -> str:
    """The event or relation record (a dict of docs/record.md) in one sentence."""
    if record["record"] == "relation":
        rising = {"up": "growing ", "down": "fading "}.get(record["trend"] or "", "")
        return f"{_listed(record['parties'])}: {rising}{record['kind']}."
    words = [_clause(record), _where(record), _when(record)]
    alleged = f", as {record['alleged_by']} alleges" if record["alleged_by"] else ""
    return _capital(" ".join(word for word in words if word)) + alleged + "."


def act(record: Json) -> str:
    """What was done, in two or three words: "joint exercise" is mode before type, as a person would say it."""
    kind = str(record["type"]).lower()
    return f"{kind}: {record['mode'].replace('-', ' ')}" if record["mode"] else kind


def when_words(when: Json | None) -> str:
    """A date as short as its precision: "2022-11-30", "2022-11", "2022", "by 2022-11-30", "from 2022-11-30"."""
    start, end = (when["start"], when["end"]) if when else (None, None)
    if when is None or not (start or end):
        return ""
    if not start or not end:
        return f"from {start}" if start else f"by {end}"
    if when["precision"] == "year" and start[:4] == end[:4]:
        return str(start[:4])
    if when["precision"] == "month" and start[:7] == end[:7]:
        return str(start[:7])
    return str(start) if start == end else f"{start} to {end}"


def told_by(outlet: Json) -> str:
    """ "Xinhua, Chinese state news agency" """
    site = outlet["kind"] == "ministry-site"
    owner = "" if site else {"yes": "state", "party": "party", "public": "public"}.get(outlet["state"], "")
    kind = "government site" if site else {"agency": "news agency"}.get(outlet["kind"], outlet["kind"])
    of = _adjectives().get(outlet["country"] or "", "")
    return f"{outlet['name']}, {' '.join(word for word in (of, owner, kind) if word)}"


def names(parties: Sequence[Json]) -> str:
    """ "Gondor, Rohan and Dale"; a name told twice (two ministries) is told once."""
    return _listed(list(dict.fromkeys(party["name"] or party["id"] for party in parties)))


def state(code: str) -> str | None:
    """The name of the state with that code: "Russia" for RUS; None for a code that is no state's."""
    return _states().get(code)


def _clause(record: Json) -> str:
    who, whom = names(record["actors"]) or "somebody", names(record["recipients"])
    form = _wording().get((record["type"], record["mode"])) or _wording().get((record["type"], None))
    if not form:
        return f"{who}: {act(record)}" + (f" → {whom}" if whom else "")
    together = record["reciprocal"] and not whom
    rest = form["together"] if together else _filled(form["rest"], whom)
    said = {
        "ongoing": f"{who} now {form['ing']}",
        "planned": f"{who} will {form['verb']}",
        "hypothetical": f"{who} might {form['verb']}",
        "refused": f"{who} refused to {form['verb']}",
        "denied": f"it is denied that {who} {form['past']}",
    }.get(record["status"], f"{who} {form['past']}")
    return f"{said} {rest}".rstrip()


def _filled(rest: str, whom: str) -> str:
    """``[with {whom}]`` is left out where nobody is named."""
    return re.sub(r"\[([^\]]*)\]", lambda part: part[1].format(whom=whom) if whom else "", rest).strip()


def _where(record: Json) -> str:
    place = next(iter(record["places"]), None)
    if place is None or place["name"] in names(record["recipients"]):
        return ""
    article = "the " if place["kind"] in _with_article() else ""
    return f"{place['role'] or 'in'} {article}{place['name']}"


def _when(record: Json) -> str:
    said = when_words(record["when"])
    if not said or said.startswith(("by ", "from ")):
        return said
    return f"on {said}" if len(said) == len("2022-11-30") else f"in {said}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


@cache
def _wording() -> dict[tuple[str, str | None], dict[str, str]]:
    return {(row["type"], row["mode"] or None): row for row in _table("wording.csv")}


@cache
def _with_article() -> frozenset[str]:
    """Kinds of places whose names take "the"."""
    return frozenset(row["kind"] for row in _table("articles.csv"))


@cache
def _adjectives() -> dict[str, str]:
    """What is said of a state's things, by its code: "Chinese"; the name where it has no adjective."""
    out: dict[str, str] = {}
    for row in _table("countries.csv"):
        out.setdefault(row["iso3"], row["adjectives"].split(";")[0] or row["name"])
    return out


@cache
def _states() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in _table("countries.csv"):
        out.setdefault(row["iso3"], row["name"])
    return out


def _table(name: str) -> list[dict[str, str]]:
    text = files("whowhom.codebook").joinpath("tables", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
