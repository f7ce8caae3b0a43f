"""What stands above an act: will, refuse, deny, promise, accuse … The rows are codebook/wrappers.toml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from whowhom.code.clause import Grammar
from whowhom.code.verbs import FINITE, SUBJECTS
from whowhom.codebook import Codebook, Wrapper
from whowhom.codebook.forms import noun_forms, verb_forms

BARE = {"aux", "aux-have", "if", "prep", "is"}  # links of words that have one form


@dataclass(frozen=True, slots=True)
class Governor:
    """One word above an act, with the link between them and whether that word is negated."""

    link: str  # aux aux-have to to-have had-to not-to that ing wh if noun prep is began adv, or the preposition
    at: int
    word: str
    negated: bool
    verb: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the grammar that say what a word above an act is to it."""

    neutral: frozenset[str]  # auxiliaries that do not bear on it
    begins: frozenset[str]  # verbs that say of an act only that it comes
    marks: frozenset[str]  # what opens a condition or a question
    behind: frozenset[str]  # prepositions between a word and the act that it bears on
    had: frozenset[str]

    @classmethod
    def of(cls, book: Codebook) -> _Words:
        """Of a codebook."""
        marks = frozenset(word for row in book.wrappers if "if" in row.links for word in row.governors)
        begins, had = book.words("begins", verb_forms), book.words("dating.perfect")
        return cls(book.words("neutral_auxiliaries"), begins, marks, book.words("behind.act"), had)


class Wrappers:
    """Finds the rows that apply to an act, nearest governor first."""

    def __init__(self, codebook: Codebook) -> None:
        self._book = codebook
        self._words = codebook.made(_Words.of)

    @cached_property
    def _rows(self) -> dict[str, list[Wrapper]]:
        out: dict[str, list[Wrapper]] = {}
        for row in self._book.wrappers:
            for form in {
                f for g in row.governors for f in ({g} if row.links & BARE else {g} | verb_forms(g) | noun_forms(g))
            }:
                out.setdefault(form, []).append(row)
        return out

    def governors(self, grammar: Grammar, at: int) -> Iterator[Governor]:
        """Everything that bears on the act at a token, from the nearest outwards."""
        return _governors(grammar, at, self._words)

    def row(self, governor: Governor, type_name: str) -> Wrapper | None:
        """The first row of the table that fits this governor over an act of this type."""
        kind = self._book.types[type_name].kind
        for row in self._rows.get(governor.word, ()):
            if governor.link not in row.links or (row.negated is not None and row.negated != governor.negated):
                continue
            if not row.inner or kind in row.inner or type_name in row.inner:
                return row
        return None


def _governors(grammar: Grammar, at: int, words: _Words) -> Iterator[Governor]:
    s, begins = grammar.sentence, words.begins
    seen: set[int] = set()
    shared = False  # on the way up, through a coordination or out of a clause with a tense of its own ("it will be
    # recalled that jets hit a village"), the upper verb's own auxiliaries are not this act's
    while at not in seen:
        seen.add(at)
        if not shared and (grammar.is_verb(at) or s[at].pos == "AUX"):
            yield from _own(grammar, at, words)
        token = s[at]
        if token.head == at:
            return
        above = s.head(at)
        shared = token.dep == "conj"
        if shared and token.tag in FINITE and above.tag not in FINITE and above.pos in ("VERB", "AUX"):
            return  # "has refused to sign and accuses X": a finite verb stands beside the upper one
        if token.dep == "ccomp" and _beside(grammar, at):
            return  # "Japan suspended aid, and the secretary-general urged restraint", read as what was urged
        if token.dep in ("xcomp", "ccomp") or (token.dep == "csubj" and above.pos != "AUX"):
            link = grammar.link(at)
            link = "to-have" if link == "to" and grammar.perfect(at) else link  # "was to have begun"
            negated = grammar.negated(above.i)
            if link == "to" and grammar.denied(at):
                yield Governor("not-to", above.i, above.lower, negated, False)  # "decided not to expel"
            if link == "to":
                yield from _label(grammar, above.i, link)  # "it is hard to sue them"
            if link == "to" and _once(grammar, above.i, words.had):
                yield Governor("had-to", above.i, above.lower, negated, False)
            yield Governor(link, above.i, above.lower, negated, above.pos in ("VERB", "AUX"))
            shared = link == "that" and token.dep == "ccomp" and grammar.finite(at)
            yield from _label(grammar, above.i)  # "it is untrue that they had fired"
        elif token.dep == "pcomp":
            over = s.head(above.i)
            yield Governor("prep", above.i, above.lower, False, False)
            near = [s[above.i - 1]] if above.i > 0 and s[above.i - 1].tag == "RB" else []  # "instead of bombing"
            for word in near or [
                k for k in s.children(over.i, "prt", "advmod") if k.i < above.i
            ]:  # "stepped back on Friday from bombing"
                yield Governor(above.lower, word.i, word.lower, False, False)
            yield Governor(above.lower, over.i, over.lower, grammar.negated(over.i), over.pos == "VERB")
            at = above.i
            above = over
        elif token.dep in ("acl", "relcl") and token.dep == "acl":
            no = any(k.lower == "no" for k in s.children(above.i, "det"))  # "no evidence that they had fired"
            yield Governor(grammar.link(at), above.i, above.lower, no, False)
        elif token.dep in SUBJECTS and (raised := _raised(grammar, above.i, begins)) is not None and raised not in seen:
            at = raised
            continue
        elif token.dep in SUBJECTS and above.lower in begins and grammar.denied(above.i):
            yield Governor("began", above.i, above.lower, True, True)  # "the visit did not take place"
        elif token.dep in ("nsubj", "csubj") and above.pos == "AUX":
            yield from _label(grammar, above.i)  # "reports that they had fired were false"
        elif token.dep in ("dobj", "nsubjpass", "attr") or (token.dep == "pobj" and above.lower in words.behind):
            over = above if token.dep != "pobj" else s.head(above.i)
            yield Governor(
                "noun", over.i, over.lower, over.pos == "VERB" and grammar.negated(over.i), over.pos == "VERB"
            )
            at = above.i if token.dep == "pobj" else at
            above = over
        elif token.dep == "advcl" and grammar.link(at) == "to" and above.pos in ("VERB", "ADJ", "AUX"):
            yield from _label(grammar, above.i, "to")  # "it is impossible for them to leave"
            yield Governor("to", above.i, above.lower, grammar.negated(above.i), above.pos in ("VERB", "AUX"))
        elif token.dep in ("relcl", "advcl", "parataxis"):
            return
        at = above.i


