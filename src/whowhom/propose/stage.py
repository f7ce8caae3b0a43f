"""The stage: sentences and mentions in, the learned coder's signals out."""

from __future__ import annotations

from dataclasses import replace

from whowhom.propose.model import Model
from whowhom.propose.signals import Judged, LearnedSignals, Named, places_of
from whowhom.propose.window import encode, windows, within
from whowhom.syntax import Reading


def propose(reading: Reading, model: Model) -> Reading:
    """Fills ``signals``. Windows are cut over the whole report, in order."""
    sentences = reading.sentences
    pieces = [model.pieces(reading.slice(s.span)) for s in sentences]
    scenes = {(p.sentence, p.head) for p in reading.places}  # where something happens is no party
    acting = [m for m in reading.mentions if m.kind != "name" or (m.sentence, m.head) not in scenes]
    mentions = {s.index: [m for m in acting if m.sentence == s.index] for s in sentences}
    starts = {s.index: s.span.start for s in sentences}
    marked = [
        [(m.span.start - starts[s.index], m.span.end - starts[s.index]) for m in mentions[s.index]] for s in sentences
    ]
    signals = LearnedSignals(model, sentences, [places_of(s, p) for s, p in zip(sentences, pieces, strict=True)])
    for window in windows([len(p) for p in pieces]):
        given = encode(window, pieces, marked)
        answers = model.judge(given)
        found = []
        for n, (index, begin) in enumerate(zip(window.sentences, given.begins, strict=True)):
            for mention, span in zip(mentions[index], marked[index], strict=True):
                rows = [begin + i for i in within(pieces[index], *span)]
                if rows:
                    means = (answers.parties[rows].mean(axis=0), answers.links[rows].mean(axis=0))
                    found.append(Named(mention, n, *means))
        signals.add(Judged(window, tuple(given.begins), answers, tuple(found)))
    return replace(reading, signals=signals)
