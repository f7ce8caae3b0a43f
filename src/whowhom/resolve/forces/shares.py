"""Shares of a force whose noun is left out: "ten ships, five of the Gondorian navy", "two of them Norwegian"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whowhom.records import Force, Found, Token
from whowhom.resolve import numbers
from whowhom.resolve.forces.phrases import Phrase
from whowhom.resolve.forces.words import noun_of, table
from whowhom.syntax import Sentence

NAMED = ("NORP", "GPE", "ORG")
COUNTING = ("nummod", "quantmod", "compound", "amod", "nmod")  # the figure counts a noun that is there


def shares_of(
    sentence: Sentence, told: Mapping[int, Found[Force]], last: Force | None
) -> Iterator[tuple[Phrase, Force]]:
    """Each share with the force that it is of; ``last``: the last force of the sentence before.

    The head of the phrase is the word that says whose the share is, or the figure before "of" and "from".
    """
    words = [t.text for t in sentence.tokens]
    for token in sentence.tokens:
        if token.pos != "NUM" or (token.i + 1 < len(sentence) and sentence[token.i + 1].pos == "NUM"):
            continue
        of = _whole(sentence, told, last, token.i)
        head = _owner(sentence, token.i) if of is not None else None
        found = numbers.ending_at(words, token.i + 1) if head is not None else None
        if of is not None and head is not None and found and found[0].count is not None:
            yield Phrase(found[1], head, found[0]), of


def _whole(sentence: Sentence, told: Mapping[int, Found[Force]], last: Force | None, at: int) -> Force | None:
    """The force that the figure at ``at`` is a share of: the nearest one told before it that has a figure itself."""
    before = [told[i].value for i in sorted(told) if i < at]
    whole = next((force for force in reversed(before) if force.kind != "people"), None if before else last)
    return whole if whole is not None and whole.count is not None and whole.kind != "people" else None


def _owner(sentence: Sentence, at: int) -> int | None:
    """The word that tells whose the share is, where no noun follows the figure that it could count."""
    after = sentence.tokens[at + 1 : at + 5]
    if not after:
        return None
    first = after[0].lower
    if first in ("of", "from"):
        rest = after[1:]
        if rest and rest[0].lower in table()["shares"]["pronouns"]:  # "two of them Norwegian", "… were Norwegian"
            links = table()["shares"]["links"]
            name = next((t for t in rest[1:] if t.lower not in links), None)
            return name.i if name is not None and _is_name(sentence, name.i) else None
        return at if _names(sentence, at + 2) else None
    if first in table()["shares"]["links"] and sentence[at].dep not in COUNTING:  # "of the six, four were Norwegian"
        name = next((t for t in after if t.lower not in table()["shares"]["links"]), None)
        return name.i if name is not None and _is_name(sentence, name.i) else None
    return after[0].i if _is_name(sentence, after[0].i) and sentence[at].ent != "DATE" else None


def _is_name(sentence: Sentence, i: int) -> bool:
    """ "five Norwegian and six Danish": an adjective of a nation with no noun after it."""
    token = sentence[i]
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    bare = after is None or after.pos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "VERB", "AUX")
    return token.ent == "NORP" and bare


def _names(sentence: Sentence, i: int) -> bool:
    """ "the Gondorian navy", "each side", "Norway": whose it is, and no noun of force that could be counted."""
    group: list[Token] = []
    while i < len(sentence) and (sentence[i].pos in ("DET", "ADJ", "NOUN", "PROPN") or sentence[i].text == "-"):
        group.append(sentence[i])
        i += 1
    if not group or any(noun_of(t) for t in group):
        return False
    return group[0].lower == "each" or any(t.ent in NAMED for t in group)
