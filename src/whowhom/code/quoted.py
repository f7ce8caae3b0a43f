"""Whose quotation an act stands in, where the sentence itself does not say so: "…," he said. "They shelled us.\""""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whowhom.code.act import Act
from whowhom.code.quotes import direct
from whowhom.code.quotes.marks import Marks
from whowhom.codebook import Codebook
from whowhom.records import Attribution, Mention, Party, Quotation, Span
from whowhom.syntax import Reading, Sentence

Resolved = Mapping[tuple[int, int], tuple[Party, ...]]  # by sentence and head


def credit(acts: Iterable[Act], reading: Reading, codebook: Codebook, resolved: Resolved) -> None:
    """Gives acts between quotation marks that have no speaker yet the one of the quotation."""
    sentences = {s.index: s for s in reading.sentences}
    unsaid = [a for a in acts if not a.attribution and a.sentence in sentences]
    if not unsaid:
        return
    marks = Marks(reading.report.text)
    places = [(act, sentences[act.sentence][act.verb].span) for act in unsaid]
    inside = [(act, span) for act, span in places if marks.around(span.start) is not None]
    told = direct(reading, codebook) if inside else ()
    for act, span in inside:
        act.attribution += next(filter(None, (_said(q, span, reading, sentences, resolved) for q in told)), [])


def _said(
    told: Quotation, at: Span, reading: Reading, sentences: Mapping[int, Sentence], resolved: Resolved
) -> list[Attribution]:
    """The speakers of a quotation that holds the span; the cue is the words that it was found by."""
    if not told.source or not any(span.holds(at) for span in told.content):
        return []
    source = told.source[0]
    found = [m for m in reading.mentions if source.holds(m.span) and resolved.get((m.sentence, m.head))]
    best = min(found, key=lambda m: (_depth(m, source, sentences), m.span), default=None)
    cue = reading.slice(told.cue[0]) if told.cue else ""
    parties = resolved[best.sentence, best.head] if best is not None else ()
    return [Attribution(party, cue, reading.slice(source), source) for party in parties]


def _depth(mention: Mention, source: Span, sentences: Mapping[int, Sentence]) -> int:
    """How many words of the source stand above it: the head first, then who it is of."""
    above = sentences[mention.sentence].ancestors(mention.head) if mention.sentence in sentences else ()
    return sum(source.holds(token.span) for token in above)
