"""The words without which a frame is not tried: its particle, required prepositions, nouns and their last parts."""

from __future__ import annotations

from whowhom.codebook.forms import noun_forms
from whowhom.codebook.model import Frame, PrepTerm, Slot, Term
from whowhom.codebook.signs import signs_of

ACTOR, OTHER = Term(Slot("actor")), Term(Slot("recipient"))


def frame(verbs: tuple[tuple[str, str | None], ...], *preps: PrepTerm, nouns: frozenset[str] = frozenset()) -> Frame:
    return Frame("id", "text", "AID", None, None, verbs, ACTOR, Term(words=nouns) if nouns else OTHER, preps=preps)


def test_a_noun_is_asked_for_by_its_last_part() -> None:
    nouns = noun_forms("air defence system") | {"cease-fire"}
    (asked,) = signs_of(frame((("send", None),), nouns=nouns), "sent")
    assert asked == {"system", "systems", "fire"}


def test_a_particle_is_asked_for_only_where_every_verb_of_the_form_has_one() -> None:
    assert signs_of(frame((("push", "back"), ("push", "off"))), "pushed") == (frozenset({"back", "off"}),)
    assert signs_of(frame((("push", "back"), ("push", None))), "pushed") == ()


def test_only_a_required_preposition_is_asked_for() -> None:
    asked = PrepTerm(frozenset({"on", "upon"}), Term(Slot("recipient", required=True)))
    spare = PrepTerm(frozenset({"with"}), OTHER)
    assert signs_of(frame((("fire", None),), asked, spare), "fired") == (frozenset({"on", "upon"}),)
