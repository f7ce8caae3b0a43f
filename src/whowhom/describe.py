"""A record as one English sentence: "Armed forces of Gondor and Armed forces of Rohan held a joint exercise …".

The verbs stand in ``codebook/tables/wording.csv``; a type or mode without a row is named by its code.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from whowhom.dates import when_said

Json = Mapping[str, Any]
_STAYING = {"to": "in", "into": "in"}  # "flew to Niamey for talks" is said here as "talked … in Niamey"


def describe(record: Json, dated: bool = True) -> str:
    """The event, relation or incident record (a dict of docs/record.md or docs/incidents.md) in one sentence.

    Without ``dated`` it leaves its day out, for a list that has it beside the sentence.
    """
    if record["record"] == "relation":
        rising = {"up": "growing ", "down": "fading "}.get(record["trend"] or "", "")
        return _capital(
            f"{_listed([in_sentence(state(id) or id) for id in record['parties']])}: {rising}{record['kind']}."
        )
    words = [_clause(record), _where(record), when_said(record["when"]) if dated else ""]
    said = _capital(" ".join(word for word in words if word))
    by = record.get("alleged_by")  # an incident has none: a mere charge is one of its reports' words
    return f"{said}, as alleged by {called(by, record)}." if by else f"{said}."


def act(record: Json) -> str:
    """What was done, in two or three words: "joint exercise" is mode before type, as a person would say it."""
    kind = str(record["type"]).lower()
    return f"{kind}: {record['mode'].replace('-', ' ')}" if record["mode"] else kind


def told_by(outlet: Json) -> str:
    """ "Xinhua, Chinese state news agency" """
    site = outlet["kind"] == "ministry-site"
    owner = "" if site else {"yes": "state", "party": "party", "public": "public"}.get(outlet["state"], "")
    kind = "government site" if site else {"agency": "news agency"}.get(outlet["kind"], outlet["kind"])
    of = _adjectives().get(outlet["country"] or "", "")
    return f"{outlet['name']}, {' '.join(word for word in (of, owner, kind) if word)}"


def names(parties: Sequence[Json]) -> str:
    """ "Gondor, Rohan and the government of Dale"; a name told twice (two ministries) is told once."""
    return _listed(
        list(dict.fromkeys(in_sentence(party["name"] or party["id"], party["country"]) for party in parties))
    )


def state(code: str) -> str | None:
    """The name of the state with that code: "Russia" for RUS; None for a code that is no state's."""
    return states().get(code)


def organisation(id: str) -> str | None:
    """The name of an organisation or armed group by its id: "NATO"; None for an id that is none's."""
    return _organisations().get(id)


def in_sentence(name: str, country: str | None = None) -> str:
    """The name as it stands inside a sentence: "the Philippines", "the armed forces of Gondor"."""
    organ = bool(country) and name[:1].islower()
    return f"the {name}" if organ or name in _articled() else name


def called(id: str, record: Json) -> str:
    """The party of that id as the record names it; else its state, else the id."""
    said = [said["speaker"] for said in record.get("attribution", ())]
    told = {party["id"]: names([party]) for party in (*record["actors"], *record["recipients"], *said)}
    return told.get(id) or in_sentence(state(id) or id)


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
    name = f"the {place['name']}" if place["kind"] in _with_article() else in_sentence(place["name"])
    role = place.get("role") or "in"
    return f"{_STAYING.get(role, role)} {name}"


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
def _articled() -> frozenset[str]:
    """States whose names take "the"."""
    text = files("whowhom.codebook").joinpath("parties.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["articles"]["the"])


@cache
def _adjectives() -> dict[str, str]:
    """What is said of a state's things, by its code: "Chinese"; the name where it has no adjective."""
    out: dict[str, str] = {}
    for row in _table("countries.csv"):
        out.setdefault(row["iso3"], row["adjectives"].split(";")[0] or row["name"])
    return out


@cache
def states() -> dict[str, str]:
    """The name of every state, by its code."""
    out: dict[str, str] = {}
    for row in _table("countries.csv"):
        out.setdefault(row["iso3"], row["name"])
    return out


@cache
def _organisations() -> dict[str, str]:
    return {row["id"]: row["names"].split(";")[0] for row in _table("organisations.csv")}


def _table(name: str) -> list[dict[str, str]]:
    text = files("whowhom.codebook").joinpath("tables", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
