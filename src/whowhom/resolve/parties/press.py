"""Outlets as parties: newspapers, broadcasters and agencies that a report quotes ("Xinhua reported")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from whowhom.codebook.forms import verb_forms
from whowhom.codebook.rows import Row
from whowhom.resolve.outlets import names_of
from whowhom.resolve.parties.lexicon import Entry, Hit, Lexicon, plain
from whowhom.resolve.parties.tables import Organisation
from whowhom.syntax import Sentence

SECTOR = "MED"
LISTED = ("appos", "conj")  # "the broadcaster CCTV", "Reuters and AP"


def add_outlets(
    names: Lexicon, nouns: Lexicon, rows: Iterable[Row], rule: Mapping[str, Any]
) -> dict[str, Organisation]:
    """Outlets under every name that means nobody and nothing else; other names only with a noun ("Time magazine").

    A ministry's own site is no outlet that one quotes: the ministry is.
    """
    found: dict[str, Organisation] = {}
    for row in rows:
        if not row["country"] or row["kind"] not in rule["nouns"]:
            continue
        org = Organisation(row["id"], row["name"], SECTOR, row["country"], row["country"])
        entry = Entry("body", None, org.id, org.sector, attributive=True)
        found[org.id] = org
        for name in (bare(name) for name in names_of(row) if "(" not in name):
            taken = nouns.bearers(name) or any(other.org != org.id for other in names.bearers(name))
            alone = not taken and plain(name) not in rule["shared"]
            if alone:
                names.add(name, entry)
            if not alone or plain(name) in rule["ordinary"]:
                for noun in rule["nouns"][row["kind"]]:
                    names.add(f"{name} {noun}", entry)
    return found


def bare(name: str) -> str:
    """Without its article, which a sentence may drop or write small."""
    return name.removeprefix("The ")


def surnames(sentence: Sentence, hits: Sequence[Hit]) -> set[str]:
    """ "Mayor Michael Bloomberg": outlets' names that people of this report bear, told by the capitals before them."""
    ends = {hit.end for hit in hits}
    out = set()
    for hit in hits:
        before = sentence[hit.start - 1] if hit.start else None
        if hit.entry.sector != SECTOR or hit.end - hit.start > 1 or before is None or hit.start in ends:
            continue
        if before.pos == "PROPN" and before.dep == "compound" and before.head == hit.start:
            out.add(sentence[hit.start].text)
    return out


def reports(sentence: Sentence, hit: Hit, rule: Mapping[str, Any]) -> bool:
    """Whether words that name an outlet, and something else too, stand where an outlet stands in reported speech.

    "Time said", "told The Guardian", "according to AP", "quoted by Dawn": but not "the Guardian Council", "time".
    """
    if plain(" ".join(token.text for token in sentence.tokens[hit.start : hit.end])) not in rule["ordinary"]:
        return True
    up = (sentence[hit.end - 1], *sentence.ancestors(hit.end - 1))
    token = next((token for token in up if token.dep not in LISTED), up[0])
    above = sentence.head(token.i)
    if token.dep == "nsubj":
        return above.lower in forms(*rule["says"])
    if token.dep in ("dobj", "dative"):
        return above.lower in forms(*rule["hears"])
    if token.dep != "pobj":
        return False
    return sentence.head(above.i).lower in forms(*rule["cited"].get(above.lower, ()))


@cache
def forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))
