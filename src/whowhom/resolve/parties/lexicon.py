"""Phrases of one or more words, found in a row of tokens; the longest wins."""

from __future__ import annotations

import re
import unicodedata
from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import neg

from whowhom.records import Token

_CUT = re.compile(r"\s+|(?<=[^\W\d_])(-)(?=[^\W\d_])|(?='s(?:\s|$))|(?<=s)(?='(?:\s|$))|(?=,(?:\s|$))")
_MAY_CUT = re.compile("[-',]")  # a phrase without any is cut at its blanks alone


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case without accents, with straight apostrophes: how names are compared."""
    if text.isascii():
        return text.lower()
    text = text.replace("’", "'").replace("‘", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def words_of(phrase: str) -> list[str]:
    """The tokens that the parser makes of a phrase: hyphens between letters and possessive endings stand alone."""
    return [part for part in _CUT.split(phrase) if part] if _MAY_CUT.search(phrase) else phrase.split()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for. ``kind``: state, demonym, capital, seat, body, group, or a noun's kind."""

    kind: str
    country: str | None = None  # ISO 3166-1 alpha-3
    org: str | None = None  # id of an organisation or armed group
    sector: str | None = None  # PLOVER sector that the word itself says
    noun: str | None = None  # lower-case singular of a common noun
    inherits: bool = False  # the noun takes the sector of the words around it
    attributive: bool = False  # may stand before a noun as an adjective ("U.S. troops")
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry at tokens ``[start, end)`` of a sentence."""

    start: int
    end: int
    entry: Entry


def fits(written: str, token: Token) -> bool:
    """A name must be written as one: capitals where the table has them, all capitals for an abbreviation."""
    letters = [c for c in written if c.isalpha()]
    if not letters:
        return True
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return token.text.upper() == token.text or not any(c.isupper() for c in letters[1:])
    return not letters[0].isupper() or any(c.isupper() for c in token.text[:2])


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple([plain(token.text) for token in tokens])


@dataclass
class Lexicon:
    """Phrases by their plain words; ``sizes``: how many words those have that begin with one, the most first."""

    cased: bool
    rows: dict[tuple[str, ...], list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    sizes: dict[str, list[int]] = field(default_factory=dict)

    def add(self, phrase: str, entry: Entry) -> None:
        written = tuple(words_of(phrase))
        if not written:
            return
        key = tuple(plain(word) for word in written)
        bucket = self.rows.setdefault(key, [])
        same = (entry.kind, entry.country, entry.org)
        if not any(old == written and same == (was.kind, was.country, was.org) for old, was in bucket):
            bucket.append((written, entry))
        sizes = self.sizes.setdefault(key[0], [])
        if len(key) not in sizes:
            insort(sizes, len(key), key=neg)

    def bearers(self, phrase: str) -> list[Entry]:
        """Everything that bears exactly this name, in whatever letters."""
        key = tuple(plain(word) for word in words_of(phrase))
        return [entry for _, entry in self.rows.get(key, ())]

    def at(self, tokens: Sequence[Token], i: int) -> Hit | None:
        return self._at(tokens, _words(tokens), i)

    def _at(self, tokens: Sequence[Token], words: tuple[str, ...], i: int) -> Hit | None:
        for size in self.sizes.get(words[i], ()):
            end = i + size
            checked = end if size < 3 else i + 1  # longer names are clear by their words ("European commission in")
            for written, entry in self.rows.get(words[i:end], ()) if end <= len(words) else ():
                if not self.cased or all(fits(w, t) for w, t in zip(written, tokens[i:checked], strict=False)):
                    return Hit(i, end, entry)
        return None

    def rivals(self, tokens: Sequence[Token], hit: Hit) -> list[Entry]:
        """Every body or group that bears exactly the name of a hit, in the order of the tables."""
        key = tuple(plain(token.text) for token in tokens[hit.start : hit.end])
        found = [entry for _, entry in self.rows.get(key, ()) if entry.org and entry.plural == hit.entry.plural]
        return list({entry.org: entry for entry in found}.values())

    def scan(self, tokens: Sequence[Token], taken: Iterable[int] = ()) -> list[Hit]:
        """Hits from left to right that do not overlap one another or the tokens in ``taken``."""
        out: list[Hit] = []
        end, barred, words = 0, set(taken), _words(tokens)
        for i in [i for i, word in enumerate(words) if word in self.sizes]:
            hit = self._at(tokens, words, i) if i >= end and i not in barred else None
            if hit is not None and barred.isdisjoint(range(hit.start, hit.end)):
                out.append(hit)
                end = hit.end
        return out
