"""The fields of a record that a reviewer may correct: how each is read off a record, checked, and compared."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from whowhom.codebook.model import STATUSES

Json = Mapping[str, Any]
OF = {  # field -> the keys of the record that hold it
    "type": ("type", "cameo", "quad", "score"),
    "mode": ("mode",),
    "status": ("status",),
    "actors": ("actors", "reciprocal"),
    "recipients": ("recipients", "reciprocal"),
    "when": ("when",),
    "places": ("places",),
}
FIELDS = tuple(OF)
KEYS = tuple(dict.fromkeys(key for keys in OF.values() for key in keys))


def told(record: Json) -> dict[str, Any]:
    """Field -> value of a record, in the form in which a correction is written: {"type": "ASSAULT", "actors": [ids],
    "when": {"start": day, "end": day}, "places": [names] …}."""
    return {name: read(record) for name, read in _READ.items()}


def _ids(side: str) -> Callable[[Json], list[str]]:
    return lambda record: [party["id"] for party in record[side]]


def _key(name: str) -> Callable[[Json], Any]:
    return lambda record: record[name]


_READ: dict[str, Callable[[Json], Any]] = {
    "type": _key("type"),
    "mode": _key("mode"),
    "status": _key("status"),
    "actors": _ids("actors"),
    "recipients": _ids("recipients"),
    "when": lambda record: {end: record["when"][end] for end in ("start", "end")},
    "places": lambda record: [place["name"] for place in record["places"]],
}


def same(field: str, a: Any, b: Any) -> bool:
    """Whether two values of a field say the same; of several parties or places the order says nothing."""
    return bool(comparable(field, a) == comparable(field, b))


def comparable(field: str, value: Any) -> Any:
    """A value as one that can be compared and counted."""
    if isinstance(value, list):
        return tuple(sorted(set(value)))
    return (value["start"], value["end"]) if field == "when" else value


def checked(fields: Json) -> dict[str, Any]:
    """Corrections in their proper form. Raises ValueError, naming the field and the way out."""
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise ValueError(f"{unknown[0]!r} cannot be corrected; choose {', '.join(FIELDS)}.")
    return {name: _CHECKS[name](name, value) for name, value in fields.items()}


def _word(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} is one word, not {value!r}.")
    return value.strip()


def _type(name: str, value: Any) -> str:
    return _word(name, value).upper()


def _mode(name: str, value: Any) -> str | None:
    return None if value in (None, "", "none") else _word(name, value).lower()


def _status(name: str, value: Any) -> str:
    word = _word(name, value).lower()
    if word not in STATUSES:
        raise ValueError(f"{value!r} is no status{nearest(word, STATUSES)}; choose {', '.join(STATUSES)}.")
    return word


def _names(name: str, value: Any) -> list[str]:
    if not isinstance(value, list):
        raise ValueError(f"{name} is a list, not {value!r}.")
    return list(dict.fromkeys(_word(name, one) for one in value))


def _when(name: str, value: Any) -> dict[str, str | None]:
    if not isinstance(value, Mapping) or set(value) != {"start", "end"}:
        raise ValueError('when has a "start" and an "end", each a day or null.')
    start, end = (_day(value[end]) for end in ("start", "end"))
    if start and end and start > end:
        raise ValueError(f"when ends on {end}, before it starts on {start}.")
    return {"start": start, "end": end}


def _day(value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise ValueError(f"{value!r} is no day; write it as 2022-11-30.") from error


_CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "type": _type,
    "mode": _mode,
    "status": _status,
    "actors": _names,
    "recipients": _names,
    "when": _when,
    "places": _names,
}


def nearest(word: str, among: Iterable[str]) -> str:
    """ ", nearest: X" where something is near."""
    near = difflib.get_close_matches(word, list(among), 1)
    return f", nearest: {near[0]}" if near else ""
