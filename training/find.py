"""Who is mentioned in a marked report, as the program finds it: python -m training read --out FOUND.json

The network is asked about the mentions that the program has found, which are not those that a reader marks: it takes
"officials" for "Ghanaian officials", overlooks one in ten, and takes words for parties that are none. So training
shows the network the same. What each found mention means is known from the marks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.found import Spans
from training.notation import UNDATED, UNKNOWN, Mention, MiniReport, land, written
from whowhom import Coder
from whowhom.pipeline import STAGES
from whowhom.propose.page import mentions_of
from whowhom.read import report_from_text
from whowhom.records import Mention as Found
from whowhom.syntax import Reading
from whowhom.syntax import Sentence as Parsed

SAME = ("compound", "appos", "flat", "nmod")  # "Foreign Minister Ade Balogun": words of one mark that all mean him


def find(report: MiniReport, coder: Coder) -> Spans:
    """The mentions that the program finds in each sentence."""
    text, starts = written(report)
    day = report.head.get("date", UNDATED)
    reading = Reading(report_from_text(text, source=report.file, id=report.id, published=day, published_from="field"))
    for stage in STAGES:
        if stage.name == "propose":
            break
        reading = stage.run(reading, coder.house)
    marks = [
        replace(m, start=start + m.start, end=start + m.end)
        for start, sentence in zip(starts, report.sentences, strict=True)
        for m in sentence.mentions
    ]
    states = {land(code) for mark in marks for code in mark.codes}
    means = _meanings(sorted(mentions_of(reading), key=lambda m: m.span), marks, states, reading.sentences)
    out: Spans = [[] for _ in starts]
    for mention, codes in means:
        at = max(n for n, start in enumerate(starts) if start <= mention.span.start)
        out[at].append((mention.span.start - starts[at], mention.span.end - starts[at], codes))
    return out


def _meanings(
    found: Iterable[Found], marks: Sequence[Mention], states: set[str], sentences: Sequence[Parsed]
) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """What each mention means: the mark whose head it holds; else the state that it names; outside of marks nobody."""
    by_mark: dict[Mention | None, list[Found]] = {}
    for one in found:
        head = sentences[one.sentence][one.head].span.start
        by_mark.setdefault(next((m for m in marks if m.start <= head < m.end), None), []).append(one)
    for mark, inside in by_mark.items():
        top = [one for one in inside if mark and _heads(one, mark, sentences[one.sentence])]
        for one in inside:
            named = tuple(s for s in dict.fromkeys(_state(p.country, p.id) for p in one.parties) if s in states)
            if mark and (one in top or (not top and len(inside) == 1)):
                yield one, mark.codes
            else:
                yield one, named or ((UNKNOWN,) if mark else ())


def _heads(one: Found, mark: Mention, sentence: Parsed) -> bool:
    """Whether no word of the mark stands above this mention, but for names and titles of the same person."""
    token = sentence[one.head]
    while token.head != token.i and mark.start <= sentence[token.head].span.start < mark.end:
        if token.dep not in SAME:
            return False
        token = sentence[token.head]
    return True


def _state(country: str | None, name: str) -> str:
    return (country or name.partition(".")[0]).upper().replace(" ", "_")


def save(reports: Iterable[MiniReport], out: Path) -> int:
    """Writes what is found in each report, by its id; gives their number."""
    coder = Coder(learned=False)
    told = {report.id: find(report, coder) for report in reports}
    out.write_text(json.dumps(told), encoding="utf-8")
    return len(told)
