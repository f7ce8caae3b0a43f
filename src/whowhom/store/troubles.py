"""What can go wrong between a coder and the store with one report, as Problems."""

from __future__ import annotations

from whowhom.records import Problem, Report


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
