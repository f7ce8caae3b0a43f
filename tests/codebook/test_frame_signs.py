"""The words without which a frame is not tried: its particle, required prepositions, nouns and their last parts."""

from __future__ import annotations

from whowhom.codebook.forms import noun_forms
from whowhom.codebook.model import Frame, PrepTerm, Slot, Term
from whowhom.codebook.signs import Starts, signs_of

ACTOR, OTHER = Term(Slot("actor")), Term(Slot("recipient"))


def frame(verbs: tuple[tuple[str, str | None], ...], *preps: PrepTerm, nouns: frozenset[str] = frozenset()) -> Frame:
    return Frame("id", "text", "AID", None, None, verbs, ACTOR, Term(words=nouns) if nouns else OTHER, preps=preps)


def tried(one: Frame, form: str, *words: str) -> bool:
    starts = Starts({form: [one]})
    found = starts.tried([form, "unknown"], words)
    assert found == starts.tried([form], words)  # now that its signs are known
    return [start.frame for start in found[form]] == [one]


def test_a_noun_is_asked_for_by_its_last_part() -> None:
    nouns = noun_forms("air defence system") | {"cease-fire"}
    (asked,) = signs_of(frame((("send", None),), nouns=nouns))
    assert asked == {"system", "systems", "fire"}


def test_a_particle_is_asked_for_only_where_every_verb_of_the_form_has_one() -> None:
    both, one = frame((("push", "back"), ("push", "off"))), frame((("push", "back"), ("push", None)))
    assert [tried(found, "pushed", "aside") for found in (both, one)] == [False, True]
    assert tried(both, "pushed", "off") and tried(both, "pushed", "back")


def test_a_sentence_must_hold_a_word_of_every_sign() -> None:
    sent = frame((("send", None),), PrepTerm(frozenset({"to"}), None), nouns=noun_forms("ship"))
    assert tried(sent, "sent", "ships", "to")
    assert not tried(sent, "sent", "ships") and not tried(sent, "sent", "to")


def test_only_a_required_preposition_is_asked_for() -> None:
    asked = PrepTerm(frozenset({"on", "upon"}), Term(Slot("recipient", required=True)))
    spare = PrepTerm(frozenset({"with"}), OTHER)
    assert signs_of(frame((("fire", None),), asked, spare)) == (frozenset({"on", "upon"}),)
