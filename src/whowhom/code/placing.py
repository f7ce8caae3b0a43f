"""Acts that are at one place because of what they are: who is met while intruding, what is agreed at talks."""

from __future__ import annotations

from collections.abc import Sequence

from whowhom.code.act import Act, land
from whowhom.code.clause import Grammar

MEETING_AN_INTRUDER = ("MOBILIZE", "COERCE", "ASSAULT", "THREATEN")
COME_OF_TALKS = ("AGREE", "SUPPORT", "CONCEDE")


def share_places(acts: Sequence[Act], grammar: Grammar) -> None:
    """Gives acts of one sentence that have no place the place of what they go with."""
    for act in acts:
        if not act.places:
            there = next((one for one in acts if one.places and _together(act, one, grammar)), None)
            act.places = list(there.places) if there is not None else []


def _together(act: Act, other: Act, grammar: Grammar) -> bool:
    return _met(act, other, grammar) or _of_talks(act, other, grammar) or _of_talks(other, act, grammar)


def _met(act: Act, intrusion: Act, grammar: Grammar) -> bool:
    """ "seized three ships that crossed the border near Kerch": who intrudes is met there."""
    s = grammar.sentence
    if act.type not in MEETING_AN_INTRUDER or intrusion.type != "MOBILIZE" or intrusion.nominal:
        return False
    if {act.sentence, intrusion.sentence} != {s.index} or s[intrusion.verb].dep != "relcl":
        return False
    return _verb_over(s[intrusion.verb].head, grammar) in {i for index, i in act.verbs if index == s.index}


def _of_talks(done: Act, talks: Act, grammar: Grammar) -> bool:
    """ "struck the deal in Doha after ten days of talks": by the same parties, in the same clause."""
    s = grammar.sentence
    if done.type not in COME_OF_TALKS or talks.type != "CONSULT" or not talks.nominal:
        return False
    if not {land(p) for p in done.actors} <= talks.lands:
        return False
    same = done.sentence == talks.sentence == s.index and not done.nominal
    return same and _verb_over(talks.verb, grammar) == done.verb


def _verb_over(head: int, grammar: Grammar) -> int | None:
    return next((t.i for t in grammar.sentence.ancestors(head) if grammar.is_verb(t.i)), None)
