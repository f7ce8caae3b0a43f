"""Acts told before, for the nouns and clauses that mean them again: "the manoeuvres", "The raid killed nine"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whowhom.code.act import Act, alike
from whowhom.code.rank import Words as Rank
from whowhom.codebook import Codebook
from whowhom.codebook.forms import noun_forms
from whowhom.syntax import Sentence

RETOLD = 3  # sentences within which a noun as subject stands for a deed told before


class References:
    """What stands for one of ``acts``, the acts of a report as far as it has been read."""

    def __init__(self, codebook: Codebook, rank: Rank, acts: Sequence[Act]) -> None:
        self._book, self._rank, self._acts = codebook, rank, acts
        self._definite = codebook.words("definite")
        self._series = codebook.words("series")
        self._general = codebook.words("general_acts")
        self._nameless = codebook.words("anaphora.nameless", noun_forms)

    def by_noun(self, sentence: Sentence, acts: Sequence[Act]) -> dict[int, Act]:
        """Definite nouns that stand for an act told before: "the manoeuvres", "the exercise", "the visit"."""
        own = {token for act in acts for index, token in act.verbs if index == sentence.index}
        out: dict[int, Act] = {}
        for token in sentence.tokens if self._acts else ():
            if token.i in own or token.lower not in self._book.by_noun or not self.is_definite(sentence, token.i):
                continue
            act = self._meant(token.lower, sentence.index)
            if act is not None:
                out[token.i] = act
        return out

    def result_of(self, act: Act, sentence: Sentence) -> Act | None:
        """ "The raid killed nine", "The ruling bars him from the vote": a deed told before does what it is itself."""
        subject = sentence.child(act.verb, "nsubj", "nsubjpass")
        if subject is None or act.nominal or act.wrapped or not self.is_definite(sentence, subject.i):
            return None
        old = self._last(subject.lower, sentence.index)
        if old is None or act.status != old.status or not alike(old.actors, act.actors):
            return None
        harm = {self._book.types[told.type].kind for told in (old, act)} == {"harm"}
        return old if harm or old.type == act.type else None

    def _last(self, noun: str, index: int) -> Act | None:
        """The deed of the sentences just before that a noun stands for."""
        if noun in self._nameless:  # "The gunmen killed two": those whose raid was told
            old = next((act for act in reversed(self._acts) if act.type == "ASSAULT" and not act.actors), None)
        elif noun in self._book.by_noun:
            old = self._meant(noun, index)
        else:
            old = self._acts[-1] if noun in self._general and self._acts else None
        return old if old is not None and 0 < index - old.sentence <= RETOLD else None

    def _meant(self, noun: str, index: int) -> Act | None:
        """The act told with the same noun, else the last one of the noun's types; a part gives way to its whole."""
        types = {frame.type for frame, _ in self._book.by_noun[noun]}
        fitting = [a for a in reversed(self._acts) if a.type in types]
        stem = noun.rstrip("s")
        named = [a for a in fitting if any(stem in why.text.lower() for why in a.why)]
        act = next(iter(named or fitting), None)
        return act.whole or act if act is not None else None

    def retells(self, act: Act, sentence: Sentence, acts: Sequence[Act], refs: Mapping[int, Act]) -> bool:
        """ "The manoeuvres marked the first time that China has sent …": the clause tells of the manoeuvres again. "It
        was the first time that …" tells of an act like its own, "…, the first time that …" of the sentence's."""
        chain = list(sentence.ancestors(act.verb))
        times = [t.i for t in chain if t.lower in self._rank.times]
        subjects = {k.i for t in chain for k in sentence.children(t.i, "nsubj")}
        if not times or subjects & set(refs):
            return bool(times)
        told = [other for other in acts if other.verb < times[0]]
        told += self._acts if any(sentence[i].lower in self._rank.pointers for i in subjects) else []
        return any(act.type == old.type and alike(old.actors, act.actors) for old in told)

    def is_definite(self, sentence: Sentence, noun: int) -> bool:
        kids = sentence.children(noun, "det", "poss", "amod", "predet")
        return any(k.lower in self._definite or k.dep == "poss" for k in kids)

    def in_series(self, sentence: Sentence, noun: int) -> bool:
        return any(t.lower in self._series for t in sentence.ancestors(noun))
