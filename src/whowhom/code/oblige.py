"""Demands told as duties: "Moscow said that Kyiv must withdraw" is Moscow's request to Kyiv."""

from __future__ import annotations

from whowhom.code.act import Act, others
from whowhom.code.clause import Clause, Grammar
from whowhom.code.phrase import Phrases
from whowhom.codebook import Frame
from whowhom.records import Evidence, Why

DUTY = "duty-told"
CONFIDENCE = 0.55  # a duty may also be told as an opinion


def obliged(
    clause: Clause,
    grammar: Grammar,
    phrases: Phrases,
    words: frozenset[str],
    say: frozenset[str],
    frame: Frame | None,
    told: Evidence,
) -> Act | None:
    """What a speaker asks of a clause's subject: ``words`` are must, should …, ``say`` forms of verbs of saying.

    ``frame``: of the act that is made; None: the codebook has no such act.
    """
    s = grammar.sentence
    if frame is None or words.isdisjoint(s.words):
        return None
    if words.isdisjoint(clause.auxiliaries) or clause.subject is None or clause.passive:
        return None
    token = s[clause.verb]
    above = s.head(clause.verb)
    if grammar.perfect(clause.verb) or token.dep != "ccomp" or above.lower not in say or not grammar.is_verb(above.i):
        return None
    if any(aux.lower in words and aux.i < clause.subject for aux in grammar.clause_auxiliaries(clause.verb)):
        return None  # "would answer should Oman close it"
    speaker = grammar.clause(above.i).subject
    asking = phrases.parties(speaker, owner=False).parties if speaker is not None else ()
    asked = others(phrases.parties(clause.subject, owner=False).parties, asking)
    if not asking or not asked:
        return None
    act = Act(
        frame.type, frame.mode, frame, s.index, clause.verb, token.lower, asking, asked, False, confidence=CONFIDENCE
    )
    span = s.chars(min(above.i, clause.verb), max(above.i, clause.verb))
    act.why = [Why(DUTY, told.text[span.start - told.span.start : span.end - told.span.start], span)]
    act.evidence[s.index] = told
    act.verbs = [(s.index, clause.verb), (s.index, above.i)]
    return act
