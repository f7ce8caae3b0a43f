"""A document of a part as JSON, and back as a report that carries what its coder made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from whowhom.records import Block, Outlet, Problem, Report, Span
from whowhom.serial import event_from_dict, event_to_dict, relation_from_dict, relation_to_dict
from whowhom.syntax import Reading

Json = dict[str, Any]
ABOUT = tuple(field.name for field in fields(Report))


@dataclass(frozen=True, slots=True)
class Told(Report):
    """A report as it was read; ``line`` tells the rest."""

    line: Json = field(default_factory=dict, compare=False)


class Teller:
    """A coder that repeats what another has found in the reports that it is given, or how it failed."""

    def __init__(self, version: str, codebook_id: str) -> None:
        self.version, self.codebook_id = version, codebook_id

    def read(self, report: Report) -> Reading:
        line = _line(report)
        if "error" in line:
            raise _error(line["error"])
        return Reading(
            self.about(report),
            tuple(_block(block) for block in line["blocks"]),
            events=tuple(event_from_dict(event) for event in line["events"]),
            relations=tuple(relation_from_dict(relation) for relation in line["relations"]),
            problems=tuple(_problem(problem) for problem in line["problems"]),
        )

    def about(self, report: Report) -> Report:
        line = _line(report)
        return Report(**_about({**line["report"], **line.get("about", {})}))


def coded(report: Report, reading: Reading, version: str, codebook_id: str) -> Json:
    """The line of a report: as it was read, what its text tells ``about`` it, and all that was found in it."""
    was, its = asdict(report), asdict(reading.report)
    return {
        "report": was,
        "about": {name: its[name] for name in ABOUT if its[name] != was[name]},
        "blocks": [asdict(block) for block in reading.blocks],
        "events": [event_to_dict(event, reading.report, version, codebook_id) for event in reading.events],
        "relations": [relation_to_dict(one, reading.report, version, codebook_id) for one in reading.relations],
        "problems": [asdict(problem) for problem in reading.problems],
    }


def failed(report: Report, error: Exception) -> Json:
    """The line of a report whose coding raised ``error``."""
    return {"report": asdict(report), "error": [type(error).__name__, str(error)]}


def broken(error: Exception) -> Json:
    """The line of a fault that ended the reading of a source."""
    return {"broken": [type(error).__name__, str(error)]}


def problem(found: Problem) -> Json:
    """The line of a Problem that came in a report's place, or as a note on it."""
    return {"problem": asdict(found)}


def item(line: Json) -> Report | Problem:
    """What the reader gave. Raises the fault that ended the reading."""
    if "broken" in line:
        raise _error(line["broken"])
    return _problem(line["problem"]) if "problem" in line else Told(**_about(line["report"]), line=line)


def _error(told: Sequence[str]) -> Exception:
    """An error of that name which says the same."""
    kind: type[Exception] = type(told[0], (RuntimeError,), {})
    return kind(told[1])


def _line(report: Report) -> Json:
    if not isinstance(report, Told):
        raise TypeError(f"{report.source} ({report.id}) is no report of a run.")
    return report.line


def _about(told: Mapping[str, Any]) -> Json:
    press = told.get("press")
    return {**told, "press": Outlet(**press)} if press else dict(told)


def _block(told: Mapping[str, Any]) -> Block:
    repeats = told["repeats"]
    return Block(told["kind"], Span(*told["span"]), Span(*repeats) if repeats else None, told["place"])


def _problem(told: Mapping[str, Any]) -> Problem:
    return Problem(**{**told, "span": Span(*told["span"]) if told["span"] else None})
