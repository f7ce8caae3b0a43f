"""Whether a time expression looks back or ahead, told by the verb that governs it."""

from __future__ import annotations

from whowhom.records import Token
from whowhom.resolve.times.acts import nominals
from whowhom.resolve.times.words import table
from whowhom.syntax import Sentence

PAST, FUTURE, PRESENT = "past", "future", "present"
VERBS = {"VERB", "AUX"}


def direction(sentence: Sentence, i: int, day: bool = True) -> str:
    """Climbs from token ``i`` to the first verb with a tense. Without one the report looks back."""
    cues = set(table()["cues"]["future"])
    if sentence[i].head > i and _of_noun(sentence, i):
        return PAST
    before = next((t for t in [*sentence.ancestors(i)][:3] if t.pos == "ADP"), sentence.head(i))
    if before.lower in table()["cues"]["limits"] and sentence.head(before.i).lower in table()["cues"]["limit_verbs"]:
        return FUTURE
    for token in (sentence[i], *sentence.ancestors(i)):
        if token.i != i and token.lower in cues:
            return PAST if _was_over(sentence, token) else FUTURE
        if day and token.lower == "for" and token.i == sentence[i].head and token.i != i:
            return FUTURE  # "a vote called for Friday"
        if token.pos in VERBS:
            if any(kid.lower in cues for kid in sentence.children(token.i, "acomp", "oprd")):
                return PAST if _was_over(sentence, token) else FUTURE  # "a truce was likely by Friday"
            found = _tense(sentence, token)
            if found == PRESENT and (_of_noun(sentence, sentence[i].head) or _beside_deed(sentence, i, token)):
                return PAST  # "welcomes the decision on Thursday"
            if found:
                return found
    return PAST


def was_done(sentence: Sentence, i: int) -> bool:
    """Whether the verb that governs a time stands in the simple past itself: "told them in December to go"."""
    return _over(sentence, i).tag == "VBD" and direction(sentence, i) == PAST


def was_done_to(sentence: Sentence, i: int) -> bool:
    """Whether it is what something past was done for: "rolled out to seize the crossings on June 27"."""
    verb = _over(sentence, i)
    bare = any(kid.tag == "TO" for kid in sentence.children(verb.i, "aux"))
    return bare and sentence.head(verb.i).tag == "VBD"


def _over(sentence: Sentence, i: int) -> Token:
    return next((t for t in sentence.ancestors(i) if t.pos in VERBS), sentence[i])


def _of_noun(sentence: Sentence, i: int) -> bool:
    """ "Wednesday's ruling", "the ruling on Wednesday": what is named by its date is there already."""
    noun = sentence.head(i)
    cues = table()["cues"]
    named = sentence[i].dep in ("poss", "compound", "nmod", "nummod", "amod", "prep") and noun.pos == "NOUN"
    return named and noun.i != i and noun.lower not in (*cues["scheduled"], *cues["future"])


def _beside_deed(sentence: Sentence, i: int, verb: Token) -> bool:
    """ "condemns the killing on Thursday of …": the date right behind the object, where that is a deed."""
    before = sentence[max(0, sentence[i].head - 1)]
    deed = before.dep == "dobj" and before.head == verb.i and before.lower in nominals()
    return deed and sentence.head(i).pos == "ADP" and before.lower not in table()["cues"]["scheduled"]


def _tense(sentence: Sentence, verb: Token) -> str | None:
    """The verb's own tense, or None where it takes the tense of its governor."""
    helpers = [kid for kid in sentence.children(verb.i, "aux", "auxpass") if kid.i < verb.i]
    words = {kid.lower for kid in helpers}
    if words & set(table()["cues"]["modals"]):
        late = bool(words & {"have", "'ve"}) and not words & {"will", "'ll", "wo"}
        return PAST if late else FUTURE
    if any(kid.tag == "TO" for kid in helpers):
        return _infinitive(sentence, verb)
    tags = {kid.tag for kid in helpers}
    if verb.tag == "VBD" or "VBD" in tags or words & {"has", "have", "'ve"}:
        return PAST
    if verb.tag == "VBN":
        return PAST if not tags & {"VBZ", "VBP"} else PRESENT
    if verb.tag in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return PRESENT
    return None


def _infinitive(sentence: Sentence, verb: Token) -> str | None:
    """ "to meet on Friday" lies ahead unless its governor says that it came about ("managed to meet")."""
    governor = sentence.head(verb.i)
    if governor.i == verb.i or governor.lower in set(table()["cues"]["happened"]):
        return None
    if _was_over(sentence, governor):
        return PAST  # "had been due to expire on Friday"
    passive = any(kid.dep == "auxpass" for kid in sentence.children(verb.i))
    return FUTURE if passive or verb.dep in ("xcomp", "acl", "ccomp", "relcl", "ROOT") else None


def _was_over(sentence: Sentence, cue: Token) -> bool:
    """ "had been due in February", "had been due to expire": a plan told in the past perfect is over."""
    verbs = [t for t in (cue, *sentence.ancestors(cue.i)) if t.pos in VERBS]
    bare = bool(verbs) and verbs[0].tag == "VB"
    return any(kid.lower == "had" for verb in verbs[: 1 + bare] for kid in sentence.children(verb.i, "aux"))
