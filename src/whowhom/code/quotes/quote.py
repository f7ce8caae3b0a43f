"""Who says what in a report: what the grammar of each sentence tells, and what stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from whowhom.code.clause import Grammar
from whowhom.code.clause_words import ClauseWords
from whowhom.code.quotes.beside import Beside, Cue
from whowhom.code.quotes.marks import Marks, Quoted
from whowhom.code.quotes.saying import Said, Sayings
from whowhom.codebook import Codebook
from whowhom.records import Quotation, Span
from whowhom.syntax import Reading, Sentence

SPEECH = ("that", "wh")  # kinds of content that may be another's own words
_HEADLINE = re.compile(r"""\s*([^:\n“”"‘']{2,60}?)(:)\s+(\S[^\n]*?)\.?\s*(?:\n|$)""")
LONG = 8  # words that are no title or slogan
HEADLINE, UNPLACED = -2, -1  # instead of a sentence, where a cue has none
EDGES = frozenset(",.;:–—-")


@dataclass
class Draft:
    """A quotation in the making. ``direct``: it holds words between quotation marks."""

    kind: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    direct: bool = False


def quotations(reading: Reading, codebook: Codebook) -> tuple[Quotation, ...]:
    """Every saying, belief, wish and judgement that the report tells of somebody, in order. Needs its sentences."""
    return _Quotes(reading, codebook).all(reading.sentences)


def direct(reading: Reading, codebook: Codebook) -> tuple[Quotation, ...]:
    """Those that hold words between quotation marks, and what else the sentences beside them say."""
    quotes = _Quotes(reading, codebook)
    return quotes.all(quotes.beside_marks())


class _Quotes:
    def __init__(self, reading: Reading, codebook: Codebook) -> None:
        self._text, self._sentences = reading.report.text, {s.index: s for s in reading.sentences}
        self._cues = codebook.cues
        self._words = replace(codebook.made(ClauseWords.of), texts=frozenset())  # "a letter urging talks": it tells
        self._marks = Marks(self._text)
        self._beside = Beside(reading, self._marks, self._cues)
        self._drafts: dict[tuple[int, int], Draft] = {}  # by sentence and head word of the cue

    def beside_marks(self) -> list[Sentence]:
        """The sentences that hold words between marks or may hold a cue of them."""
        near = {index for mark in self._marks.all for index in self._beside.sentences(mark)}
        return [self._sentences[index] for index in sorted(near)]

    def all(self, sentences: Iterable[Sentence]) -> tuple[Quotation, ...]:
        """``sentences``: those whose sayings are asked for."""
        for sentence in sentences:
            self._told(sentence)
        self._headed()
        self._spoken()
        found = ((draft, merged(draft.content, self._text)) for draft in self._drafts.values())
        told = (Quotation(draft.source, draft.cue, content) for draft, content in found if content)
        return tuple(sorted(told, key=lambda one: (one.content, one.cue)))

    def _sayings(self, sentence: Sentence) -> Sayings:
        return Sayings(Grammar(sentence, self._words), self._cues)

    def _told(self, sentence: Sentence) -> None:
        """Words between marks tell nothing of their own: the speaker tells them. So it is with what others say."""
        found = [said for said in self._sayings(sentence).all() if said.content and not self._quoted(sentence, said)]
        for said in found:
            if not any(said.head in other.content and other.head not in said.content for other in found):
                draft = self._draft(sentence, said)
                if draft.content:
                    self._drafts[sentence.index, said.head] = draft

    def _quoted(self, sentence: Sentence, said: Said) -> bool:
        return self._marks.around(sentence[said.head].span.start) is not None

    def _draft(self, sentence: Sentence, said: Said) -> Draft:
        source, cue, content = (spans(sentence, part) for part in (said.source, said.cue, said.content))
        return Draft(said.kind, source, cue, list(content))

    def _spoken(self) -> None:
        """Each stretch between marks goes to a cue beside it, or goes on with the speaker before."""
        last, before = None, None
        for mark in self._marks.all:
            same = before is not None and before.paragraph == mark.paragraph
            draft = self._holder(mark)
            if draft is None and not self._within(mark):
                draft = self._near(mark, before if same else None)
                if draft is None and mark.whole:
                    draft = (last if same or self._goes_on(before, mark) else None) or self._unsaid(mark)
            if draft is not None:
                draft.content.append(mark.span)
                draft.direct, last = True, draft
            elif not same:
                last = None
            before = mark

    def _goes_on(self, before: Quoted | None, mark: Quoted) -> bool:
        """Whether a paragraph of nothing but a quotation follows one that quotes, or that left its quotation open."""
        if before is None or mark.paragraph != before.paragraph + 1:
            return False
        return before.open or (mark.words >= LONG and mark.alone)

    def _unsaid(self, mark: Quoted) -> Draft | None:
        """A sentence of some length between marks is somebody's, even where it is not said whose."""
        if mark.words < LONG:
            return None
        draft = self._drafts[UNPLACED, mark.span.start] = Draft("that", (), (), [], True)
        return draft

    def _headed(self) -> None:
        """ "Minister: the talks go on": a headline that names its speaker before a colon."""
        head = _HEADLINE.match(self._text)
        if head is None or not all(word[0].isupper() or not word[0].isalpha() for word in head[1].split()):
            return
        name, colon, told = (Span(*head.span(n)) for n in (1, 2, 3))
        for key, draft in list(self._drafts.items()):
            if any(told.overlaps(span) for span in draft.content):
                del self._drafts[key]
        self._drafts[HEADLINE, 0] = Draft("that", (name,), (colon,), [told])

    def _holder(self, mark: Quoted) -> Draft | None:
        """Whose content begins between the marks."""
        for draft in self._drafts.values():
            first = draft.content[0].start if draft.content else -1
            if draft.kind in SPEECH and not draft.direct and mark.span.start - 1 <= first < mark.span.end:
                return draft
        return None

    def _within(self, mark: Quoted) -> bool:
        """A few words between marks in what is told otherwise."""
        told = (span for draft in self._drafts.values() for span in draft.content)
        return any(span.start < mark.span.start - 2 and span.overlaps(mark.span) for span in told)

    def _near(self, mark: Quoted, before: Quoted | None) -> Draft | None:
        cue = self._beside.cue(mark, before.span.end if before else 0)
        if cue is None:
            return None
        known = self._drafts.get((cue.sentence, cue.head))
        if known is not None:
            return known if known.direct else None
        draft = self._bare(cue)
        self._drafts[cue.sentence, cue.head] = draft
        return draft

    def _bare(self, cue: Cue) -> Draft:
        """A cue whose content is not below it: its words are still to come."""
        sentence = self._sentences[cue.sentence]
        if cue.source is not None:
            return Draft("that", (cue.source,), (sentence[cue.head].span,), [], True)
        sayings = self._sayings(sentence)
        root = next((t.i for t in sentence.tokens if t.head == t.i), cue.head)
        head = root if sentence[cue.head].text == ":" else cue.head
        outside = frozenset(t.i for t in sentence.tokens if self._marks.around(t.span.start) is None)
        source = spans(sentence, sayings.source(head) & outside)
        words = spans(sentence, sayings.cue(cue.head)) or (sentence[cue.head].span,)  # a colon is an edge
        return Draft("that", source, words, [], True)


def spans(sentence: Sentence, indexes: Iterable[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words, without commas, stops and dashes at their edges."""
    runs: list[list[int]] = []
    for i in sorted(indexes):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    out = []
    for run in runs:
        words = [i for i in run if not EDGES.issuperset(sentence[i].text)]
        if words:
            out.append(sentence.chars(words[0], words[-1]))
    return tuple(out)


def merged(found: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans in order; those with nothing but white space between them are one."""
    out: list[Span] = []
    for span in sorted(found):
        if out and (span.start <= out[-1].end or not text[out[-1].end : span.start].strip()):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
