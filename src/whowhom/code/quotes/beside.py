"""The cue beside words between quotation marks: "…", he said; he said, "…"; Name: "…"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from whowhom.code.quotes.marks import Marks, Quoted
from whowhom.codebook.cues import Cues
from whowhom.records import Span, Token
from whowhom.syntax import Reading

NEAR = 12  # words between a quotation and its verb
CLOSE = 5  # where no comma or colon leads from the verb to the quotation
TERM = 4  # where only a few words stand between the marks
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Cue:
    """Sentence and head word of a cue; ``source`` where it is a colon with nothing but a name before it."""

    sentence: int
    head: int
    source: Span | None = None


class Beside:
    """Finds cues by nearness alone, where the grammar did not see that they belong together."""

    def __init__(self, reading: Reading, marks: Marks, cues: Cues) -> None:
        self._text, self._marks, self._cues = reading.report.text, marks, cues
        self._tokens = [(s.index, t) for s in reading.sentences for t in s.tokens]
        self._starts = [t.span.start for _, t in self._tokens]

    def cue(self, mark: Quoted, floor: int) -> Cue | None:
        """The verb after the marks, else the verb or colon before them, but not before ``floor``."""
        first, after = self._words(mark)
        following = self._run(self._tokens[after : after + NEAR], mark.span.end)
        found = self._verb(following, mark)
        if found is not None:
            return found
        ahead = [pair for pair in self._tokens[max(0, first - NEAR) : first] if pair[1].span.start >= floor]
        leading = self._run(reversed(ahead), mark.span.start)
        return self._verb(leading, mark, leads=True) or self._colon(leading)

    def sentences(self, mark: Quoted) -> set[int]:
        """Those of the words between the marks and of the words near them."""
        first, after = self._words(mark)
        return {sentence for sentence, _ in self._tokens[max(0, first - NEAR) : after + NEAR]}

    def _words(self, mark: Quoted) -> tuple[int, int]:
        """The first word between the marks, and the first after them."""
        return bisect_left(self._starts, mark.span.start), bisect_left(self._starts, mark.span.end)

    def _run(self, tokens: Iterable[tuple[int, Token]], at: int) -> list[tuple[int, Token]]:
        """Words to the end of the sentence, the paragraph or the next quotation; a colon leads on."""
        out: list[tuple[int, Token]] = []
        for sentence, token in tokens:
            gap = self._text[min(at, token.span.end) : max(at, token.span.start)]
            stops = token.text in (".", "!", "?") or self._marks.around(token.span.start) is not None
            if stops or (_BREAK.search(gap) and (out or token.text != ":")):
                break
            out.append((sentence, token))
            at = token.span.start
        return out

    def _verb(self, run: list[tuple[int, Token]], mark: Quoted, leads: bool = False) -> Cue | None:
        led = bool(run) and run[0][1].text in (",", ":")
        for n, (sentence, token) in enumerate(run):
            if token.pos in ("VERB", "AUX") and self._cues.speaks(token.lower):
                far = (leads and not led and n > CLOSE) or (not mark.whole and n > TERM)
                return None if far else Cue(sentence, token.i)
        return None

    def _colon(self, run: list[tuple[int, Token]]) -> Cue | None:
        if not run or run[0][1].text != ":":
            return None
        sentence, colon = run[0]
        words = [token for index, token in run[1:] if index == sentence]
        if not words or any(token.pos in ("VERB", "AUX") for token in words) or len(run) == NEAR:
            return Cue(sentence, colon.i)
        return Cue(sentence, colon.i, Span(words[-1].span.start, words[0].span.end))
