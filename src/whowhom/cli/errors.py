"""How the program says that something is wrong: one line on standard error, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from whowhom.cli.plain import plain

if TYPE_CHECKING:
    from whowhom.records import Problem, Report

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def tell(message: str) -> None:
    """One line on standard error."""
    print(f"whowhom: {plain(' '.join(message.split()))}", file=sys.stderr, flush=True)


def wrong_use(message: str) -> NoReturn:
    """Says what is wrong and the way out, and ends with exit code 2."""
    tell(message)
    raise typer.Exit(WRONG_USE)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """A bad value, a missing model or an unreadable file becomes one line; anything else is a fault of ours."""
    try:
        yield
    except (ValueError, LookupError, OSError) as error:
        if isinstance(error, BrokenPipeError | KeyError | IndexError):
            raise
        wrong_use(_said(error))


def _said(error: Exception) -> str:
    """The system's own errors name the file last and a number first; we name the file and the way out."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}; check the path and its rights."
    return str(error)


class Problems:
    """Names every problem on standard error as it comes, and remembers whether a document was lost."""

    def __init__(self) -> None:
        self.failed = 0

    def __call__(self, problem: Problem) -> None:
        self.failed += problem.fatal
        note = "" if problem.fatal else "note: "
        where = problem.document if problem.document and problem.document not in problem.message else ""
        tell(f"{note}{where}{': ' if where else ''}{problem.message}")

    def finish(self) -> None:
        """Ends with exit code 1 where a document was lost."""
        if self.failed:
            raise typer.Exit(SOME_FAILED)


def crash(report: Report, error: Exception) -> Problem:
    """A fault of the coder in one report, as a problem of that report."""
    from whowhom.records import Problem

    said = " ".join(str(error).split()) or "no message"
    where = f"{report.source} ({report.id})"
    message = f"{where}: the coder stopped with {type(error).__name__}: {said}; please report it."
    return Problem("code", "crash", message, report.id)
