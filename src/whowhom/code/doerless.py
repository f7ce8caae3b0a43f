"""Acts without a doer: which may stand, and whom they befall where the words name nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whowhom.code.act import Act
from whowhom.code.befall import BEFALLING, DOMESTIC
from whowhom.code.clause import Clause, Grammar
from whowhom.code.discourse import Discourse
from whowhom.code.match import Match
from whowhom.code.told import ROLE_WEIGHT
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

BY_AUTHORITY = (*DOMESTIC, ("COERCE", "curfew"), ("COERCE", "withhold"), ("COERCE", "deport"), ("SANCTION", "expel"))
OFFICIAL = ("GOV", "MIL", "COP", "JUD", "SPY")
ABROAD = ("CVL", "MIL", "BUS", "MED", "EDU", "REL", "NGO")  # who travels, and may be held there
TOLD_ABROAD = 2  # sentences back
DEEDS = ("harm", "yield")  # kinds of acts that are told without who does them


def may_stand(match: Match, kind: str, clause: Clause, mentions: Mapping[int, Mention]) -> bool:
    """Whether the act, of a type of that kind, may stand without its doer: harm by unknown people, a deed in the
    passive ("two hostages were freed"), or no doer by frame.
    """
    doer = mentions.get(clause.subject) if clause.subject is not None else None
    unknown = doer is not None and doer.kind == "people"
    return (kind == "harm" and unknown) or (kind in DEEDS and clause.passive) or _befalls(match)


def authorities(act: Act, grammar: Grammar, discourse: Discourse) -> tuple[Party, ...]:
    """ "Six men were arrested", "has been detained in Cairo": the state there does it, which goes without saying."""
    if act.nominal or not grammar.is_verb(act.verb) or not grammar.passive(act.verb):
        return ()
    verb, clause = grammar.sentence[act.verb], grammar.clause(act.verb)
    if clause.subject is not None or not _official(act, verb.lower, discourse):
        return ()
    at = Mention(verb.span, act.sentence, act.verb, "definite")
    told = discourse.acts[-1] if discourse.acts else None
    near = told is not None and act.sentence - told.sentence <= 1 and told.type in BEFALLING
    lands = {party.country for party in told.actors if party.sector in OFFICIAL} if near and told is not None else set()
    there = discourse.put_in(act.verb, grammar.sentence)
    scene = there or (lands.pop() if len(lands) == 1 else None) or discourse.home or discourse.scene(at)
    if there is None and {party.country for party in act.recipients} == {scene}:
        scene = _abroad(act, discourse) or scene
    office = all(party.country == scene and party.sector != "CVL" for party in act.recipients)
    if scene is None or (act.mode == "expel" and not office):
        return ()
    return (replace(discourse.party(scene, None, at), text=verb.text),)


def _abroad(act: Act, discourse: Discourse) -> str | None:
    """ "They flew to Dale. The two Gondorians are still held": whoever is named by nationality is held elsewhere, where
    this sentence or one shortly before tells of one other state.
    """
    own = {party.country for party in act.recipients}
    named = {party.country for found in discourse.stated.values() for party in found}
    if named.isdisjoint(own) or any(party.sector not in (None, *ABROAD) for party in act.recipients):
        return None
    near = range(act.sentence - TOLD_ABROAD, act.sentence + 1)
    doers = [e for e in discourse.entries if e.sentence in near and e.weight >= ROLE_WEIGHT["nsubjpass"]]
    told = [(e.sentence, party.country) for e in doers for party in e.parties]
    told += [(at, country) for at in near for _, country in discourse.places.get(at, ())]
    others = [(at, country) for at, country in told if country is not None and country not in own]
    latest = {country for at, country in others if at == max(others)[0]}
    return latest.pop() if len(latest) == 1 else None


def _official(act: Act, verb: str, discourse: Discourse) -> bool:
    """Whether this is what authorities do: a hostage is not theirs to free."""
    held = any(word in discourse.words["hostages"] for party in act.recipients for word in party.text.lower().split())
    charged = act.type == "ACCUSE" and verb in discourse.words["charging_forms"]
    return (charged or (act.type, act.mode) in BY_AUTHORITY) and not held


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
