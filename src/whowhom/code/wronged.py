"""Whom an admission or an apology is owed to: who was wronged by the deed that it owns up to."""

from __future__ import annotations

from whowhom.code.act import Act, others
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.records import Party

UNDERGOES = ("dobj", "dative", "nsubjpass")


def wronged(act: Act, grammar: Grammar, phrases: Phrases) -> tuple[Party, ...]:
    """ "admitted that its agents had abducted Danes", "regretted the raid on a Danish ship": whom it befell."""
    s, words = grammar.sentence, phrases.words.owning_up
    if act.type != "CONCEDE" or not any(s[token].lower in words for index, token in act.verbs if index == s.index):
        return ()
    for i in s.subtree(act.verb):
        token = s[i]
        undergoes = token.dep in UNDERGOES or (token.dep == "pobj" and s.head(i).lower in phrases.words.undergoing)
        found = others(phrases.parties(i).parties, act.actors) if undergoes and i > act.verb else ()
        if found:
            return found
    return ()
