"""Acts as the records have them, with the fields that an export reads; the facts are public or invented."""

from __future__ import annotations

from pathlib import Path

SAMPLES = {
    "gdelt": "gdelt.tsv",
    "icews": "icews.tab",
    "polecat": "polecat.txt",
    "acled": "acled.csv",
    "ged": "ged.csv",
    "mme": "mme.csv",
}


def sample(form):
    return Path(__file__).parent / "samples" / SAMPLES[form]


def party(id, country=None, sector=None):
    return {"id": id, "name": f"the {id}", "country": country, "sector": sector, "text": id, "span": [0, 1]}


RUS, CHN = party("RUS.MIL", "RUS", "MIL"), party("CHN.MIL", "CHN", "MIL")
UKR, CIVILIANS = party("UKR.MIL", "UKR", "MIL"), party("UKR.CVL", "UKR", "CVL")
NATO = party("NATO", None, "IGO")
KERCH = {"name": "Kerch", "kind": "city", "country": "UKR", "lon": 36.47, "lat": 45.36, "role": "off", "text": "Kerch"}
OSLO = {"name": "Oslo", "kind": "capital", "country": "NOR", "lon": 10.75, "lat": 59.91, "role": "in", "text": "Oslo"}
PACIFIC = {
    "name": "Pacific",
    "kind": "ocean",
    "country": None,
    "lon": -160.0,
    "lat": 0.0,
    "role": "over",
    "text": "Pacific",
}


def killed(count, of="UKR", bound=None):
    return {"kind": "killed", "of": of, "count": count, "bound": bound, "text": "killed", "span": [0, 1]}


def force(kind, owner="RUS"):
    return {
        "owner": owner,
        "kind": kind,
        "model": None,
        "count": 2,
        "bound": None,
        "unit": None,
        "text": kind,
        "span": [0, 1],
    }


def event(**fields):
    """An assault of one on another on a day; each field may be given anew, ``day`` or ``when`` too."""
    day = fields.pop("day", "2022-11-30")
    told = {
        "record": "event",
        "id": "evt_1",
        "document": {
            "id": "doc_1",
            "source": "a.txt",
            "url": "https://news.example/1",
            "title": "A title",
            "outlet": {"id": "XINHUA", "name": "Xinhua", "country": "CHN", "kind": "agency", "state": "yes"},
            "published": "2022-12-01",
            "language": "en",
        },
        "type": "ASSAULT",
        "mode": None,
        "cameo": "190",
        "quad": "material-conflict",
        "score": -9.0,
        "reciprocal": False,
        "actors": [RUS],
        "recipients": [UKR],
        "when": {"start": day, "end": day, "precision": "day", "text": None, "span": None},
        "duration": None,
        "places": [KERCH],
        "forces": [],
        "casualties": [],
        "status": "occurred",
        "attribution": [],
        "alleged_by": None,
        "precedent": None,
        "framing": [],
        "contexts": ["military"],
        "links": [],
        "evidence": [{"text": "They fired.", "span": [0, 11]}],
        "confidence": 0.9,
        "tentative": False,
        "why": [],
        "coder": {"version": "1", "codebook": "b"},
    }
    return told | fields


def drill(**fields):
    told = {"type": "COOPERATE", "mode": "exercise", "cameo": "062", "quad": "material-cooperation", "score": 9.5}
    return event(**told, **{"actors": [RUS, CHN], "recipients": [], "reciprocal": True, "places": [PACIFIC]} | fields)
