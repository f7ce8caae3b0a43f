"""A small coder and a few reports for tests of the rooms after the pipeline: fast, and sure of what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from whowhom.records import (
    Attribution,
    Block,
    Casualty,
    Duration,
    Event,
    Evidence,
    Force,
    Framing,
    Link,
    Party,
    Place,
    Precedent,
    Problem,
    Relation,
    Report,
    Span,
    When,
    Why,
)
from whowhom.syntax import Reading

DRILL = (
    "MINAS TIRITH - Gondorian and Rohirric riders held a joint drill in the Pelennor on Wednesday for the first time, "
    "the Gondorian defence ministry said. At least three riders were hurt during the six-hour exercise. "
    "Gondor has close ties with Rohan."
)
RAID = "Mordor's troops attacked Osgiliath on 3 March, a Gondorian captain said."
NOTHING = "The harvest in the Shire was good this year."
CRASH = "BOOM this text makes the coder fall over."
FOREIGN = "FOREIGN Elen síla lúmenn' omentielvo."


def report(text: str, published: str | None = "2022-11-30", id: str | None = None, source: str = "here.txt") -> Report:
    made = "doc_" + hashlib.sha256(f"{text}{published}".encode()).hexdigest()[:8]
    return Report(id or made, text, source, None, "A title", None, published, "option", "en")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def party(text: str, words: str, id: str, name: str, country: str | None, sector: str | None) -> Party:
    return Party(id, name, country, sector, words, span(text, words))


def full_event(r: Report) -> Event:
    """An event with every field of the record filled."""
    t = DRILL
    gondor = party(t, "Gondorian", "GON.MIL", "Armed forces of Gondor", "GON", "MIL")
    rohan = party(t, "Rohirric", "ROH.MIL", "Armed forces of Rohan", "ROH", "MIL")
    ministry = party(t, "Gondorian defence ministry", "GON.GOV.MOD", "Ministry of Defence of Gondor", "GON", "GOV")
    hurt, says = "At least three riders", "the Gondorian defence ministry said"
    first, second = t.index("At least"), t.index("Gondor has")
    return Event(
        id="evt_drill_" + r.id,
        document=r.id,
        type="COOPERATE",
        mode="exercise",
        cameo="062",
        quad="material-cooperation",
        score=9.5,
        reciprocal=True,
        actors=(gondor, rohan),
        recipients=(),
        when=When(
            "2022-11-30", "2022-11-30", "day", "on Wednesday", span(t, "on Wednesday"), "published", "2022-11-30"
        ),
        status="occurred",
        evidence=(
            Evidence(t[: first - 1], Span(0, first - 1)),
            Evidence(t[first : second - 1], Span(first, second - 1)),
        ),
        why=(Why("cooperate.exercise.hold-drill", "held a joint drill", span(t, "held a joint drill")),),
        confidence=0.9,
        duration=Duration("PT6H", "six-hour", span(t, "six-hour")),
        places=(Place("Pelennor", "region", "GON", 17.5, 44.0, "Pelennor", span(t, "Pelennor"), "in", 30.0),),
        forces=(Force("GON", "rider", None, None, None, None, "riders", span(t, "riders")),),
        casualties=(Casualty("wounded", "GON", 3, "at-least", hurt, span(t, hurt)),),
        attribution=(Attribution(ministry, "said", says, span(t, says)),),
        alleged_by=None,
        precedent=Precedent("first", "for the first time", span(t, "for the first time")),
        framing=(Framing("label", "joint drill", span(t, "joint drill")),),
        contexts=("military",),
        links=(Link("follows", "evt_other"),),
    )


def relation(r: Report) -> Relation:
    start = DRILL.index("Gondor has")
    words = DRILL[start:]
    return Relation(
        "rel_" + r.id,
        r.id,
        ("GON", "ROH"),
        "alliance",
        None,
        None,
        (Evidence(words, Span(start, len(DRILL))),),
        (Why("relation.close-ties", "close ties", span(DRILL, "close ties")),),
    )


def raid_event(r: Report) -> Event:
    t = RAID
    captain = party(t, "a Gondorian captain", "GON.MIL", "Armed forces of Gondor", "GON", "MIL")
    return Event(
        id="evt_raid_" + r.id,
        document=r.id,
        type="ASSAULT",
        mode=None,
        cameo="190",
        quad="material-conflict",
        score=-10.0,
        reciprocal=False,
        actors=(party(t, "Mordor", "MOR.MIL", "Armed forces of Mordor", "MOR", "MIL"),),
        recipients=(party(t, "Osgiliath", "GON", "Gondor", "GON", None),),
        when=When("2019-03-03", "2019-03-03", "day", "on 3 March", span(t, "on 3 March")),
        status="occurred",
        evidence=(Evidence(t, Span(0, len(t))),),
        why=(Why("assault.attack", "attacked", span(t, "attacked")),),
        confidence=0.7,
        places=(Place("Osgiliath", "city", "GON", 179.5, -8.25, "Osgiliath", span(t, "Osgiliath"), "in"),),
        attribution=(Attribution(captain, "said", "a Gondorian captain said", span(t, "a Gondorian captain said")),),
    )


class FakeCoder:
    """Codes the drill and the raid, finds nothing elsewhere, and falls over where it is told to."""

    version = "0.0-fake"

    def __init__(self, codebook: str | None = None, model: str | None = None, learned: bool = True) -> None:
        self.codebook_id = codebook or "book-1"
        self.model = model
        self.seen: list[str] = []

    def read(self, report: Report) -> Reading:
        self.seen.append(report.id)
        blocks = (Block("body", Span(0, len(report.text))),)
        if report.text.startswith("BOOM"):
            raise RuntimeError("fell\nover")
        if report.text.startswith("FOREIGN"):
            foreign = Problem("clean", "language", f"{report.source} is not in English; leave it out.", report.id)
            return Reading(report, blocks, problems=(foreign,))
        if report.text == DRILL:
            return Reading(report, blocks, events=(full_event(report),), relations=(relation(report),))
        if report.text == RAID:
            return Reading(report, blocks, events=(raid_event(report),))
        return Reading(report, blocks)

    def about(self, report: Report) -> Report:
        return report


def fake_read(
    sources: list[str],
    *,
    input: str | None = None,
    published: str | None = None,
    columns: str | None = None,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Problem]:
    """One report a file; a source that is not there is a problem."""
    for source in sources:
        if source == "-" and stdin:
            yield report(stdin.read().decode(), published or "2022-11-30", source="-")
        elif Path(source).exists():
            yield report(Path(source).read_text(), published or "2022-11-30", source=Path(source).name)
        else:
            yield Problem("read", "missing", f"There is no file {source!r}.")


class FakeUnit:
    """A file, or "-", that is read by ``reader``, with a report to it."""

    def __init__(self, name: str, reader: Callable[..., Iterator[Report | Problem]], options: dict[str, Any]) -> None:
        self.name, self._reader, self._options = name, reader, options
        self.kind, self.settings = "stdin" if name == "-" else "file", str(options)
        there = name != "-" and Path(name).exists()
        self.size = Path(name).stat().st_size if there else None
        self.modified = Path(name).stat().st_mtime_ns if there else None

    def digest(self) -> str | None:
        return None

    def items(self, cursor: int = 0) -> Iterator[tuple[Report | Problem, int]]:
        for place, item in enumerate(self._reader([self.name], **self._options), 1):
            if place > cursor:
                yield item, place


def fake_units(reader: Callable[..., Iterator[Report | Problem]] = fake_read) -> Callable[..., Iterator[FakeUnit]]:
    """A source a name, which is read as ``fake_read`` or another reader does."""

    def units(sources: list[str], *, allow_private: bool = False, columns: str | None = None, **options: Any):
        return (FakeUnit(name, reader, options) for name in sources)

    return units
