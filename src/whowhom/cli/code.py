"""``whowhom code``: reports in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import typer

from whowhom.cli.errors import Problems, crash, one_line_errors, tell
from whowhom.cli.house import coder_by
from whowhom.cli.options import (
    AllowPrivate,
    CodebookDir,
    CoderName,
    Columns,
    Format,
    FramesOnly,
    Input,
    Jobs,
    Limit,
    MinConfidence,
    Model,
    Out,
    Progress,
    Published,
    Sources,
    check_sources,
    standard_input,
)
from whowhom.cli.output import Writer, choose, writer
from whowhom.cli.progress import ProgressLine
from whowhom.plugins import Registry
from whowhom.records import TENTATIVE, Problem, Report
from whowhom.run import ahead, team
from whowhom.serial import record_dicts


def code(
    ctx: typer.Context,
    sources: Sources,
    published: Published = None,
    input: Input = None,
    columns: Columns = None,
    allow_private: AllowPrivate = False,
    format: Format = None,
    out: Out = None,
    codebook: CodebookDir = None,
    model: Model = None,
    frames_only: FramesOnly = False,
    coder: CoderName = None,
    jobs: Jobs = 1,
    min_confidence: MinConfidence = TENTATIVE,
    limit: Limit = None,
    progress: Progress = None,
) -> None:
    """Read reports and write who did what to whom.

    Every act becomes one record, in the order in which the report tells of them.

    Examples:

    \b
      whowhom code report.txt --published 2022-11-30
      whowhom code reports.jsonl --format csv --out acts.csv
    """
    exporters = Registry().exporters
    form = choose(format, out, exporters)
    check_sources(sources, published, codebook)
    with one_line_errors():
        coders = team(partial(coder_by, ctx.obj.coder, codebook, model, frames_only, coder), jobs)
        options = {"input": input, "published": published, "columns": columns, "allow_private": allow_private}
        reports = ctx.obj.read(sources, **options, stdin=standard_input())
    problems, bound = Problems(), Bound(limit, min_confidence)
    quiet = progress is None and (form == "table" and out is None and sys.stdout.isatty())
    line = ProgressLine(False if quiet else progress)
    with writer(form, out, exporters=exporters) as to, coders as made:
        count = _all(made, reports, problems, bound, to, line)
    line.close()
    if bound.reached:
        tell(f"note: stopped at --limit {limit}, in report {count}; leave --limit out to see all.")
    problems.finish()


@dataclass
class Bound:
    """How many records may still go out (None: all), and how sure they must be."""

    left: int | None
    sure: float = 0.0

    @property
    def reached(self) -> bool:
        return self.left == 0

    def take(self, records: Sequence[Any]) -> Sequence[Any]:
        records = [record for record in records if record.get("confidence", 1.0) >= self.sure]
        if self.left is None:
            return records
        taken = records[: self.left]
        self.left -= len(taken)
        return taken


def _all(
    coder: Any, reports: Iterator[Report | Problem], problems: Problems, bound: Bound, to: Writer, line: ProgressLine
) -> int:
    """Codes report by report and returns how many were read."""
    count = events = 0
    for item in ahead(reports, coder, _report):
        if isinstance(item, Problem):
            problems(item)
            continue
        count += 1
        found = _records(coder, item, problems)
        if found is not None:
            records = bound.take(found)
            to.write(records, item.title or f"{item.source} · {item.id}")
            events += len(records)
        line.show(count, f"{events} records")
        if bound.reached:
            break
    return count


def _report(item: Report | Problem) -> list[Report]:
    return [item] if isinstance(item, Report) else []


def _records(coder: Any, report: Report, problems: Problems) -> list[dict[str, Any]] | None:
    """The report's records; None where it could not be coded, which ``problems`` has been told."""
    try:
        reading = coder.read(report)
    except Exception as error:  # a fault in one report must not cost the others
        problems(crash(report, error))
        return None
    for problem in reading.problems:
        problems(problem)
    if any(problem.fatal for problem in reading.problems):
        return None
    return record_dicts(reading.report, reading.events, reading.relations, coder.version, coder.codebook_id)
