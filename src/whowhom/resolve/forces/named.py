"""One ship by its name: the type that stands in brackets or after a comma, and the number on its hull."""

from __future__ import annotations

import re

from whowhom.resolve.forces.models import Hit
from whowhom.resolve.forces.words import is_plural, noun_of, table
from whowhom.syntax import Sentence

REACH = 6  # tokens within which a bracket closes


def type_of(sentence: Sentence, hit: Hit) -> int | None:
    """The noun of "USS Gondor (guided-missile destroyer)" and "HMAS Gondor, a frigate"; only a name has such a type."""
    after = sentence.tokens[hit.last + 1 : hit.last + 2]
    if hit.model is not None or not after:
        return None
    if after[0].text == "(":
        close = _closing(sentence, after[0].i)
        return close - 1 if close is not None and _is_ship(sentence, close - 1) else None
    if after[0].text != ",":
        return None
    heads = [k.i for k in sentence.children(hit.last, "appos") if k.i > hit.last and _is_ship(sentence, k.i)]
    article = [i for i in heads[:1] if any(k.lower in ("a", "an") for k in sentence.children(i, "det"))]
    return article[0] if article else None


def in_brackets(sentence: Sentence, i: int) -> bool:
    """Whether a noun ends a bracket after a name: "Gondor (frigate)"."""
    if i + 1 >= len(sentence) or sentence[i + 1].text != ")":
        return False
    opening = next((t.i for t in reversed(sentence.tokens[max(0, i - REACH) : i]) if t.text == "("), None)
    inside = sentence.tokens[opening + 1 : i] if opening is not None else ()
    plain = all(t.text != "," and t.pos not in ("DET", "NUM") for t in inside)
    return bool(opening) and plain and opening is not None and sentence[opening - 1].pos == "PROPN"


def on_hulls(sentence: Sentence) -> set[int]:
    """Tokens of numbers on hulls, which look like models: "one frigate (F-123)", "the destroyer Gondor (D 45)"."""
    out = set[int]()
    if "(" not in sentence.words:
        return out
    hull = re.compile(table()["ships"]["hull"])
    for token in (token for token in sentence.tokens[1:] if token.text == "("):
        close = _closing(sentence, token.i)
        if close is None:
            continue
        words = sentence.tokens[token.i + 1 : close]
        before = sentence.tokens[max(0, token.i - REACH) : token.i]
        ships = any(_is_ship(sentence, t.i) for t in before)
        text = " ".join(t.text for t in words).replace(" - ", "-")
        if ships and words and all(hull.fullmatch(part.strip()) for part in re.split(",|;", text)):
            out |= {t.i for t in words}
    return out


def _closing(sentence: Sentence, opening: int) -> int | None:
    return next((t.i for t in sentence.tokens[opening + 2 : opening + 2 + REACH] if t.text == ")"), None)


def _is_ship(sentence: Sentence, i: int) -> bool:
    noun = noun_of(sentence[i])
    return noun is not None and noun.group == "ship" and not is_plural(sentence[i])
