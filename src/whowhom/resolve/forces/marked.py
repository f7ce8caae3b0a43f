"""Words that are a force only with a figure: where they are one without it."""

from __future__ import annotations

from collections.abc import Collection

from whowhom.resolve.forces.words import Noun, is_plural, modifiers, noun_of, table
from whowhom.syntax import Sentence

MOVING = ("nsubjpass", "dobj")
OWNERS = ("NORP", "GPE", "ORG")


def is_marked(sentence: Sentence, i: int, noun: Noun, told: Collection[int]) -> bool:
    """Arms by a word before ("navy vessel"), an owner, a name, a verb that sends, or a force beside ("ships and jets").

    ``told``: heads of forces told already.
    """
    if noun.word in table()["together"]["words"] and is_plural(sentence[i]) and not sentence.children(i, "det", "poss"):
        beside = [n for k in sentence.children(i, "conj") if is_plural(k) and (n := noun_of(k)) is not None]
        if (sentence[i].dep == "conj" and sentence[i].head in told) or any(n.always for n in beside):
            return True
    if _named(sentence, i, noun):
        return True
    before = sentence[i - 1].lower if i else ""
    rows = table()["nouns"]["modifiers"]
    if noun.group == "vehicle":
        return before in rows["arms"]
    if noun.group not in ("ship", "aircraft", "weapon"):
        return False
    owned = sentence[i].tag == "NNS" and i > 0 and sentence[i - 1].ent in ("NORP", "GPE")  # "Gondorian guns"
    if owned or (before in modifiers() and before not in rows["peaceful"]):
        return True
    return _several(sentence, i) and (_owned(sentence, i) or _sent(sentence, i))


def _several(sentence: Sentence, i: int) -> bool:
    """A plural, also one that looks like its singular, without "the"."""
    low = sentence[i].lower
    plural = sentence[i].tag == "NNS" or table()["nouns"]["plurals"].get(low) == low
    return plural and not sentence.children(i, "det")


def _owned(sentence: Sentence, i: int) -> bool:
    """ "ships of the Gondorian Navy", "their ships"."""
    if any(k.tag == "PRP$" for k in sentence.children(i, "poss")):
        return True
    below = [k for p in sentence.children(i, "prep") if p.lower == "of" for k in sentence.children(p.i, "pobj")]
    return any(k.ent in OWNERS for k in below)


def _sent(sentence: Sentence, i: int) -> bool:
    """ "aircraft were scrambled", "deployed ships"."""
    first = sentence[i]
    while first.dep == "conj":
        first = sentence.head(first.i)
    return first.dep in MOVING and sentence.head(first.i).lower in table()["sent"]["verbs"]


def _named(sentence: Sentence, i: int, noun: Noun) -> bool:
    """ "the carrier Gondor"."""
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    name = after is not None and after.pos == "PROPN" and after.text[:1].isupper() and after.ent not in ("DATE", "TIME")
    over = [] if after is None else [after.i, after.head, sentence[after.head].head]
    near = i in over or sentence[i].head in over[:2]
    return noun.word in table()["ships"]["named"] and name and near and not is_plural(sentence[i])
