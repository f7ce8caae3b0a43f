"""Cells that count the dead: lowest, best and highest, and whose they were."""

from __future__ import annotations

from collections.abc import Callable

from whowhom.export.acts import Json, Loss
from whowhom.export.fill.parties import ged_name
from whowhom.export.spread import Row


def _killed(row: Row) -> tuple[Loss, ...]:
    return tuple(loss for loss in row.act.losses if loss.kind == "killed")


def _sum(number: Callable[[Loss], int]) -> Callable[[Row, str], int]:
    return lambda row, _: sum(number(loss) for loss in _killed(row))


def _whose(row: Row, loss: Loss) -> str:
    """ "actor", "recipient", "civilians" or "unknown"."""
    if loss.of and _is(loss.of, row.side("recipient")):
        return "civilians" if ged_name(row, "recipient") == "Civilians" else "recipient"
    if loss.of and _is(loss.of, row.side("actor")):
        return "actor"
    return "unknown"


def _is(of: str, party: Json) -> bool:
    return of in (party.get("id"), party.get("country"))


def deaths(row: Row, side: str) -> int:
    return sum(loss.best for loss in _killed(row) if _whose(row, loss) == side)


FILLS = {
    "dead.best": _sum(lambda loss: loss.best),
    "dead.low": _sum(lambda loss: loss.low),
    "dead.high": _sum(lambda loss: loss.high),
    "dead.of": deaths,
}
