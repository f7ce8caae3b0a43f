"""The times of a sentence, and what they hang on: what the rules of code/dating and code/together look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whowhom.code.act import Act
from whowhom.code.clause import Grammar
from whowhom.codebook import Codebook
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.records import Found, When
from whowhom.syntax import Reading

VERBAL = ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE")
PRESENT = ("VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of the codebook's grammar, in all their forms."""

    say: frozenset[str]
    texts: frozenset[str]
    phases: frozenset[str]
    writers: frozenset[str]
    at_once: frozenset[str]
    in_which: frozenset[str]
    during: frozenset[str]
    occasion: frozenset[str]
    perfect: frozenset[str]
    since: frozenset[str]
    of: frozenset[str]
    topics: frozenset[str]
    things: frozenset[str]
    phase_of: frozenset[str]
    conditions: frozenset[str]
    limits: frozenset[str]


def words(book: Codebook) -> Words:
    """Those of a codebook."""
    own = {name: book.words(f"dating.{name}") for name in book.grammar["dating"] if name != "phases"}
    return Words(
        say=book.words("say", verb_forms),
        texts=book.words("text_nouns", noun_forms),
        phases=book.words("dating.phases", verb_forms),
        writers=book.words("anaphora.first_persons"),
        **own,
    )


class Dates:
    """The times of one sentence. ``told``: verb -> act; ``refs``: noun -> an act told before."""

    def __init__(
        self, reading: Reading, grammar: Grammar, told: Mapping[int, Act], refs: Mapping[int, Act], words: Words
    ) -> None:
        self._reading, self._grammar, self._s = reading, grammar, grammar.sentence
        self._told, self._refs, self._words = told, refs, words
        self._published = reading.report.published
        self._times = [time for time in reading.times if time.sentence == self._s.index]

    def _on(self, verb: int | None) -> Found[When] | None:
        """The date that hangs on a verb itself, or that of the act which it tells."""
        if verb is None:
            return None
        act = self._told.get(verb)
        if act is not None and act.time is not None:
            return act.time
        return next((t for t in self._times if t.value.start and t.value.end and self._next_to(t) == verb), None)

    def _next_to(self, time: Found[When]) -> int | None:
        """The word that a date hangs on, prepositions apart; "On Monday Norway left": not the name behind it."""
        span = time.value.span
        first = next((t for t in self._s.tokens if span and t.span.start == span.start), self._s[time.head])
        start = first.i if first.pos == "ADP" and first.head > time.head else time.head
        return next((t.i for t in self._s.ancestors(start) if t.pos not in ("ADP", "SCONJ")), None)

    def _verb_over(self, head: int) -> int | None:
        return next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)

    def _at_once(self, verb: int) -> bool:
        """ "when rebels took the port": the clause tells what was at the same time."""
        return any(k.lower in self._words.at_once for k in self._s.children(verb, "advmod", "mark"))

    def _mandated(self, verb: int) -> bool:
        """ "decided that troops be sent": no form but the bare one."""
        helpers = self._s.children(verb, "aux", "auxpass")
        finite = helpers[0] if helpers else self._s[verb]
        return (
            self._s[verb].dep == "ccomp" and finite.tag == "VB" and bool(self._s.children(verb, "nsubj", "nsubjpass"))
        )


def empty(when: When) -> bool:
    return when.start is None and when.end is None
