"""The words of a chart: whose acts, how many, from how many reports, and what is not in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whowhom.series.words import label, number


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a chart: ``title`` and what stands ``below`` it, the ``source`` at its foot.

    ``notes``: acts that were asked for and stand in no period.
    """

    title: str
    below: str = ""  # what is counted
    source: str = ""
    notes: tuple[str, ...] = ()


def caption(
    rows: Sequence[Mapping[str, Any]],
    account: Mapping[str, int],
    by: str,
    sides: Sequence[str] = (),
    *,
    counted: str = "events",
    directed: bool = False,
    kinds: Sequence[str] = (),
    store: str = "",
) -> Caption:
    """The words of the chart of ``rows``, the rows of a series, with its ``account`` (``Store.series(…).account()``).

    ``by``: week, month, quarter or year; ``sides``: the parties' names; ``counted``: events or incidents; ``kinds``:
    types, modes … that were asked for; ``store``: the name of the file.
    """
    whose = (" towards " if directed else " and ").join(sides) or "Everybody"
    only = f"only {', '.join(kinds)}; " if kinds else ""
    between = " between them" if len(sides) > 1 and not directed else ""
    things = counted if account["acts"] != 1 else counted.removesuffix("s")
    below = f"{only}{number(account['acts'])} {things}{between}, told by {_reports(account['documents'])}"
    if beside := sum(row["side_by_side"] for row in rows):
        below += f"; {number(beside)} more side by side {'is' if beside == 1 else 'are'} not counted"
    source = f"Source: {_reports(account['reports'])}{f' in {store}' if store else ''}."
    if undated := sum(row["undated"] for row in rows):
        verb = "stands" if undated == 1 else "stand"
        source += f" {_acts(undated)} of unknown day {verb} at the report's date."
    notes = []
    if account["earlier"]:
        notes.append(f"{_acts(account['earlier'])} before the store's first report left out; --since shows them.")
    if account["dateless"]:
        notes.append(f"{_acts(account['dateless'])} left out: neither the act nor its report has a day.")
    title = f"{whose}: acts by {by}{_time(rows, by)}"
    return Caption(_capital(title), _capital(below), source, tuple(notes))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _time(rows: Sequence[Mapping[str, Any]], by: str) -> str:
    if not rows:
        return ""
    first, last = (label(rows[n]["period"], "year" if len(rows) > 1 else by) for n in (0, -1))
    return f", {first}" if first == last else f", {first}–{last}"


def _reports(count: int) -> str:
    return f"{number(count)} report{'' if count == 1 else 's'}"


def _acts(count: int) -> str:
    return f"{number(count)} act{'' if count == 1 else 's'}"
