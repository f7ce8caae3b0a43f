"""Who says so: the speaker above a clause, after it, or in "according to"."""

from __future__ import annotations

from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.records import Attribution, Party, Span
from whowhom.syntax import Sentence


class Speakers:
    """Finds the sources of an act in its sentence. ``forms``: of verbs of saying; ``counts``: as in "by X's count"."""

    def __init__(
        self, grammar: Grammar, phrases: Phrases, forms: frozenset[str], counts: frozenset[str], text: str
    ) -> None:
        self._grammar, self._phrases, self._s, self._text = grammar, phrases, grammar.sentence, text
        self._forms, self._counts = forms, counts

    def of(self, at: int, own: frozenset[int]) -> list[Attribution]:
        """Speakers of the act at a token, nearest first; ``own``: verbs of the act itself, which do not report it."""
        out = [found for above in self._above(at) if above not in own and (found := self._said(above)) is not None]
        return out or self._beside(own) or self._according() or self._counted()

    def all(self) -> list[tuple[tuple[Party, ...], int]]:
        """Every speaker of the sentence that is named by more than a pronoun, with the head word."""
        out = []
        for token in self._s.tokens:
            if token.lower in self._forms and token.pos == "VERB" and not self._grammar.passive(token.i):
                subject = self._grammar.surface(token.i)
                if subject is not None and self._s[subject].pos != "PRON":
                    out.append((self._phrases.parties(subject).parties, subject))
        for said in self._according():
            head = next((t.i for t in self._s.tokens if t.span.end == said.span.end), None)
            if head is not None:
                out.append(((said.speaker,), head))
        return out

    def _above(self, at: int) -> list[int]:
        return [t.i for t in self._s.ancestors(at) if t.lower in self._forms and t.pos == "VERB"]

    def _beside(self, own: frozenset[int]) -> list[Attribution]:
        """ "…, the ministry said" that the parser hung below as a parenthesis."""
        for token in self._s.tokens:
            if (
                token.lower in self._forms
                and token.dep in ("parataxis", "advcl")
                and token.i not in own
                and self._s.child(token.i, "nsubj")
                and not self._s.child(token.i, "ccomp", "mark")
            ):
                found = self._said(token.i)
                if found is not None:
                    return [found]
        return []

    def _said(self, verb: int) -> Attribution | None:
        subject = self._grammar.surface(verb) if not self._grammar.passive(verb) else None
        if subject is None:
            agent = self._grammar.clause(verb).subject
            subject = agent
        if subject is None:
            return None
        filled = self._phrases.parties(subject)
        if not filled.parties:
            return None
        span = self._span(subject, verb)
        return Attribution(filled.parties[0], self._s[verb].text, self._text[span.start : span.end], span)

    def _span(self, subject: int, verb: int) -> Span:
        """From the subject's phrase to the verb, without what hangs between."""
        s: Sentence = self._s
        first = min([subject, *[k.i for k in s.children(subject, "det", "amod", "compound", "poss", "nmod")]])
        return (
            s.chars(min(first, verb), max(subject, verb))
            if abs(verb - subject) < 12
            else s.chars(first, max(subject, first))
        )

    def _according(self) -> list[Attribution]:
        s = self._s
        for token in s.tokens:
            if token.lower == "according":
                to = next((k for k in s.children(token.i) if k.lower == "to"), None)
                below = s.child(to.i, "pobj") if to else None
                filled = self._phrases.parties(below.i) if below else None
                if below is not None and filled is not None and filled.parties:
                    span = s.chars(token.i, below.i)
                    return [Attribution(filled.parties[0], "according to", self._text[span.start : span.end], span)]
        return []

    def _counted(self) -> list[Attribution]:
        """ "by the organisers' count", "by police estimates"."""
        s = self._s
        for noun in (t for t in s.tokens if t.lower in self._counts and s.head(t.i).lower == "by"):
            for whose in s.children(noun.i, "poss", "compound", "nmod", "amod"):
                filled = self._phrases.parties(whose.i)
                if filled.parties:
                    span = s.chars(noun.head, noun.i)
                    return [Attribution(filled.parties[0], noun.text, self._text[span.start : span.end], span)]
        return []
