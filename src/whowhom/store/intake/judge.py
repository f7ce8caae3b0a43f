"""One step of an ingest, judged: known, coded, or why not. Nothing is kept yet, and all of it may be cut short."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from whowhom.records import Problem, Report
from whowhom.store.intake.known import Known
from whowhom.store.intake.stream import Step
from whowhom.store.intake.troubles import crash, deadly, id_taken, not_utf8
from whowhom.store.write import Coded, Rows, digest, storable
from whowhom.syntax import Reading


class CoderLike(Protocol):
    """What an ingest needs of a coder. ``version`` and ``codebook_id`` are kept with every record."""

    version: str
    codebook_id: str

    def read(self, report: Report) -> Reading:
        """The report with its events, relations and problems."""
        ...

    def about(self, report: Report) -> Report:
        """The report with its day and its outlet, which the text may tell; nothing is coded."""
        ...


@dataclass(frozen=True, slots=True)
class Again:
    """A report whose text is coded already."""

    report: Report
    digest: str
    document: str  # the id under which the place is kept where it was seen
    seen: bool  # just there before


@dataclass(frozen=True, slots=True)
class Anew:
    """A report that was coded now."""

    coded: Coded
    rows: Rows
    held: bool  # its text is coded under a higher id too, which from now on is the copy of this one


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one step; neither ``found`` nor ``failed``: it is no report."""

    problems: tuple[Problem, ...] = ()
    found: Again | Anew | None = None
    failed: bool = False  # it never came to a coding


class Judge:
    def __init__(self, coder: CoderLike, run: int) -> None:
        self._coder, self._run = coder, run
        self.codebook = coder.codebook_id

    def outcome(self, step: Step, known: Known) -> Outcome:
        if isinstance(step.item, Report):
            outcome = self._report(step.item, known, step.refused)
            return replace(outcome, problems=step.notes + outcome.problems)
        if step.item is None:
            return Outcome(step.notes)
        return Outcome((*step.notes, step.item), failed=True)

    def to_code(self, step: Step, known: Known) -> Report | None:
        """What the coder will be asked to read for this step, if the store stays as it is known."""
        if not isinstance(step.item, Report) or step.refused:
            return None
        try:
            report = storable(step.item)
        except UnicodeEncodeError:
            return None
        coded_as = self._coded_as(digest(report), known)
        return None if coded_as and coded_as <= report.id else report

    def rows(self, coded: Coded) -> Rows:
        rows = Rows()
        rows.add(coded, (self._coder.version, self._coder.codebook_id), self._run)
        return rows

    def _report(self, report: Report, known: Known, refused: bool) -> Outcome:
        mark = digest(report)
        coded_as = self._coded_as(mark, known)
        taken = known.other(report.id, mark)
        if coded_as and (taken is not None or coded_as <= report.id):
            return Outcome(
                found=self._again(storable(report), mark, coded_as if taken is not None else report.id, known)
            )
        if taken not in (None, "failed"):
            return Outcome((id_taken(report),), failed=True)
        coded, rows, problems = self._refused(report, mark) if refused else self.code(report, mark)
        return Outcome(problems, Anew(coded, rows, bool(coded_as)))

    def _coded_as(self, mark: str, known: Known) -> str:
        """The id under which this codebook has coded the text; empty where it has not."""
        id, codebook, status = known.by_digest.get(mark, ("", "", ""))
        return id if codebook == self.codebook and status != "failed" else ""

    def _again(self, report: Report, mark: str, document: str, known: Known) -> Again:
        seen = known.seen(document, report)
        return Again(report if seen else self._coder.about(report), mark, document, seen)

    def code(self, report: Report, mark: str) -> tuple[Coded, Rows, tuple[Problem, ...]]:
        """A report coded, whatever the store holds of it; a fault in it is a problem."""
        try:
            report = storable(report)
            reading = self._coder.read(report)
            coded = _judged(reading, mark)
            return coded, self.rows(coded), reading.problems
        except UnicodeEncodeError:
            problem = not_utf8(report)
            report = replace(report, text=report.text.encode("utf-8", "replace").decode("utf-8"))
        except Exception as error:  # a fault in one report must not cost the others
            problem = crash(report, error)
        coded = Coded(report, mark, "failed")
        return coded, self.rows(coded), (problem,)

    def _refused(self, report: Report, mark: str) -> tuple[Coded, Rows, tuple[Problem, ...]]:
        coded = Coded(report, mark, "failed")
        return coded, self.rows(coded), (deadly(report),)


def _judged(reading: Reading, mark: str) -> Coded:
    """A report with a fatal problem was not coded, whatever else stands in its reading."""
    if any(problem.fatal for problem in reading.problems):
        return Coded(reading.report, mark, "failed", reading.blocks)
    status = "coded" if reading.events else "no-events"
    return Coded(reading.report, mark, status, reading.blocks, reading.events, reading.relations)
