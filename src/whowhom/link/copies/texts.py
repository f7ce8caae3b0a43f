"""A report as its copies tell it: what its body says, without datelines, credits, captions and what is told twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from whowhom.codebook.texts import parse_toml, shipped
from whowhom.link.copies.minhash import Numbers, hashed, passages, shingles, signature
from whowhom.records import Block

_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")  # "338,000" and "9:30" are one word
LEAD = 40  # words
_STOP = re.compile(r"[.!?:\n]")  # between two words: the second is written large whatever it is


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The words of a body, as numbers, and its facts.

    ``facts`` are what a standing form is filled in with: numbers, weekdays, and names (words with a capital where no
    sentence begins), each as often as it stands there.
    """

    words: Numbers
    features: Numbers  # its shingles
    facts: Counter[str]

    @property
    def numbers(self) -> Counter[str]:
        return Counter({fact: n for fact, n in self.facts.items() if fact[0].isdigit()})

    @property
    def lead(self) -> Numbers:
        """The features of its first words."""
        return shingles(self.words[:LEAD])

    @property
    def signature(self) -> bytes:
        return signature(self.features)

    @property
    def passages(self) -> Numbers:
        return passages(self.words)


def body(text: str, blocks: Sequence[Block]) -> Text:
    """The body of a report whose blocks are known; of one without any, all of its text."""
    stretches = [text[b.span.start : b.span.end] for b in blocks if b.kind == "body"] or [text]
    words: list[str] = []
    facts: Counter[str] = Counter()
    for stretch in stretches:
        for word, opens in _words(stretch):
            plain = word.casefold()
            words.append(plain)
            if word[0].isdigit() or plain in _weekdays() or (word[0].isupper() and not opens):
                facts[plain] += 1
    numbers = hashed(words)
    return Text(numbers, shingles(numbers), facts)


def _words(stretch: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether a sentence may begin with it."""
    end = 0
    for found in _WORD.finditer(stretch):
        yield found.group(), end == 0 or bool(_STOP.search(stretch, end, found.start()))
        end = found.end()


@cache
def _weekdays() -> frozenset[str]:
    """In whichever case: some archives have their texts in small letters."""
    name = "furniture.toml"
    return frozenset(parse_toml(name, shipped(name))["weekdays"]["names"])
