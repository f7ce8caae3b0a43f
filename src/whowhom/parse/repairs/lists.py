"""Lists of names."""

from __future__ import annotations

from whowhom.parse.repairs.edit import Changes, edit, words
from whowhom.syntax import Sentence

NAMED = frozenset({"GPE", "NORP", "ORG"})
OPENING = ("PROPN", "ADJ", "NOUN", "NUM", "DET")


def name_list(s: Sentence) -> Sentence:
    """ "Arnor, Gondor and Rohan severed ties": names between commas before "and" are coordinated, not appositions."""
    changes: Changes = {}
    for token in s.tokens:
        if token.dep == "appos" and token.ent in NAMED and token.pos == "PROPN" and _listed(s, token.i):
            changes[token.i] = {"dep": "conj"}
    return edit(s, changes) if changes else s


def _listed(s: Sentence, i: int) -> bool:
    head = s[s[i].head]
    if (
        head.ent not in NAMED
        or head.pos != "PROPN"
        or head.i > i
        or not any(t.text == "," for t in s.tokens[head.i : i])
    ):
        return False
    top = head
    while top.dep in ("appos", "conj") and top.head != top.i:
        top = s[top.head]
    if top.dep == "pobj" and s[top.head].lower in words("place_prepositions"):
        return False  # "in Luanda, Angola and Kigali"
    return _joined(s, i) or any(k.i > i and _joined(s, k.i) for k in s.children(head.i, "appos", "conj"))


def _joined(s: Sentence, i: int) -> bool:
    """The name carries on with "and": it, or a name below it, has the conjunction."""
    follow = s.children(i, "conj", "appos")
    return (any(k.tag == "CC" and k.lower in ("and", "or", "&") for k in s.children(i, "cc")) and bool(follow)) or any(
        _joined(s, k.i) for k in follow
    )


def comma_subjects(s: Sentence) -> Sentence:
    """Headline "Arnor, Gondor hold drills": two phrases before the verb with a comma for "and" are one subject."""
    headline = s.block == "headline"
    for token in s.tokens:
        if token.dep != "nsubj" or token.i < 2 or not (token.pos == "PROPN" or (headline and token.pos == "NOUN")):
            continue
        comma = next((t.i for t in s.tokens[: token.i] if t.text == ","), None)
        if comma and _is_phrase(s, comma + 1, token.i) and _first_name(s, comma - 1, token.i):
            first = comma - 1
            return edit(s, {first: {"head": token.head, "dep": "nsubj"}, token.i: {"head": first, "dep": "conj"}})
    return s


def _is_phrase(s: Sentence, first: int, last: int) -> bool:
    """Words that all hang below the last one."""
    return all(i == last or first <= s[i].head <= last for i in range(first, last + 1)) and s[first].pos in OPENING


def _first_name(s: Sentence, i: int, second: int) -> bool:
    """A name that opens the sentence, hung loosely; in a headline also a noun with its owner ("Arnor's army")."""
    loose = s[i].dep in ("npadvmod", "nmod", "dep", "nsubj", "compound")
    named = s[i].ent in NAMED or (s.block == "headline" and s[i].ent != "DATE")
    owned = s.block == "headline" and s[i].pos == "NOUN" and s.child(i, "poss") is not None
    alone = all(t.i == i or t.head <= i for t in s.tokens[:i]) and s[i].head in (second, s[second].head)
    return i <= 4 and (s[i].pos == "PROPN" or owned) and loose and named and alone


def owned_last(s: Sentence) -> Sentence:
    """ "the envoys of Arnor, Rohan and Dale and Gondor's minister": he is listed with the envoys, not with states."""
    for token in s.tokens:
        if token.dep not in ("conj", "appos") or token.pos != "NOUN" or s.child(token.i, "poss") is None:
            continue
        first = s[token.head]
        while first.dep in ("appos", "conj") and first.head != first.i:
            first = s[first.head]
        above = s.head(first.head)
        of_states = first.dep == "pobj" and s[first.head].lower == "of" and first.ent in NAMED
        if of_states and above.tag == "NNS" and any(k.tag == "CC" for k in s.tokens[first.i : token.i]):
            return edit(s, {token.i: {"head": above.i, "dep": "conj"}})
    return s


def organ_and(s: Sentence) -> Sentence:
    """ "the government of Arnor and the Dale rebels": a plural with its article stands beside the one government."""
    for token in (t for t in s.tokens if t.dep == "conj" and t.tag == "NNS"):
        state, article = s[token.head], s.child(token.i, "det")
        named = state.dep == "pobj" and state.ent == "GPE" and state.i < token.i
        if not named or article is None or article.lower != "the":
            continue
        organ, joint = s.head(state.head), next((k for k in s.children(state.i, "cc") if k.i < token.i), None)
        if joint is not None and s[state.head].lower == "of" and organ.tag == "NN" and organ.dep == "nsubj":
            return edit(s, {token.i: {"head": organ.i}, joint.i: {"head": organ.i}})
    return s


def agent_list(s: Sentence) -> Sentence:
    """ "signed by Ali, secretary of …, and Peru's envoy": a noun joined to the passive verb is its second doer."""
    for token in s.tokens:
        if token.dep != "conj" or token.pos not in ("NOUN", "PROPN") or s[token.head].tag != "VBN":
            continue
        verb = token.head
        by = s.child(verb, "agent")
        doer = s.child(by.i, "pobj") if by is not None else None
        joint = next((k for k in s.children(verb, "cc") if k.i < token.i), None)
        if doer is None or joint is None or not doer.i < joint.i or s.children(token.i, "nsubj", "aux", "cop"):
            continue
        return edit(s, {token.i: {"head": doer.i}, joint.i: {"head": doer.i}})
    return s
