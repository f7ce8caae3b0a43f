"""What is told in words of acts and is none: shots at dummies, machines that meet others, time that is left."""

from __future__ import annotations

from whowhom.code.act import Act
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.codebook import Codebook
from whowhom.codebook.forms import verb_forms

HARM = ("ASSAULT", "THREATEN")


def no_act(act: Act, grammar: Grammar, codebook: Codebook, phrases: Phrases) -> bool:
    """Whether a frame has found words that tell no act here."""
    told = (grammar, codebook)
    return (
        on_dummies(act, *told)
        or given_time(act, *told)
        or sightseeing(act, *told)
        or machines_meet(act, grammar, codebook, phrases)
    )


def given_time(act: Act, grammar: Grammar, codebook: Codebook) -> bool:
    """ "has until noon to step down", "gave both until Friday to sign": what one has time for is not done yet."""
    s = grammar.sentence
    if act.nominal or not grammar.is_verb(act.verb) or grammar.link(act.verb) != "to":
        return False
    above = s.head(act.verb)
    while above.pos == "NOUN" and above.head != above.i:
        above = s.head(above.i)
    until = any(k.lower in codebook.words("not_yet") for k in s.children(above.i, "prep"))
    return above.lower in verb_forms("have") | codebook.words("ditransitive", verb_forms) and until


def on_dummies(act: Act, grammar: Grammar, codebook: Codebook) -> bool:
    """ "will sink a decommissioned frigate", "blew up an old barracks of its own": the thing is a wreck or a target."""
    if act.type not in HARM or not grammar.is_verb(act.verb):
        return False
    s, clause = grammar.sentence, grammar.clause(act.verb)
    thing = clause.object
    if thing is None:
        return False
    before = {k.lower for k in s.children(thing, "amod", "compound", "nmod")} | {s[thing].lower}
    if before & codebook.words("dummies") - ({"target"} if s[thing].lower == "target" else set()):
        return True
    below = {s[i].lower for i in s.subtree(thing)}
    return bool(before & codebook.words("worn")) and not below.isdisjoint(codebook.words("own_things"))


def machines_meet(act: Act, grammar: Grammar, codebook: Codebook, phrases: Phrases) -> bool:
    """ "jets scrambled to meet the intruders": machines meet nobody for talks."""
    if act.type != "CONSULT" or act.mode is not None or not grammar.is_verb(act.verb):
        return False
    subject = grammar.clause(act.verb).subject
    machines = codebook.classes["warplane"] | codebook.classes["warship"]
    return subject is not None and phrases.has_word(subject, machines) is not None


def sightseeing(act: Act, grammar: Grammar, codebook: Codebook) -> bool:
    """ "sailors will visit an orphanage": a crew ashore visits no state."""
    if act.type != "CONSULT" or not grammar.is_verb(act.verb) or not act.actors:
        return False
    thing = grammar.clause(act.verb).object
    ashore = all(p.sector in (None, "MIL", "CVL") for p in act.actors)
    return thing is not None and ashore and grammar.sentence[thing].lower in codebook.words("sights")
