"""What can go wrong between a coder and the store with one report, as Problems."""

from __future__ import annotations

from whowhom.records import Problem, Report
from whowhom.store.intake.unit import TRIES


def crash(report: Report, error: Exception) -> Problem:
    said = " ".join(str(error).split()) or "no message"
    message = (
        f"{report.source} ({report.id}): the coder stopped with {type(error).__name__}: {said}. "
        "The other reports were coded; please report this with the text, a later run tries it again."
    )
    return Problem("code", "crash", message, report.id)


def not_utf8(report: Report) -> Problem:
    message = (
        f"{report.source} ({report.id}): the text holds half a surrogate pair, which UTF-8 cannot store; "
        "save the file as UTF-8 and read it again."
    )
    return Problem("code", "not-utf8", message, report.id)


def id_taken(report: Report) -> Problem:
    message = (
        f"{report.source}: the id {report.id} already stands in the store with another text or date; "
        "give the report its own id, or use another store."
    )
    return Problem("store", "id-taken", message, report.id)


def deadly(report: Report) -> Problem:
    message = (
        f"{report.source} ({report.id}): the program ended {TRIES} times while it coded this report, which is passed "
        "over now; please report this with the text."
    )
    return Problem("code", "deadly", message, report.id)


def given_up(name: str) -> Problem:
    message = (
        f"{name}: the program ended {TRIES} times while it read on here; the rest is left out until the file changes."
    )
    return Problem("read", "given-up", message)


def broken_reader(name: str, error: Exception) -> Problem:
    said = " ".join(str(error).split()) or "no message"
    message = (
        f"{name}: reading stopped with {type(error).__name__}: {said}. "
        "What came before stands; please report this, a later run tries it again."
    )
    return Problem("read", "crash", message)


def held(name: str) -> Problem:
    message = f"{name} is being read by another run of this program and is left to it."
    return Problem("store", "held", message, fatal=False)
