"""Reads the tables of the codebook: states, organisations, armed groups, leaders and the nouns of politics."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from whowhom.codebook.rows import layered, parts
from whowhom.resolve.parties.lexicon import Entry, Lexicon, plain
from whowhom.resolve.parties.press import add_outlets
from whowhom.resolve.parties.tables import Leader, Membership, Organisation, PartyTables

NOUN_KINDS = ("role", "organ", "people", "force")


def load_tables(*extra: str | Path) -> PartyTables:
    """The tables of the codebook, with rows from ``tables/*.csv`` of further codebook folders over ours (they win).

    Ours alone are read once. Raises ``CodebookError`` for a user's table that is none.
    """
    return _read(extra) if extra else _ours()


@cache
def _ours() -> PartyTables:
    return _read(())


def _read(folders: tuple[str | Path, ...]) -> PartyTables:
    words = _toml("parties.toml") | _toml("epithets.toml")
    words["person"] = {name: frozenset(listed) for name, listed in words["person"].items()}
    names = Lexicon(cased=True)
    countries = _add_states(names, layered("countries", folders))
    organisations = _add_bodies(names, layered("organisations", folders), "body")
    organisations |= _add_bodies(names, layered("armed_groups", folders), "group")
    nouns = _noun_lexicon(words)
    press = add_outlets(names, nouns, layered("outlets", folders), words["outlets"])
    return PartyTables(
        names=names,
        nouns=nouns,
        countries=countries,
        organisations=press | organisations,
        leaders=_leaders(layered("leaders", folders)),
        memberships=_memberships(layered("memberships", folders)),
        words=words,
        modifiers={word: sector for sector, group in words["modifier"].items() for word in group},
        offices={noun: office for office, group in words["offices"].items() for noun in group},
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("whowhom.codebook").joinpath(name).read_text(encoding="utf-8"))


def _add_states(names: Lexicon, rows: list[dict[str, str]]) -> dict[str, str]:
    """The first row of a code names the state; further rows are its parts and breakaway entities."""
    countries: dict[str, str] = {}
    for row in rows:
        iso3, sector, adjectives = row["iso3"], row["sector"] or None, parts(row["adjectives"])
        countries.setdefault(iso3, row["name"])
        for alias in [row["name"], *parts(row["aliases"])]:
            names.add(alias, Entry("state", iso3, None, sector, attributive=alias in adjectives))
        for adjective in adjectives:
            names.add(adjective, Entry("demonym", iso3, None, sector, attributive=True))
            if adjective[-1] in "nio" or adjective.endswith(("ab", "ak", "ek", "ot", "rb", "at", "rd")):
                names.add(adjective + "s", Entry("demonym", iso3, None, sector, plural=True))
        for noun in parts(row["people"]):
            one, _, many = noun.partition("/")
            names.add(one, Entry("demonym", iso3, None, sector, attributive=True))
            names.add(many or one + "s", Entry("demonym", iso3, None, sector, plural=True))
        for capital in parts(row["capitals"]):
            names.add(capital, Entry("capital", iso3))
        for seat in parts(row["seats"]):
            names.add(seat, Entry("seat", iso3, None, "GOV"))
    return countries


def _add_bodies(names: Lexicon, rows: list[dict[str, str]], kind: str) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for row in rows:
        aliases = parts(row["names"])
        org = Organisation(
            id=row["id"],
            name=aliases[0],
            sector=row["sector"],
            country=row.get("country") or None,
            base=row["base"] or None,
        )
        found.setdefault(org.id, org)
        for alias in aliases:
            names.add(alias, Entry(kind, None, org.id, org.sector, attributive=True))
        for form in parts(row.get("forms") or ""):
            names.add(form, Entry(kind, None, org.id, org.sector, attributive=True))
            names.add(form + "s", Entry(kind, None, org.id, org.sector, plural=True))
    return found


def _noun_lexicon(words: Mapping[str, Any]) -> Lexicon:
    nouns = Lexicon(cased=False)

    def add(noun: str, entry: Entry) -> None:
        nouns.add(noun, entry)
        nouns.add(plural(noun, words["plurals"]), replace(entry, plural=True))

    roles = {noun for groups in words["role"].values() for group in groups.values() for noun in group}
    for noun in (noun for noun in words["definite"]["relational"] if noun not in roles):
        add(noun, Entry("definite", noun=noun, inherits=True))
    for noun in words["definite"]["written"]:
        add(noun, Entry("role", noun=noun, inherits=True))
    for noun in words["definite"]["sides"]:
        nouns.add(noun, Entry("definite", noun=noun, plural=True))
    for kind in NOUN_KINDS:
        for manner, groups in words[kind].items():
            for sector, group in groups.items():
                for noun in group:
                    known = sector if sector != "UNK" else None
                    add(noun, Entry(kind, None, None, known, noun, manner == "inherit"))
    for sector, titles in words["state_titles"].items():
        for noun in (noun for noun in titles if noun not in roles):
            add(noun, Entry("role", None, None, sector, noun))
    for noun in words["definite"]["plurals"]:
        nouns.add(plural(noun, words["plurals"]), Entry("definite", noun=noun, plural=True))
    for noun in (*words["definite"]["nouns"], *words["definite"]["only_known"], *words["definite"]["capitalised"]):
        add(noun, Entry("definite", noun=noun))
    for short, noun in (words["abbreviations"] | words["acronyms"]).items():
        meant = (entry for entry in nouns.bearers(noun) if entry.kind in ("role", "organ"))
        nouns.add(short, replace(next(meant, Entry("role", noun=noun)), inherits=False))
    return nouns


def plural(noun: str, irregular: Mapping[str, str]) -> str:
    """The regular plural of a noun's last word, unless the table has another."""
    if noun in irregular:
        return irregular[noun]
    start, _, last = noun.rpartition(" ")
    head = f"{start} " if start else ""
    if last in irregular:
        return head + irregular[last]
    if last.endswith("man"):
        return head + last[:-3] + "men"
    if last.endswith("y") and last[-2:-1] not in "aeou":
        return head + last[:-1] + "ies"
    return head + last + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s")


def _leaders(rows: list[dict[str, str]]) -> dict[str, tuple[Leader, ...]]:
    table: dict[str, list[Leader]] = {}
    for row in rows:
        term = row["from"], row["to"] or None
        leader = Leader(row["name"], row["surname"], row["country"], row["office"], row["sector"], *term)
        for key in {plain(leader.surname), plain(leader.surname).replace("-", " ").split()[-1]}:
            table.setdefault(key, []).append(leader)
    return {key: tuple(sorted(group, key=lambda leader: leader.start)) for key, group in table.items()}


def _memberships(rows: list[dict[str, str]]) -> dict[str, tuple[Membership, ...]]:
    table: dict[str, list[Membership]] = {}
    for row in rows:
        term = Membership(row["country"], row["from"], row["to"] or None)
        table.setdefault(row["organisation"], []).append(term)
    return {org: tuple(sorted(group, key=lambda term: (term.start, term.country))) for org, group in table.items()}
