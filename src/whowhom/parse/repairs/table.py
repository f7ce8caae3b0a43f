"""The repairs in order. A later rule sees what an earlier one mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from whowhom.parse.repairs import (
    answers,
    attach,
    clauses,
    condition,
    fronted,
    gapped,
    headline,
    labels,
    late,
    lists,
    mainverb,
    modifier,
    names,
    objects,
    relative,
    subject,
)
from whowhom.syntax import Sentence

Rule = Callable[[Sentence], Sentence]

RULES: tuple[tuple[str, Rule], ...] = (
    ("name-suffix", names.name_suffix),
    ("late-name", names.late_name),
    ("headline-verb", headline.headline_verb),
    ("headline-future", headline.headline_future),
    ("nominal-clause", mainverb.nominal_clause),
    ("fronted", fronted.fronted),
    ("named-subject", mainverb.named_subject),
    ("reduced-main", mainverb.reduced_main),
    ("modifier-main", modifier.modifier_main),
    ("two-clauses", mainverb.two_clauses),
    ("loose-subject", labels.loose_subject),
    ("double-subject", labels.double_subject),
    ("said-inverted", labels.said_inverted),
    ("said-subject", labels.said_subject),
    ("shared-object", labels.shared_object),
    ("participle-subject", subject.participle_subject),
    ("stray-subject", subject.stray_subject),
    ("said-before", clauses.said_before),
    ("clause-chain", clauses.clause_chain),
    ("inverted-condition", condition.inverted_condition),
    ("conjunct-form", clauses.conjunct_form),
    ("outer-speech", clauses.outer_speech),
    ("noun-verb", objects.noun_verb),
    ("dative", objects.dative),
    ("both-alone", objects.both_alone),
    ("answer-object", answers.answer_object),
    ("second-object", answers.second_object),
    ("until-then", answers.until_then),
    ("which-relative", relative.which_relative),
    ("who-relative", relative.who_relative),
    ("that-relative", relative.that_relative),
    ("relative-number", relative.relative_number),
    ("name-list", lists.name_list),
    ("owned-last", lists.owned_last),
    ("organ-and", lists.organ_and),
    ("comma-subjects", lists.comma_subjects),
    ("agent-list", lists.agent_list),
    ("gapped", gapped.gapped),
    ("verb-preposition", attach.verb_preposition),
    ("time-clause", attach.time_clause),
    ("wanted-deed", attach.wanted_deed),
    ("deed-agent", attach.deed_agent),
    ("late-object", late.late_object),
    ("named-examples", late.named_examples),
)


def mend(sentence: Sentence) -> Sentence:
    """The sentence with its slips mended; ``repairs`` names the rules that fired, in order."""
    fired: list[str] = []
    for name, rule in RULES:
        mended = rule(sentence)
        if mended is not sentence:
            fired.append(name)
            sentence = mended
    return replace(sentence, repairs=(*sentence.repairs, *fired)) if fired else sentence