def _beside(grammar: Grammar, at: int) -> bool:
    """Whether a clause before its governor is joined to it by "and", which was taken to join a noun to its verb."""
    s = grammar.sentence
    joined = s.child(at, "cc") is not None and any(k.pos not in ("VERB", "AUX") for k in s.children(at, "conj"))
    return at < s[at].head and joined


def _raised(grammar: Grammar, v: int, begins: frozenset[str]) -> int | None:
    """ "talks are to begin", "the visit failed to take place": the verb whose subject an act is in truth."""
    s = grammar.sentence
    label = s.child(v, "acomp")
    below = [kid for at in (v, *([label.i] if label else [])) for kid in s.children(at, "xcomp")]
    return next((kid.i for kid in below if kid.lower in begins and grammar.link(kid.i) == "to"), None)


def _label(grammar: Grammar, v: int, link: str = "is") -> Iterator[Governor]:
    """What is said of the act: "is false", "is possible"; with ``link`` "to" of one that is yet to be done."""
    label = grammar.sentence.child(v, "acomp", "attr") if grammar.sentence[v].pos == "AUX" else None
    if label is not None:
        yield Governor(link, label.i, label.lower, grammar.negated(v), False)


def _once(grammar: Grammar, at: int, had: frozenset[str]) -> bool:
    """Whether a plan is told as one of before: "had planned to go", "had been due to meet"."""
    s = grammar.sentence
    verb = at if s[at].pos in ("VERB", "AUX") else s[at].head
    return any(aux.lower in had for aux in grammar.clause_auxiliaries(verb))


def _own(grammar: Grammar, v: int, words: _Words) -> Iterator[Governor]:
    s = grammar.sentence
    negated = grammar.negated(v)
    kids = s.children(v)
    for mark in (k for k in kids if k.dep in ("mark", "advmod") and k.lower in words.marks):
        yield Governor("if", mark.i, mark.lower, negated, False)
    subject = s.child(v, "nsubj", "nsubjpass")
    if s[v].head == v and any(w.lower == "to" for w in grammar.clause_auxiliaries(v)):
        yield Governor("aux", v, "will", negated, False)  # a headline's "Turkey to send troops"
    auxiliaries = grammar.clause_auxiliaries(v)
    for word in auxiliaries:
        if word.lower == "to" and word.i > 0 and s[word.i - 1].tag in ("RB", "IN"):  # "has yet to sign"
            yield Governor("to", word.i - 1, s[word.i - 1].lower, False, False)
        if word.lower == "should" and subject is not None and word.i < subject.i and word.i < v:
            yield Governor("if", word.i, "should", negated, False)
        elif word.lower not in words.neutral:
            yield Governor("aux-have" if grammar.perfect(v) else "aux", word.i, word.lower, negated, False)
    ceased = grammar.ceased(v)
    if ceased is not None:
        yield Governor("adv", ceased.i, ceased.lower, False, False)
