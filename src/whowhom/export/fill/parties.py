"""Cells that tell who: names, states, sectors and codes of the first party of a side, or of all."""

from __future__ import annotations

from whowhom.export import tables
from whowhom.export.acts import Json
from whowhom.export.spread import Row, states

MOST_STATES = 39  # columns StateA to StateAM


def _of(row: Row, asked: str) -> tuple[Json, str]:
    """ "actor cow" -> the first actor, "cow"."""
    side, _, rest = asked.partition(" ")
    return row.side(side), rest


def name(row: Row, side: str) -> str | None:
    party = row.side(side)
    return party.get("name") or party.get("id")


def words(row: Row, side: str) -> str | None:
    """How the first report calls the party."""
    return row.side(side).get("text")


def state(row: Row, asked: str) -> str | None:
    """A party's state: its letters in the list asked for ("actor iso3", "actor cow"), or a data set's name for it."""
    party, code = _of(row, asked)
    country = party.get("country")
    if code == "iso3":
        return country
    if code in ("icews", "acled", "ged"):
        return tables.country_name(country, code)
    return tables.country_code(country, code)


def sector(row: Row, asked: str) -> str | None:
    """A party's sector as PLOVER ("actor plover"), ICEWS or CAMEO calls it."""
    party, scheme = _of(row, asked)
    if not party.get("sector"):
        return None
    return str(party["sector"]) if scheme == "plover" else tables.sector(party["sector"])[scheme]


def cameo(row: Row, side: str) -> str | None:
    """The state's letters and the sector's: RUSMIL; without a state the sector alone, or the id."""
    party = row.side(side)
    if not party:
        return None
    country = tables.country_code(party.get("country"), "cameo") or ""
    role = tables.sector(party["sector"])["cameo"] if party.get("sector") else ""
    return country + role or group(row, side)


def group(row: Row, side: str) -> str | None:
    """The id of what is no state's: NATO, HOUTHIS."""
    party = row.side(side)
    return party.get("id") if party and not party.get("country") else None


def acled_name(row: Row, side: str) -> str | None:
    party = row.side(side)
    if not party:
        return None
    country = tables.country_name(party.get("country"), "acled")
    if not country:
        return party.get("name") or party.get("id")
    if side == "actor" and row.act.record["type"] == "PROTEST":
        return f"{acled_role(row, side)} ({country})"
    told = tables.sector(party.get("sector"))["acled_name"] if party.get("sector") else "Government of {country}"
    return told.format(country=country, name=party.get("name") or party.get("id"))


def acled_others(row: Row, side: str) -> str | None:
    """The other parties of a side."""
    others = (row.actors if side == "actor" else row.recipients)[1:]
    return "; ".join(dict.fromkeys(party.get("name") or party["id"] for party in others)) or None


def acled_role(row: Row, side: str) -> str | None:
    """What kind of party; of a protest, protesters or rioters."""
    if not row.side(side):
        return None
    record = row.act.record
    if side == "actor" and record["type"] == "PROTEST":
        return "Rioters" if record["mode"] in ("riot", "vandalize") else "Protesters"
    return tables.sector(row.side(side).get("sector") or "GOV")["acled"]


def acled_between(row: Row, _: str) -> str | None:
    roles = [role for role in (acled_role(row, "actor"), acled_role(row, "recipient")) if role]
    return f"{roles[0]}-{roles[1]}" if len(roles) > 1 else f"Sole {roles[0]} action" if roles else None


def acled_civilians(row: Row, _: str) -> str | None:
    return "Civilian targeting" if acled_role(row, "recipient") == "Civilians" else None


def ged_name(row: Row, side: str) -> str | None:
    """Government of X for every organ of a state, Civilians for whoever bears no arms, else the group's name."""
    party = row.side(side)
    if not party:
        return None
    kind = tables.sector(party["sector"])["side"] if party.get("sector") else "state"
    if kind == "civilians":
        return "Civilians"
    country = tables.country_name(party.get("country"), "ged")
    return f"Government of {country}" if kind == "state" and country else party.get("name") or party.get("id")


def ged_dyad(row: Row, _: str) -> str | None:
    return " - ".join(filter(None, (ged_name(row, "actor"), ged_name(row, "recipient")))) or None


def ged_state(row: Row, side: str) -> str | None:
    """The state's number after Gleditsch and Ward, where the side is a government."""
    told = ged_name(row, side) or ""
    return tables.country_code(row.side(side).get("country"), "gw") if told.startswith("Government of ") else None


def ged_violence(row: Row, _: str) -> int:
    """1 with a government on either side against an armed one, 2 between others, 3 against civilians."""
    sides = [ged_name(row, "actor") or "", ged_name(row, "recipient") or ""]
    if "Civilians" in sides:
        return 3
    return 1 if any(side.startswith("Government of ") for side in sides) else 2


def mme_state(row: Row, place: str) -> str | None:
    """The n-th state of those that take part, in alphabetical order of their names."""
    names = sorted(filter(None, (tables.country_name(state, "mme") for state in states(row))))
    return names[int(place)] if int(place) < min(len(names), MOST_STATES) else None


def mme_others(row: Row, _: str) -> str | None:
    """Organisations that take part; they are no states."""
    told = [party["name"] or party["id"] for party in row.actors if not party["country"]]
    return "; ".join(dict.fromkeys(told)) or None


FILLS = {
    "party.name": name,
    "party.words": words,
    "party.state": state,
    "party.sector": sector,
    "party.cameo": cameo,
    "party.group": group,
    "acled.actor": acled_name,
    "acled.others": acled_others,
    "acled.role": acled_role,
    "acled.between": acled_between,
    "acled.civilians": acled_civilians,
    "ged.side": ged_name,
    "ged.dyad": ged_dyad,
    "ged.state": ged_state,
    "ged.violence": ged_violence,
    "mme.state": mme_state,
    "mme.others": mme_others,
}
