"""What one cell may hold: a word of a closed set, a number, a day, a text of some form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

from whowhom.codebook.faults import brief, none_of
from whowhom.codebook.rows.layers import layered
from whowhom.codebook.rows.schema import Column, rules

Check = Callable[[str], str | None]  # what is wrong with a cell, None where nothing is
MANY = 40  # closed sets up to this size are listed where no word of them is near
HINTS = 100  # faults of a column for which the nearest right word or place is looked up: that takes its time
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")


def check_of(column: Column, folders: Collection[str | Path] = ()) -> Check:
    """The check of a column's cells; closed sets include what the user's own folders add."""
    one = _kind(column.kind, tuple(folders))

    def check(cell: str) -> str | None:
        if not cell:
            return None if column.empty else "is empty"
        if not column.many or ";" not in cell:
            return one(cell)
        parts = list(map(str.strip, cell.split(";")))
        if not all(parts):
            return f"{brief(cell)!r} has an empty part; take the ';' too many away"
        return next(filter(None, map(one, parts)), None)

    return check


def _kind(kind: str, folders: tuple[str | Path, ...]) -> Check:
    if kind == "day":
        return day
    if kind in rules()["numbers"]:
        return _number(rules()["numbers"][kind])
    if kind in rules()["forms"]:
        return _form(rules()["forms"][kind])
    return _word(closed_set(kind, folders), rules()["words"][kind].get("last", False))


def day(cell: str) -> str | None:
    """Whether a cell is a day of the calendar, within the years of ``tables.toml``."""
    try:
        if not DAY.fullmatch(cell):
            raise ValueError
        year = date.fromisoformat(cell).year
    except ValueError:
        return f"{brief(cell)!r} is no day of the calendar; write it as 2022-11-30"
    first, last = rules()["days"]["first"], rules()["days"]["last"]
    return None if first <= year <= last else f"{cell!r} is not within the years {first} to {last}"


def _number(rule: Mapping[str, Any]) -> Check:
    whole = rule.get("whole", False)

    def check(cell: str) -> str | None:
        right = NUMBER.fullmatch(cell) and not (whole and "." in cell)
        if right and rule["least"] <= float(cell) <= rule["most"]:
            return None
        wrong = f"lies outside {rule['least']} to {rule['most']}" if right else "is no number"
        return f"{brief(cell)!r} {wrong}; write {rule['say']}"

    return check


def _form(rule: Mapping[str, Any]) -> Check:
    like = re.compile(rule["like"])

    def check(cell: str) -> str | None:
        return None if like.fullmatch(cell) else f"{brief(cell)!r} is no text of its form; write {rule['say']}"

    return check


def _word(right: frozenset[str], last: bool) -> Check:
    wrong = count()

    def check(cell: str) -> str | None:
        word = cell.split()[-1] if last else cell
        if word in right:
            return None
        told = none_of(brief(word), right) if next(wrong) < HINTS else ""
        near = len(right) <= MANY or "did you mean" in told
        return told if told and near else f"{brief(word)!r} is none of the {len(right)} known"

    return check


def closed_set(kind: str, folders: Collection[str | Path] = ()) -> frozenset[str]:
    """Every word of a set of ``tables.toml``, from where it says that they stand."""
    rule = rules()["words"][kind]
    found = set(rule.get("words", ()))
    for place in rule.get("tables", ()):
        table, _, column = place.partition(".")
        found |= {row[column] for row in layered(table, folders)}
    if "file" in rule:
        for body in _tomls(rule["file"], folders):
            found |= {word for at in rule["at"] for word in _words(_at(body, at))}
    return frozenset(found.difference(rule.get("but", ())))


def _tomls(name: str, folders: Collection[str | Path]) -> Iterator[Any]:
    """A file of the codebook, and those of a user that add to it."""
    own = [path for folder in folders if (path := Path(folder) / name).is_file()]
    for source in (files("whowhom.codebook") / name, *own):
        yield tomllib.loads(source.read_text(encoding="utf-8"))


def _at(body: Any, path: str) -> Any:
    """The part of a file under a path of keys; nothing where it lacks one."""
    for part in path.split("."):
        body = body.get(part, {})
    return body


def _words(body: Any) -> Iterator[str]:
    """The words of a list, the keys of a table of values, and so on downwards."""
    if isinstance(body, dict):
        for key, value in body.items():
            if isinstance(value, dict | list):
                yield from _words(value)
            elif key != "source":
                yield key
    else:
        yield from body
