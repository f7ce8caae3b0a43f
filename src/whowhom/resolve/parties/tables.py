"""What the tables know, in the shape that the rules ask for it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from whowhom.records import Party, Span
from whowhom.resolve.parties.lexicon import Lexicon, plain

LONG_AGO = 60  # years after which even a whole name means nobody of the table


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, agency, political party or armed group. ``country`` is set where it is a state's organ."""

    id: str
    name: str
    sector: str
    country: str | None
    base: str | None


class Membership(NamedTuple):
    """One state in one organisation, from its first to its last day (ISO dates; end None = still a member)."""

    country: str
    start: str
    end: str | None

    def holds(self, day: str | None) -> bool:
        """Whether the state is a member on a day; without one, whether it still is."""
        return self.end is None if day is None else self.start <= day and (self.end is None or day <= self.end)


class Leader(NamedTuple):
    """One person in one office, with the days of the term (ISO dates; end None = still in office or not known)."""

    name: str
    surname: str
    owner: str  # ISO 3166-1 alpha-3, or an organisation's id
    office: str
    sector: str
    start: str
    end: str | None

    def serves(self, day: str | None, slack: int = 0) -> bool:
        """In office on ``day``, give or take ``slack`` years. An unknown day excludes nobody."""
        return self.off(day) <= slack

    def off(self, day: str | None) -> int:
        """By how many years a day lies outside the term; 0 in office."""
        if day is None:
            return 0
        year = int(day[:4])
        early = int(self.start[:4]) - year + (self.start[4:] > day[4:]) if self.start > day else 0
        late = max(1, year - int(self.end[:4])) if self.end is not None and self.end < day else 0
        return max(early, late)


class Owner(NamedTuple):
    """The state or organisation that words name, and where they stand."""

    country: str | None
    org: str | None
    sector: str | None
    span: Span


