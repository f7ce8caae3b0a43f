"""Who is named of a group: "allies such as Chad and Niger", "six states, among them Peru, condemned …"."""

from __future__ import annotations

from collections.abc import Collection

from whowhom.syntax import Sentence

PLURALS = ("NNS", "NNPS")


def named_of(sentence: Sentence, head: int, naming: Collection[str]) -> list[int]:
    """The heads of those who are named of a plural noun, in order; [] for any other word.

    ``naming``: prepositions before them; "as" counts after "such" alone.
    """
    if sentence[head].tag not in PLURALS:
        return []
    out: list[int] = []
    for kid in sentence.children(head, "appos", "prep"):
        if kid.dep == "appos":
            out += sentence.conjuncts(kid.i)
        elif kid.lower in naming or (kid.lower == "as" and any(k.lower == "such" for k in sentence.children(kid.i))):
            out += [i for below in sentence.children(kid.i, "pobj") for i in sentence.conjuncts(below.i)]
    return sorted(out)
