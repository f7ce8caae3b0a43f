"""Phrases that belong to the verb but were hung on a noun after it."""

from __future__ import annotations

from functools import cache

from whowhom.codebook.forms import verb_forms
from whowhom.parse.repairs.edit import Changes, edit, has_subject, verbs, words
from whowhom.syntax import Sentence

TIMES = frozenset({"DATE", "TIME"})


@cache
def _wanted() -> dict[str, frozenset[str]]:
    """Verb form -> the prepositions that name what someone is accused of, kept from, provided with."""
    table: dict[str, set[str]] = {}
    for pair in words("verb_prepositions"):
        base, prep = pair.split()
        for form in verb_forms(base):
            table.setdefault(form, set()).add(prep)
    return {form: frozenset(preps) for form, preps in table.items()}


def verb_preposition(s: Sentence) -> Sentence:
    """ "accused X since the spring of arming Y": the phrase that the verb asks for is its own."""
    for v in s.clause_verbs:
        wanted = _wanted().get(s[v].lower)
        if wanted is None or any(k.lower in wanted for k in s.children(v, "prep")):
            continue
        below = _below(s, v)
        prep = next((i for i in below if s[i].dep == "prep" and s[i].lower in wanted and _fits(s, v, i)), None)
        if prep is not None:
            return edit(s, {prep: {"head": v}})
    return s


def _below(s: Sentence, v: int) -> list[int]:
    """Words after the verb below its object and its time phrases, as far as no other verb stands between."""
    out: list[int] = []
    todo = [k.i for k in s.children(v, "dobj", "prep", "npadvmod") if k.i > v]
    while todo:
        i = todo.pop()
        out.append(i)
        todo += [
            k.i
            for k in s.children(i)
            if k.i > v and k.pos != "VERB" and k.dep not in ("relcl", "acl", "ccomp", "advcl")
        ]
    return sorted(out)


def _fits(s: Sentence, v: int, prep: int) -> bool:
    """A verb in -ing below the preposition, or a time phrase above it, shows that it is not the noun's own."""
    above = s.head(prep)
    if above.i == v or above.pos == "VERB":
        return False
    if above.ent in TIMES or above.lower in words("times"):
        return s.child(v, "dobj") is not None
    return above.dep == "dobj" and any(k.tag == "VBG" for k in s.children(prep, "pcomp"))


def time_clause(s: Sentence) -> Sentence:
    """ "demanded on Wednesday that …": the clause is what was demanded, not a clause about the day."""
    for v in s.clause_verbs:
        above = s[s[v].head]
        if (
            s[v].dep not in ("acl", "relcl", "ccomp", "advcl")
            or above.ent not in TIMES
            or above.pos not in ("NOUN", "PROPN")
            or v < above.i
        ):
            continue
        that = next((k for k in s.children(v, "mark") if k.lower == "that"), None)
        governor = next((a.i for a in s.ancestors(above.i) if a.pos == "VERB"), None)
        if (
            that is None
            or not has_subject(s, v)
            or governor is None
            or governor > above.i
            or s.child(governor, "ccomp")
        ):
            continue
        return edit(s, {v: {"head": governor, "dep": "ccomp"}})
    return s


def wanted_deed(s: Sentence) -> Sentence:
    """ "repeated its call for X to leave", "renewed an offer to X to talk": the infinitive is what the noun wants."""
    if s.words.isdisjoint(words("wanting")):
        return s
    for v in s.clause_verbs:
        if s[v].dep != "advcl" or not any(k.lower == "to" for k in s.children(v, "aux")):
            continue
        opened = next((k.i for k in s.children(v, "mark") if k.lower == "for"), None)
        above = s.head(v)
        thing = above if above.pos == "NOUN" else s.child(above.i, "dobj")
        noun = s[opened - 1] if opened else thing
        first = s.subtree(v)[0]
        if noun is None or noun.lower not in words("wanting") or noun.i > first or noun.pos != "NOUN":
            continue
        between = [t for t in s.tokens[noun.i + 1 : first] if t.pos in ("VERB", "AUX", "PUNCT")]
        if not between and (opened or thing is above or first > noun.i + 1):
            return edit(s, {v: {"head": noun.i, "dep": "acl"}})
    return s


def deed_agent(s: Sentence) -> Sentence:
    """ "the attack on its convoy by X", "statements on the vote issued by X": who did it, not whose convoy it is."""
    if s.words.isdisjoint(words("deeds")):
        return s
    for noun in (t.i for t in s.tokens if t.lower in words("deeds") and t.pos in ("NOUN", "PROPN")):
        changes = _agent_of(s, noun)
        if changes:
            return edit(s, changes)
    return s


def _agent_of(s: Sentence, noun: int) -> Changes:
    """The words that hang below what the deed is done to, or on an active verb above it, and are the deed's own."""
    verb = s[noun].head
    own = [k.i for k in s.children(noun, "prep") if k.lower in words("deed_prepositions")]
    near = s[noun + 1] if noun + 1 < len(s) else s[noun]
    active = s[noun].dep == "dobj" and s.child(verb, "auxpass") is None and s[verb].tag != "VBN"
    stolen = [near.i] if active and near.head == verb and near.lower in words("deed_prepositions") else []
    for prep in (*own, *stolen):
        for i in s.subtree(prep):
            above, token = s.head(i), s[i]
            if i > prep + 1 and _is_by(s, i) and above.pos in ("NOUN", "PROPN") and above.dep == "pobj":
                return {i: {"head": noun, "dep": "prep"}}
            made = token.dep == "acl" and token.tag == "VBN" and token.lower in verbs("issuing")
            if made and above.dep == "pobj" and any(_is_by(s, k.i) for k in s.children(i)):
                return {i: {"head": noun}}
    after = s.children(verb, "agent", "prep") if active else []
    by = next((k.i for k in after if k.i > noun and _is_by(s, k.i)), None)
    if by is None or not (own or stolen):
        return {}
    return {at: {"head": noun, "dep": "prep"} for at in (*stolen, by)}


def _is_by(s: Sentence, i: int) -> bool:
    """ "by soldiers", not "by Friday" or "by calling"."""
    below = s.child(i, "pobj") if s[i].lower == "by" else None
    return below is not None and below.ent not in TIMES and below.pos in ("NOUN", "PROPN")
