"""A coder for tests of counts: a report's lines are its acts, written as

    2022-03-05..2022-04-02  ASSAULT  MOR.MIL > GON, ROH.MIL  first planned

Days may be left open ("..2022-04-02", or ".." for none); ``=`` in place of ``>`` means that the parties act alike."""

from __future__ import annotations

import hashlib

from house_fakes import report
from whowhom.records import Block, Event, Evidence, Party, Precedent, Report, Span, When
from whowhom.syntax import Reading

KINDS = {  # type: quad, score
    "CONSULT": ("verbal-cooperation", 1.0),
    "COOPERATE": ("material-cooperation", 8.0),
    "ACCUSE": ("verbal-conflict", -2.0),
    "ASSAULT": ("material-conflict", -10.0),
}


def told(published: str | None, *lines: str) -> Report:
    """A report with these acts."""
    return report("\n".join(lines), published)


class LineCoder:
    version, codebook_id = "0.0-lines", "book-1"

    def read(self, report: Report) -> Reading:
        lines = [line for line in report.text.splitlines() if line]
        events = tuple(event(line, report, n) for n, line in enumerate(lines))
        return Reading(report, (Block("body", Span(0, len(report.text))),), events=events)


def event(line: str, report: Report, number: int) -> Event:
    days, type, rest = line.split(None, 2)
    start, end = days.split("..") if ".." in days else (days, days)
    mark = "=" if "=" in rest else ">"
    who, rest = rest.split(mark)
    whom, words = parties(rest.split("  ")[0]), rest.split("  ")[-1].split()
    quad, score = KINDS[type]
    at = report.text.index(line)
    name = hashlib.sha256(f"{report.id}{number}".encode()).hexdigest()[:10]
    return Event(
        id=f"evt_{name}",
        document=report.id,
        type=type,
        mode="exercise" if "exercise" in words else None,
        cameo=None,
        quad=quad,
        score=score,
        reciprocal=mark == "=",
        actors=parties(who) + (whom if mark == "=" else ()),
        recipients=whom if mark == ">" else (),
        when=When(start or None, end or None, "day" if start and start == end else "unknown", None, None),
        status="planned" if "planned" in words else "occurred",
        evidence=(Evidence(line, Span(at, at + len(line))),),
        why=(),
        confidence=0.2 if "unsure" in words else 0.9,
        precedent=Precedent("first", "the first", Span(at, at + 1)) if "first" in words else None,
    )


def parties(words: str) -> tuple[Party, ...]:
    ids = [word.strip() for word in words.split(",") if word.strip()]
    return tuple(Party(id, f"the {id}", id[:3], id[4:] or None, id, Span(0, 1)) for id in ids)
