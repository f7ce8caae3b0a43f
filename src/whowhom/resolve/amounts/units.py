"""Units of measure and currencies after a figure: "square miles", "per cent", "Egyptian pounds", "dollars a barrel"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whowhom.resolve.amounts.pieces import WORD_OR_SIGN, Piece, first_signs, split
from whowhom.resolve.numerals import table

POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
LONGEST = 4
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Unit:
    """``group``: money, share, length, mass, time …; "count" where things are counted; ``code``: of a currency."""

    name: str
    group: str
    code: str | None = None


@cache
def _units() -> dict[tuple[str, ...], Unit]:
    out: dict[tuple[str, ...], Unit] = {}
    for group, rows in table()["units"].items():
        for name, forms in rows.items():
            for form in forms:
                out.setdefault(tuple(split(form if len(form) == 1 else form.lower())), Unit(name, group))
    return out


@cache
def _currencies() -> dict[tuple[str, ...], Unit]:
    """ "yuan", "cfa franc", "egyptian pound"; a name that many share is a unit without a code."""
    money = table()["money"]
    out: dict[tuple[str, ...], Unit] = {
        (word,): Unit(word, "money") for word in money["shared"]["words"] if word != "pound"
    }
    for row in money["currency"]:
        unit = Unit(row["name"], "money", row["code"])
        last = row["name"].split()[-1]
        out |= {tuple(split(word)): unit for word in row["words"]}
        out |= {(*split(land), word): unit for land in row["of"] for word in {last, *row["words"]}}
    return out


@cache
def currency(code: str) -> Unit:
    return next(Unit(row["name"], "money", code) for row in table()["money"]["currency"] if row["code"] == code)


@cache
def _money_words() -> frozenset[str]:
    """The last words of currencies, also in the plural; a sum without a sign ends in one."""
    last = {words[-1] for words in _currencies()} | {"pound"}
    return frozenset(word + ending for word in last for ending in ("", "s", "es"))


def names_money(text: str) -> bool:
    """Whether a sign or a name of a currency stands in a text; without one it tells no sum."""
    apart = WORD_OR_SIGN.findall(text)
    return not (first_signs().isdisjoint(apart) and _money_words().isdisjoint(map(str.lower, apart)))


def unit_at(pieces: Sequence[Piece], i: int, value: float = 0) -> tuple[Unit, int] | None:
    """The unit whose first word is piece ``i`` and the index after it. ``value``: millions of pounds are money."""
    if i < len(pieces) and pieces[i].lower in POWERS:
        inner = unit_at(pieces, i + 1)
        if inner and inner[0].group == "length":
            return Unit(f"{POWERS[pieces[i].lower]} {inner[0].name}", "area"), inner[1]
    for size in range(min(LONGEST, len(pieces) - i), 0, -1):
        words = tuple(p.text if len(p.text) == 1 else p.lower for p in pieces[i : i + size])
        for form in _forms(words):
            if form == ("pound",) and value >= MILLION:
                return currency("GBP"), i + size
            unit = _currencies().get(form) or _units().get(form)
            if unit:
                return unit, i + size
    return None


def _forms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words as they stand, and with the last or the first in the singular."""
    last, first = words[-1], words[0]
    out = [words]
    for ending in ("s", "es"):
        if last.endswith(ending) and len(last) > 3:
            out.append((*words[:-1], last.removesuffix(ending)))
    if len(words) > 1 and first.endswith("s"):
        out.append((first[:-1], *words[1:]))
    return out


def per_at(pieces: Sequence[Piece], i: int, money: bool) -> tuple[str, int] | None:
    """ "per square foot", "a day", "/cm2": what the figure is told by, and the index after it."""
    if i + 1 >= len(pieces) or pieces[i].lower not in table()["money"]["per"]:
        return None
    found = unit_at(pieces, i + 1)
    if found and found[1] < len(pieces) and pieces[found[1]].lower in table()["money"]["not_per"]:
        return None
    if found and (found[0].group in ("time", "mass", "volume", "area", "length") or pieces[i].lower == "per"):
        return found[0].name, found[1]
    if pieces[i].lower == "per" and money and pieces[i + 1].text.isalpha():
        return pieces[i + 1].lower, i + 2
    return None
