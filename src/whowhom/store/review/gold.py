"""Reviewed reports as coded reports, in the form that ``bench.gold`` scores a coder by (bench/reports/README.md).

What was rejected is no act; what nobody judged, or what is disputed, is optional: neither asked for nor held against a
coder. Reviewers look at what the coder found, so an act that it missed is missing here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from whowhom.store.duck import Connection
from whowhom.store.review.ruling import Json

SURE_OF = ("accept", "correct")
_REPORTS = """
SELECT id, text, CAST(published AS VARCHAR) FROM documents
WHERE id IN (SELECT document FROM rulings WHERE kind <> 'disputed') ORDER BY published, id
"""
_KINDS = "SELECT e.id, r.kind, e.record FROM events e LEFT JOIN rulings r ON r.event = e.id AND r.document = e.document"


def gold(con: Connection) -> Iterator[Json]:
    """A coded report for each report of which a record was judged."""
    for id, text, published in con.execute(_REPORTS).fetchall():
        rows = con.execute(f"{_KINDS} WHERE e.document = ? ORDER BY e.position, e.id", [id]).fetchall()
        acts = [_act(text, json.loads(record), kind in SURE_OF) for _, kind, record in rows if kind != "reject"]
        yield {"id": id, "published": published, "text": text, "events": acts, "relations": [], "never": []}


def _act(text: str, record: Json, judged: bool) -> Json:
    act = {
        "key": _key(text, record),
        "type": record["type"],
        "mode": record["mode"],
        "actors": [_party(party) for party in record["actors"]],
        "recipients": [_party(party) for party in record["recipients"]],
        "reciprocal": record["reciprocal"],
        "status": record["status"],
        "cameo": None,
        "when": {end: record["when"][end] for end in ("start", "end")},
        "duration": None,
        "places": [place["name"] for place in record["places"]],
        "forces": [],
        "attribution": [],
        "alleged_by": record["alleged_by"],
        "precedent": False,
    }
    return act if judged else {"optional": True, **act}


def _party(party: Json) -> Json:
    return {"country": party["country"] or party["id"].split(".")[0], "sector": party["sector"]}


def _key(text: str, record: Json) -> str:
    """The words of the act, and as many around them, within their sentence, as make their first place the right one."""
    start, end = (record["why"] or record["evidence"])[0]["span"]
    around = (found["span"] for found in record["evidence"] if found["span"][0] <= start < found["span"][1])
    first, last = next(around, (start, end))
    while text.find(text[start:end]) != start and (end < last or start > first):
        if end < last:
            end = _next_space(text, end, last)
        else:
            start = max(first, text.rfind(" ", first, start - 1) + 1)
    return text[start:end]


def _next_space(text: str, end: int, last: int) -> int:
    at = text.find(" ", end + 1, last)
    return last if at < 0 else at


def judged(con: Connection) -> Iterator[tuple[Json, Json, str, list[str], str]]:
    """(record as the coder wrote it, as it stands, kind of ruling, reviewers, their last note) of every record that was
    judged."""
    sql = """SELECT r.machine, e.record, r.kind, r.reviewers, coalesce((
                 SELECT arg_max(v.note, v.id) FILTER (v.note <> '') FROM verdicts v
                 WHERE v.undone IS NULL AND v.document = e.document AND v."now" = e.id), '')
             FROM rulings r JOIN events e ON e.id = r.event AND e.document = r.document
             ORDER BY e.document, e.position, e.id"""
    for machine, record, kind, reviewers, note in con.execute(sql).fetchall():
        yield json.loads(machine), json.loads(record), kind, reviewers, note
