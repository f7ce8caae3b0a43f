"""Acts that several do to one another: "Each side accused the other", "Both blamed each other for the raid"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whowhom.code.act import Act
from whowhom.code.clause import Grammar
from whowhom.code.told import camps
from whowhom.syntax import Sentence


def mutual(acts: Sequence[Act], grammar: Grammar, words: Mapping[str, frozenset[str]]) -> None:
    """An act of several, whose object is "each other" or "the other", is done by each of them to the rest."""
    for act in acts:
        if not act.reciprocal and len(camps(act.actors)) > 1 and _each_other(act, grammar, words):
            act.reciprocal, act.recipients = True, ()


def _each_other(act: Act, grammar: Grammar, words: Mapping[str, frozenset[str]]) -> bool:
    sentence = grammar.sentence
    if act.nominal or act.sentence != sentence.index or not grammar.is_verb(act.verb):
        return False
    objects = [k.i for k in sentence.children(act.verb, "dobj", "dative")]
    objects += [k.i for p in sentence.children(act.verb, "prep") for k in sentence.children(p.i, "pobj")]
    subject = grammar.clause(act.verb).subject
    above = _words(sentence, subject) if subject is not None else frozenset()
    return any(_is_the_rest(sentence, i, above, words) for i in objects)


def _is_the_rest(sentence: Sentence, head: int, above: frozenset[str], words: Mapping[str, frozenset[str]]) -> bool:
    """ "each other", "one another"; "the other", "the other side" only where each or both of them are the subject."""
    if sentence[head].lower in words["another"]:
        return head > 0 and sentence[head - 1].lower in words["one_to"]
    told = _words(sentence, head)
    if told.isdisjoint(words["the_other"]):
        return False
    return bool(told & words["one_to"]) or ("the" in told and bool(above & words["distributing"]))


def _words(sentence: Sentence, head: int) -> frozenset[str]:
    """The word and what stands right below it."""
    return frozenset((sentence[head].lower, *(k.lower for k in sentence.children(head))))
