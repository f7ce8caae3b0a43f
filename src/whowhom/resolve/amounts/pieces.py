"""A sentence in pieces finer than tokens, since reports glue figures, signs and units: "$US160m", "24pc", "now-18"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whowhom.records import Span
from whowhom.resolve.numerals import table
from whowhom.syntax import Sentence

FIGURE = r"[0-9]{1,4}[/⁄][0-9]{1,4}(?![/⁄0-9])|(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])|[0-9]+)(?:\.[0-9]+)?\+?"
WORD_OR_SIGN = re.compile(r"[^\W\d_]+|[^\w\s]")
PIECE = re.compile(rf"{FIGURE}|{WORD_OR_SIGN.pattern}")
CURRENCY_SIGN = re.compile(r"[^\w\s=.]")


@dataclass(frozen=True, slots=True)
class Piece:
    """``glued``: nothing stands between this piece and the one before it. ``money``: the currency of its sign."""

    text: str
    lower: str
    span: Span
    token: int
    glued: bool
    money: str | None = None
    sign: int | None = None  # where its sign of money begins

    @property
    def start(self) -> int:
        return self.span.start if self.sign is None else self.sign

    @property
    def is_figure(self) -> bool:
        return self.text[0].isdigit()


def split(text: str) -> list[str]:
    return PIECE.findall(text)


def pieces_of(sentence: Sentence) -> list[Piece]:
    """All pieces in order; signs of money are taken out and kept with the figure they stand before."""
    out: list[Piece] = []
    end = -1
    for token in sentence.tokens:
        for found in PIECE.finditer(token.text):
            span = Span(token.span.start + found.start(), token.span.start + found.end())
            out.append(Piece(found.group(), found.group().lower(), span, token.i, span.start == end))
            end = span.end
    return list(_with_money(out))


@cache
def _signs() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Pieces of a sign -> the code, and whether the sign is letters only ("USD", "Rs"), which may be other words."""
    rows = table()["money"]["currency"]
    return {
        tuple(split(sign)): (row["code"], CURRENCY_SIGN.search(sign) is None) for row in rows for sign in row["signs"]
    }


@cache
def first_signs() -> frozenset[str]:
    return frozenset(words[0] for words in _signs())


def _with_money(pieces: Sequence[Piece]) -> list[Piece]:
    out: list[Piece] = []
    i = 0
    while i < len(pieces):
        found = _sign(pieces, i)
        if found is None:
            out.append(pieces[i])
            i += 1
            continue
        code, end = found
        figure = pieces[end]
        out.append(Piece(figure.text, figure.lower, figure.span, figure.token, False, code, pieces[i].span.start))
        i = end + 1
    return out


def _sign(pieces: Sequence[Piece], i: int) -> tuple[str, int] | None:
    """The currency of the sign that begins at piece ``i`` and the index of the figure after it."""
    if pieces[i].text not in first_signs():
        return None
    for size in (3, 2, 1):
        words = tuple(p.text for p in pieces[i : i + size])
        row, end = _signs().get(words), i + size
        if row is None or end >= len(pieces) or not pieces[end].is_figure:
            continue
        code, letters = row
        if letters and not (pieces[end].glued or len(words[0]) == 3 or words[0] == "Rs"):
            continue  # "US 5" and "PS 4" are no sums
        if letters and pieces[i].glued:
            continue
        return code, end
    return None
