"""The same once more: "Canada did the same", "the Maldives followed suit", "fourteen states took the same step"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from whowhom.code.act import Act, others
from whowhom.code.clause import Clause
from whowhom.code.phrase import Phrases
from whowhom.codebook import Codebook
from whowhom.codebook.forms import verb_forms
from whowhom.records import Evidence, Why
from whowhom.syntax import Sentence


def words(book: Codebook) -> dict[str, list[str]]:
    """Verb forms, each with the words that beside it tell the same once more."""
    table: dict[str, list[str]] = book.grammar["same_again"]
    return {form: listed for base, listed in reversed(table.items()) for form in verb_forms(base)}


def same(
    clause: Clause,
    sentence: Sentence,
    phrases: Phrases,
    last: Act | None,
    words: Collection[str],
    told: Evidence,
) -> Act | None:
    """The last act done by somebody else too, where the clause says no more. ``words``: of which one must say so."""
    if last is None or clause.subject is None or clause.passive or "to" in clause.auxiliaries:
        return None  # "the first to do so" tells no other act
    kids = {k.lower for k in sentence.children(clause.verb) if k.dep in ("dobj", "advmod", "attr", "acomp")}
    kids |= {k.lower for head in (clause.object,) if head is not None for k in sentence.children(head, "amod")}
    bare = "" in words and clause.object is None and not clause.complements
    if not bare and not kids & set(words):
        return None
    actors = others(phrases.parties(clause.subject).parties, last.actors)
    if not actors:
        return None
    span = sentence[clause.verb].span
    return replace(
        last,
        sentence=sentence.index,
        verb=clause.verb,
        actors=actors,
        reciprocal=False,
        recipients=others(last.recipients, actors),
        confidence=last.confidence - 0.15,
        why=[Why("same-again", sentence[clause.verb].text, span), *last.why[:1]],
        evidence={sentence.index: told},
        verbs=[(sentence.index, clause.verb)],
        time=None,
        places=[],
        forces=[],
        casualties=[],
        attribution=[],
        framing=[],
        precedent=None,
        duration=None,
        headline=False,
        nominal=False,
    )
