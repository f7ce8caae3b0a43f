"""What stands beside a verb of giving or answering under a wrong label: an answer, a second object, a term set."""

from __future__ import annotations

from whowhom.parse.repairs.edit import NOMINAL, Changes, edit, right_edge, verbs, words
from whowhom.syntax import Sentence


def answer_object(s: Sentence) -> Sentence:
    """ "Arnor said no to the offer": the answer is what was said, and no cry beside it."""
    for token in (t for t in s.tokens if t.dep == "intj"):
        verb = s.head(token.i)
        if (
            token.lower in words("answers")
            and 0 < token.i - verb.i <= 2  # "said firmly no"
            and verb.lower in verbs("answering")
            and s.child(verb.i, "dobj", "ccomp") is None
        ):
            return edit(s, {token.i: {"dep": "dobj", "tag": "NN", "pos": "NOUN"}})
    return s


def second_object(s: Sentence) -> Sentence:
    """ "showed the envoy the door": what was shown is an object of the verb, and none of the envoy."""
    for token in (t for t in s.tokens if t.dep == "dobj"):
        given = s.head(token.i)
        verb = s.head(given.i)
        ordered = verb.pos == "VERB" and verb.i < given.i < token.i
        if given.pos in NOMINAL and given.dep in ("dative", "dobj") and ordered:
            return edit(s, {token.i: {"head": verb.i}, given.i: {"dep": "dative"}})
    return s


def until_then(s: Sentence) -> Sentence:
    """ "gave the rebels until noon to leave": a day or an hour leaves nothing; it is how long they were given."""
    if s.words.isdisjoint(words("until")):
        return s
    for token in (t for t in s.tokens if t.dep == "mark" and t.lower in words("until")):
        leaving = s.head(token.i)
        then = s.child(leaving.i, "nsubj")
        above = s.head(leaving.i)
        begun = leaving.dep in ("advcl", "xcomp", "ccomp")
        bare = any(k.lower == "to" for k in s.children(leaving.i, "aux"))
        if not begun or not bare or then is None or not token.i < then.i < leaving.i or above.pos != "VERB":
            continue
        if right_edge(s, then.i) < leaving.i and above.i < token.i:
            changes: Changes = {token.i: {"head": above.i, "dep": "prep"}, then.i: {"head": token.i, "dep": "pobj"}}
            return edit(s, {**changes, leaving.i: {"dep": "xcomp"}})
    return s
