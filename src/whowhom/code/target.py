"""Whom a crowd is against: who is named or housed where it stands, who did what it marches against, or who governs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whowhom.code.act import Act, others
from whowhom.code.clause import Clause, Grammar, Prep
from whowhom.code.phrase import NOBODY, Filled, Phrases
from whowhom.records import Party

RULED = "ruled"  # the route of a recipient that is not named and yet not in doubt


def target(act: Act, clause: Clause, phrases: Phrases, grammar: Grammar, names: Mapping[str, str]) -> Filled | None:
    """The other side of a protest as its clause tells it; None where it tells nobody."""
    preps = list(_preps(clause, grammar))
    for word in phrases.words.opposed:
        for prep in preps:
            if prep.word == word and prep.object is not None:
                found = _at(prep.object, act, phrases, word in phrases.words.topics, names)
                if found is not None:
                    return found
    return None


def rulers(actors: Sequence[Party], names: Mapping[str, str]) -> tuple[Party, ...]:
    """The government that people or an opposition live under."""
    for actor in actors:
        if actor.country is not None and actor.sector not in (None, "GOV", "MIL"):
            name = names.get(actor.country, actor.country)
            return (replace(actor, id=f"{actor.country}.GOV", name=name, sector="GOV"),)
    return ()


def _at(head: int, act: Act, phrases: Phrases, topic: bool, names: Mapping[str, str]) -> Filled | None:
    """Who is named or owns what is named; of a ``topic`` also who did it, or rules by it ("against the bill")."""
    named = phrases.parties(head)
    s = phrases.sentence
    ruled = topic and any(s[i].lower in phrases.words.governing for i in s.conjuncts(head))
    if others(named.parties, act.actors):
        return Filled(others(named.parties, act.actors), named.via)
    done = phrases.author(head, act.actors, act.type) if topic else NOBODY
    if done.parties:
        return done
    crowd = [replace(party, sector=party.sector or "CVL") for party in act.actors]  # "Thousands of Malians"
    return Filled(rulers(crowd, names), RULED) if ruled else None


def _preps(clause: Clause, grammar: Grammar) -> Iterator[Prep]:
    """Also below what the crowd came for: "gathered outside the embassy to protest against the war"."""
    yield from clause.preps
    for link, verb in clause.complements:
        if link in ("to", "ing"):
            yield from grammar.clause(verb).preps
