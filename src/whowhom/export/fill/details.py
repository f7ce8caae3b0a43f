"""Cells that tell by whom it is told, in what words, and with what it was done."""

from __future__ import annotations

from whowhom.export.spread import Row
from whowhom.forces import sort_of

ARMS = {"aircraft": "Air", "ship": "Sea", "vehicle": "Land", "men": "Land"}
WATERS = ("sea", "ocean", "strait", "gulf", "bay", "channel", "sound", "fjord", "inlet")


def report(row: Row, field: str) -> str | None:
    """A field of the earliest report that has one: url, title, outlet, id."""
    told = sorted(row.act.reports, key=lambda report: report["published"] or "9999")
    values = (report[field] for report in told if report[field])
    value = next(values, None)
    return value["name"] if isinstance(value, dict) else value


def outlets(row: Row, _: str) -> str | None:
    """Everybody whose press tells it."""
    names = [report["outlet"]["name"] for report in row.act.reports if report["outlet"]]
    return "; ".join(dict.fromkeys(names)) or None


def titles(row: Row, _: str) -> str | None:
    """UCDP's source article: outlet, day and title of every report, the earliest first."""
    told = sorted(row.act.reports, key=lambda report: report["published"] or "9999")
    parts = [
        ", ".join(filter(None, ((report["outlet"] or {}).get("name"), report["published"], report["title"])))
        for report in told
    ]
    return ";".join(dict.fromkeys(filter(None, parts))) or None


def speakers(row: Row, _: str) -> str | None:
    names = [speaker["name"] or speaker["id"] for speaker in row.act.speakers]
    return "; ".join(dict.fromkeys(names)) or None


def evidence(row: Row, _: str) -> str | None:
    return " ".join(row.act.evidence) or None


def language(row: Row, _: str) -> str | None:
    return report(row, "language")


def scale(row: Row, _: str) -> str | None:
    """ACLED's reach of the sources: the state's own press, others', or both."""
    here = {place["country"] for place in row.act.record["places"] if place["country"]}
    told = {(report["outlet"] or {}).get("country") in here for report in row.act.reports if report["outlet"]}
    words = [word for word, native in (("National", True), ("International", False)) if native in told]
    return "-".join(words) or None


def arm(row: Row, wanted: str) -> int | None:
    """1 where forces of that arm (Air, Land, Sea) take part, 0 where only others do; what is at sea is of the sea."""
    arms = {ARMS[sort] for force in row.act.forces if (sort := sort_of(force["kind"])) in ARMS}
    if any(place["kind"] in WATERS for place in row.act.record["places"]):
        arms.add("Sea")
    return int(wanted in arms) if arms else None


FILLS = {
    "report": report,
    "report.outlets": outlets,
    "report.titles": titles,
    "report.language": language,
    "report.scale": scale,
    "speakers": speakers,
    "evidence": evidence,
    "arm": arm,
}
