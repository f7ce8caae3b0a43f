"""The words that tell whom a text means by what it told before: grammar.toml [anaphora], and verbs in all forms."""

from __future__ import annotations

from collections.abc import Container

from whowhom.codebook import Codebook
from whowhom.codebook.forms import verb_forms

TALKING = ("CONSULT", "AGREE", "SUPPORT")  # what is done at a table, wherever that stands


def anaphora(codebook: Codebook) -> dict[str, frozenset[str]]:
    """The words by class; ``Codebook.made`` keeps them."""
    words = {name: frozenset(listed) for name, listed in codebook.grammar["anaphora"].items()}
    words["say_forms"] = codebook.words("say", verb_forms)
    words["command_forms"] = codebook.words("commands", verb_forms)
    words["answer_forms"] = codebook.words("answer", verb_forms)
    words["against_others"] = codebook.words("anaphora.against_others", verb_forms)
    words["charging_forms"] = codebook.words("anaphora.charging", verb_forms)
    words["joint_forms"] = _joint_forms(codebook)
    words["talking_forms"] = _joint_forms(codebook, TALKING)
    return words


def _joint_forms(codebook: Codebook, types: Container[str] | None = None) -> frozenset[str]:
    """Verbs that several do together ("met", "signed"); ``types``: only in frames of these."""
    frames = (frame for frame in codebook.frames if types is None or frame.type in types)
    joint = (frame for frame in frames if frame.subject.slot is not None and frame.subject.slot.reciprocal)
    return frozenset(form for frame in joint for base, _ in frame.verbs for form in verb_forms(base))