@dataclass(frozen=True)
class PartyTables:
    """Names, nouns, leaders and word lists. Made by ``load_tables``; never changed afterwards."""

    names: Lexicon
    nouns: Lexicon
    countries: Mapping[str, str]
    organisations: Mapping[str, Organisation]
    leaders: Mapping[str, tuple[Leader, ...]]  # by plain surname
    memberships: Mapping[str, tuple[Membership, ...]]  # by organisation
    words: Mapping[str, Any]  # parties.toml
    modifiers: Mapping[str, str]  # word before a noun -> sector
    offices: Mapping[str, str]  # organ noun -> suffix of the party's id

    @cached_property
    def organs(self) -> Mapping[str, list[str]]:
        """The ids of a state's own organisations, by its code."""
        out: dict[str, list[str]] = {}
        for org in self.organisations.values():
            if org.country:
                out.setdefault(org.country, []).append(org.id)
        return out

    def country_name(self, iso3: str) -> str:
        """Plain English name; the code itself where the table has no such country."""
        return self.countries.get(iso3, iso3)

    def told_name(self, iso3: str) -> str:
        """The name as it stands inside a sentence: "the Philippines"."""
        name = self.country_name(iso3)
        return f"the {name}" if name in self.words["articles"]["the"] else name

    def members(self, org_id: str, day: str | None = None) -> tuple[str, ...]:
        """Member states (ISO 3166-1 alpha-3) on a day, today's where none is given; empty where none are kept."""
        return tuple(row.country for row in self.memberships.get(org_id, ()) if row.holds(day))

    def party(self, country: str | None, sector: str | None, text: str, span: Span, office: str | None = None) -> Party:
        """The party of a state, or of an organisation where ``country`` is an organisation's id."""
        if country is not None and country not in self.countries and country in self.organisations:
            return self.org_party(country, sector, text, span)
        if country is None:
            return Party(sector or "UNK", text, None, sector, text, span)
        state = self.country_name(country)
        name = self.words["labels"].get(sector, "{}").format(self.told_name(country)) if sector else state
        ident = ".".join(part for part in (country, sector, office) if part)
        return Party(ident, name, country, sector, text, span)

    def org_party(self, org_id: str, sector: str | None, text: str, span: Span) -> Party:
        """The party of an organisation; a state's organ is the state's, in the asked sector or its own."""
        org = self.organisations[org_id]
        if org.country is None:
            return Party(org.id, org.name, None, org.sector, text, span, org.base)
        return self.party(org.country, sector or org.sector, text, span)

    def owned(self, owner: Owner, sector: str | None, text: str, span: Span, office: str | None = None) -> Party:
        """The party that acts for ``owner``; a breakaway entity's people and organs stay its own."""
        if owner.org is not None:
            return self.org_party(owner.org, sector, text, span)
        if owner.sector == "PRE" and sector not in ("REB", "CVL", "OPP"):
            return self.party(owner.country, "PRE", text, span)
        return self.party(owner.country, sector or owner.sector, text, span, office)

    def leader(
        self, name: tuple[str, ...], day: str | None, title: str | None = None, told: Container[str] = ()
    ) -> Leader | None:
        """The one office-holder whom a name of one or more words can mean on a day; None where none or several can.

        A whole name may be of any time; where several offices of one person fit alike, the title decides, and then
        who else is ``told`` in the report (codes of states, ids of bodies). A part of it needs that the report names
        whom he acts for, or that he heads it. A surname needs besides a title that fits, or somebody in office about
        then whose surname is no ordinary word.
        """
        parts = [plain(part) for part in name]
        if not parts:
            return None
        keys = dict.fromkeys((parts[-1], parts[0], " ".join(parts[-2:])))
        rows = [row for key in keys for row in self.leaders.get(key, ())]
        heads = self.words["leader_titles"]["nouns"]
        asked, own = set(parts), [part for part in parts if part not in self.words["person"]["particles"]]
        if len(own) == 1:
            return self._surnamed(rows, day, title, told, common=own[0])
        whole = [row for row in rows if 1 < len(words_in(row) & asked) == len(words_in(row))]
        if not whole:
            part = [row for row in rows if asked <= words_in(row)]
            whole = [row for row in part if row.office in heads or self.speaks_of(row.owner, told)]
        if not whole and title is not None:
            return self._surnamed([row for row in rows if words_in(row) <= asked], day, title, told)
        titled = [row for row in whole if row.office == title]
        named = [row for row in whole if row.owner in told]
        return next((row for rows in (whole, titled, named) if (row := choose(rows, day, whole=True))), None)

    def _surnamed(
        self, rows: list[Leader], day: str | None, title: str | None, told: Container[str], common: str = ""
    ) -> Leader | None:
        """Somebody of whose name only a part is told: "Prime Minister Abe", "Merkel"."""
        heads = self.words["leader_titles"]["nouns"]
        near = [row for row in rows if self.speaks_of(row.owner, told)]
        if title is not None:
            held = [row for row in (rows if title in heads else near) if row.office == title]
            held, others = (
                [row for row in some if not words_in(row) <= {title}]  # "King" of "King Michael" is no surname
                for some in (held, near)
            )
            named = choose([row for row in held if row in near], day, whole=False)  # two kings may bear one name
            return (
                named
                or choose(held, day, whole=False)
                or (choose(others, day, whole=False) if title in heads else None)
            )
        if common in self.words["person"]["common_surnames"]:
            return None
        found = choose([row for row in rows if " " in row.name and row.serves(day, 1)], day, whole=False)
        return found if found in near or (found and day and found.office in heads) else None

    def speaks_of(self, owner: str, told: Container[str]) -> bool:
        """Whether a state, an organ of it, or a body is among those that a report names."""
        return owner in told or any(organ in told for organ in self.organs.get(owner, ()))


def words_in(row: Leader) -> frozenset[str]:
    return _words_of(row.name)


@lru_cache(maxsize=4096)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(plain(name).replace("-", " ").split())


def choose(rows: list[Leader], day: str | None, whole: bool) -> Leader | None:
    """The term nearest to the day; several owners on equal terms are no answer. A whole name may be of any time."""
    off = [row.off(day) for row in rows]
    least = min(off, default=LONG_AGO)
    slack = least if whole else next((slack for slack in (0, 1, 6) if slack >= least), None)
    if slack is None or slack >= LONG_AGO:
        return None
    found = [row for row, years in zip(rows, off, strict=True) if years <= slack]
    return found[-1] if len({row.owner for row in found}) == 1 else None
