"""Acts without a doer: which may stand, and whom they befall where the words name nobody."""

from __future__ import annotations

from collections.abc import Mapping

from whowhom.code.clause import Clause
from whowhom.code.discourse import Discourse
from whowhom.code.match import Match
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

DEEDS = ("harm", "yield")  # kinds of acts that are told without who does them


def may_stand(match: Match, kind: str, clause: Clause, mentions: Mapping[int, Mention]) -> bool:
    """Whether the act, of a type of that kind, may stand without its doer: harm by unknown people, a deed in the
    passive ("two hostages were freed"), or no doer by frame.
    """
    doer = mentions.get(clause.subject) if clause.subject is not None else None
    unknown = doer is not None and doer.kind == "people"
    return (kind == "harm" and unknown) or (kind in DEEDS and clause.passive) or _befalls(match)


def _befalls(match: Match) -> bool:
    """A frame about the one it befalls ("X went on trial", "X was charged") or a thing has no doer by nature."""
    subject, passive = match.frame.subject, match.frame.only == "passive"
    if subject.slot is not None:
        return subject.slot.role == "recipient" or (passive and not subject.slot.required)
    return bool(subject.words)


def struck(
    match: Match, clause: Clause, sentence: Sentence, mentions: Mapping[int, Mention], discourse: Discourse
) -> tuple[Party, ...]:
    """ "Gunmen stormed a prison", "a curfew was imposed": what nobody known does befalls the state of the scene."""
    doer = mentions.get(clause.subject) if clause.subject is not None else None
    if doer is not None and doer.noun not in discourse.words["nameless"]:
        return ()
    if doer is None and not (clause.passive and clause.subject is None and match.frame.type == "COERCE"):
        return ()
    thing = clause.object if clause.object is not None else clause.verb
    at = doer or Mention(sentence[thing].span, sentence.index, thing, "definite")
    scene = discourse.scene(at)
    return (discourse.party(scene, None, at),) if scene is not None else ()
