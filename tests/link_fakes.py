"""Small acts for the tests of linking: lines "TYPE.mode ACTOR > RECIPIENT DAY status: sentence" make a report."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from whowhom.link.incidents import Told, rules, story_of, told
from whowhom.records import Attribution, Block, Casualty, Event, Evidence, Force, Party, Place, Report, Span, When, Why
from whowhom.syntax import Reading

LINE = re.compile(r"([A-Z]+)(?:\.(\S+))? (\S+) > (\S+) (\S+)(?: (\w+))?: (.*)")
NOWHERE = Span(0, 0)
KERCH = (44.6, 36.5, 45.3)  # radius, lon, lat


def party(id: str) -> Party:
    """ "RUS.MIL" is of Russia, "NATO" of nobody."""
    head, _, sector = id.partition(".")
    return Party(id, id, head if len(head) == 3 else None, sector or None, id, NOWHERE)


def parties(words: str) -> tuple[Party, ...]:
    """ "RUS.MIL+CHN.MIL"; "-" is nobody."""
    return tuple(party(id) for id in words.split("+") if id != "-")


def when(day: str, published: str | None) -> When:
    """A day, a month ("2018-11"), or "-": not told."""
    if day == "-":
        return When(None, published, "unknown")
    if len(day) == 7:
        return When(f"{day}-01", f"{day}-28", "month")
    return When(day, day, "day")


def event(line: str, document: str = "doc_a", published: str | None = "2018-11-26", at: int = 0) -> Event:
    """The act of one line; the word between stars tells it."""
    type, mode, actors, recipients, day, status, said = LINE.match(line).groups()
    trigger = re.search(r"\*(.+?)\*", said)
    sentence = said.replace("*", "")
    start = at + line.index(said)
    return Event(
        id="evt_" + hashlib.sha256(f"{document} {line}".encode()).hexdigest()[:12],
        document=document,
        type=type,
        mode=mode,
        cameo=None,
        quad="material-conflict",
        score=-9.0 if type == "ASSAULT" else -5.0,
        reciprocal="+" in actors and recipients == "-",
        actors=parties(actors),
        recipients=parties(recipients),
        when=when(day, published),
        status=status or "occurred",
        evidence=(Evidence(sentence, Span(start, start + len(sentence))),),
        why=(Why("frame", trigger[1] if trigger else sentence.split()[0], NOWHERE),),
        confidence=0.6,
    )


def tell(line: str, document: str = "doc_a", published: str | None = "2018-11-26", story: str = "", **parts) -> Told:
    """The act of one line, ready for comparing. ``story``: words of its report; ``parts``: fields of the event."""
    made = replace(event(line, document, published), **parts)
    return told(made, published, story_of(f"{line} {story}", rules()), document, rules())


def place(name: str, lon: float, lat: float, kind: str = "city", radius: float | None = None) -> Place:
    return Place(name, kind, None, lon, lat, name, NOWHERE, "in", radius)


def force(
    count: int, bound: str | None = None, kind: str = "ship", owner: str | None = "UKR", model: str | None = None
):
    return Force(owner, kind, model, count, bound, None, kind, NOWHERE)


def loss(count: int, bound: str | None = None, kind: str = "wounded") -> Casualty:
    return Casualty(kind, "UKR", count, bound, kind, NOWHERE)


def said(*speakers: str) -> tuple[Attribution, ...]:
    return tuple(Attribution(party(id), "said", "said", NOWHERE) for id in speakers)


def report(text: str, id: str, published: str | None = "2018-11-26") -> Report:
    return Report(id, text, f"{id}.txt", published=published, language="en")


class LineCoder:
    """Reads reports that are written in such lines; other lines are words of the story."""

    version = "0.0-lines"

    def __init__(self, codebook: str = "book-1") -> None:
        self.codebook_id = codebook

    def read(self, report: Report) -> Reading:
        events, at = [], 0
        for line in report.text.splitlines(keepends=True):
            if LINE.match(line.strip()):
                events.append(event(line.strip(), report.id, report.published, at))
            at += len(line)
        return Reading(report, (Block("body", Span(0, len(report.text))),), events=tuple(events))

    def about(self, report: Report) -> Report:
        return report
