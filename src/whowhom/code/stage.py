"""The stage: a resolved reading in, its events and relations out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whowhom.code.emit import Labels, event
from whowhom.code.sections import part, sections
from whowhom.code.walk import Walk
from whowhom.code.wrap import Wrappers
from whowhom.codebook import Codebook
from whowhom.records import Evidence, Span
from whowhom.syntax import Reading, Sentence, Signals


def code(reading: Reading, codebook: Codebook, wrappers: Wrappers, labels: Labels) -> Reading:
    """Fills ``events`` (in the order of their first evidence) and ``relations``, section by section."""
    if not political(reading, codebook):
        return reading
    parts = sections(reading)
    walks = [Walk(part(reading, one), codebook, wrappers, one, labels.states) for one in parts]
    told = [act for walk in walks for act in walk.run()]
    acts = sorted(told, key=lambda act: (min(act.evidence), act.verb))
    again = retold(reading)
    events = tuple(event(act, reading.report, codebook, labels) for act in acts)
    events = tuple(replace(e, evidence=with_retellings(e.evidence, again)) for e in events)
    relations = tuple(replace(r, evidence=with_retellings(r.evidence, again)) for walk in walks for r in walk.relations)
    return replace(reading, events=events, relations=relations)


def retold(reading: Reading) -> list[tuple[Span, Evidence]]:
    """Sentences that are told twice word for word: where the kept one stands, and the other telling as evidence."""
    blocks = [b for b in reading.blocks if b.kind in ("repeat", "teaser") and b.repeats is not None]
    return [(b.repeats, Evidence(reading.slice(b.span), b.span)) for b in blocks if b.repeats is not None]


def with_retellings(evidence: tuple[Evidence, ...], again: list[tuple[Span, Evidence]]) -> tuple[Evidence, ...]:
    extra = [told for kept, told in again if any(e.span.overlaps(kept) for e in evidence)]
    return tuple(sorted({*evidence, *extra}, key=lambda e: e.span))


TELLS, SURELY = 0.6, 0.9  # chance of an act from which a sentence tells one, and from which it counts for two


def political(reading: Reading, codebook: Codebook) -> bool:
    """Whether the report's share of words of public affairs is large enough: that of a film review is not.

    Where it is small ("the home side laid siege to the line") the learned coder must see acts in many sentences.
    """
    share = 1.0 if reading.share is None else reading.share
    if share >= float(codebook.grammar["political_sure"]) or reading.signals is None:
        return share >= float(codebook.grammar["political_share"])
    return share >= float(codebook.grammar["political_share"]) and _tell(reading.sentences, reading.signals, codebook)


def _tell(sentences: Sequence[Sentence], signals: Signals, codebook: Codebook) -> bool:
    """Whether enough sentences tell an act. No more of them are asked than the answer needs.

    A report that begins with hardly an act is given up early: of 1,230 reports 66 would come to enough in the end, and
    four of these are lost by it.
    """
    share, first, least = (float(codebook.grammar[f"telling_{name}"]) for name in ("share", "first", "least"))
    enough = share * len(sentences)
    telling = 0
    for n, sentence in enumerate(sentences):
        left = 2 * (len(sentences) - n)
        if telling >= enough or telling + left < enough or (n >= first and telling < least * n):
            break
        chance = max((proposal.chance for proposal in signals.proposals(sentence.index)), default=0.0)
        telling += (chance >= TELLS) + (chance >= SURELY)
    return telling >= enough
