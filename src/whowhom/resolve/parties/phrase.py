"""A noun phrase that may stand for somebody, and small tests of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whowhom.records import Token
from whowhom.resolve.parties.lexicon import Entry
from whowhom.resolve.parties.tables import Owner

COORDINATORS = ("and", ",", "or", "/")
REBELS = ("REB", "OPP")


@dataclass
class Phrase:
    """Tokens ``[first, head]``. ``owners`` are named in it; ``whose`` points at an owner still to be found."""

    first: int
    head: int
    entry: Entry
    owners: list[Owner] = field(default_factory=list)
    whose: int | None = None
    sector: str | None = None
    count: int | None = None
    determiner: str | None = None
    person: str | None = None  # surname whose party owns ("Erdogan's government")
    reach: int = 0  # last token, with "of …"
    outer: int = 0  # first token, with a possessor that names nobody yet
    used: set[int] = field(default_factory=set)  # tokens of names folded in

    def inherit(self, inner: Phrase) -> None:
        """The sector of the owner: of a leader or spokesman anybody's, of an officer the rebels' who have one."""
        free = self.entry.inherits or inner.sector in REBELS
        if free and self.sector == self.entry.sector and inner.sector:
            self.sector = inner.sector


def number(word: str, small: dict[str, int]) -> int | None:
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() else small.get(word)


def glued(token: Token, before: Token) -> bool:
    """No space between two tokens."""
    return token.span.start == before.span.end


def cut(token: Token, text: str) -> Token:
    return Token(token.i, text, text.lower(), token.tag, token.pos, token.dep, token.head, token.span, token.ent)


def held_by(tokens: Sequence[Token], end: int, holds: Sequence[str]) -> bool:
    """Whether a hyphen and a word of holding follow what ends before ``end``: "rebel-held", "Houthi-controlled"."""
    return end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].lower in holds
