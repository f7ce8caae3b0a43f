"""When, where, with what and how an act was: each value goes to the act that governs its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from whowhom.code.act import Act, land
from whowhom.code.clause import Grammar
from whowhom.code.dates import Words
from whowhom.code.dating import Dating
from whowhom.code.means import Means
from whowhom.code.phrase import Phrases
from whowhom.code.placing import share_places
from whowhom.code.precedent import Precedents
from whowhom.code.rank import Words as Rank
from whowhom.code.saying import Saying
from whowhom.code.together import Together
from whowhom.codebook import Codebook
from whowhom.records import Duration, Evidence, Found, Framing, Span, Token
from whowhom.syntax import Reading, Sentence


class Details:
    """Attaches the values of one sentence to the acts told in it."""

    def __init__(
        self,
        reading: Reading,
        grammar: Grammar,
        phrases: Phrases,
        acts: Sequence[Act],
        refs: Mapping[int, Act],
        words: Words,
        earlier: Sequence[Act] = (),
    ) -> None:
        self._words, self._earlier = words, earlier
        self._reading, self._grammar, self._phrases, self._s = reading, grammar, phrases, grammar.sentence
        self._told: dict[int, Act] = {}
        for act in acts:
            for sentence, token in reversed(act.verbs):
                if sentence == self._s.index and not self._serves(token, act, acts):
                    self._told.setdefault(token, act)
        for act in acts:
            self._told[act.verb] = act
        self._acts = list(acts)
        self._refs = dict(refs)

    def _serves(self, token: int, act: Act, acts: Sequence[Act]) -> bool:
        """ "… after talks with the government at Pretoria": "with" is the talks' own, whatever else it tells of."""
        if self._s[token].pos != "ADP":
            return False
        return any(other is not act and other.verb == self._s[token].head for other in acts)

    def governing(self, head: int, over: bool = False) -> Act | None:
        """The act whose words the value hangs under: the nearest teller above it, or a reference to an act."""
        s = self._s
        chain = [s[head], *s.ancestors(head)]
        below = chain[0]
        for token in chain:
            act = self._told.get(token.i) or self._refs.get(token.i)
            if act is not None:
                if token.i not in self._told:  # told again by its noun, with something new
                    act.evidence.setdefault(self._s.index, Evidence(self._reading.slice(self._s.span), self._s.span))
                return act if over or self._reaches(act, below) else None
            below = token if self._grammar.is_verb(token.i) else below
        return None

    def _reaches(self, act: Act, below: Token) -> bool:
        """A date inside what was asked or promised does not date the asking, unless the act itself is still to come."""
        if act.status != "occurred" or act.type not in ("REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE"):
            return True
        return not self._grammar.is_verb(below.i) or below.i == act.verb or below.dep in ("conj", "ROOT")

    def attach(self) -> None:
        means = Means(self._reading, self._grammar, self._phrases, self._told, self._refs, self.governing)
        if not self._told and not self._refs:
            means.attach(self._earlier)  # of no act here, but forces are kept for one of the next sentence
            return
        index = self._s.index
        view = (self._reading, self._grammar, self._told, self._refs, self._words)
        Dating(*view).attach(self._acts, self.governing)
        for duration in (d for d in self._reading.durations if d.sentence == index):
            self._duration(duration)
        for place in (p for p in self._reading.places if p.sentence == index):
            if self._of_teller(place.head):
                continue
            inside = self._where(place.head)
            act = self.governing(place.head, over=True) or (self._only() if inside is None else None)
            for there in (told for told in (act, inside) if told is not None):
                if all(p.name != place.value.name for p in there.places):
                    there.places.append(place.value)
        means.attach(self._earlier)
        for casualty in (c for c in self._reading.casualties if c.sentence == index):
            act = self.governing(casualty.head) or self._only()
            if act is not None:
                lands = self._of_side(casualty.head, act)
                act.casualties.append(replace(casualty.value, of=casualty.value.of or next(iter(sorted(lands)), None)))
        self._share()
        share_places(self._acts, self._grammar)
        Together(*view).spread(self._acts, self._earlier)
        Saying(*view).spread(self._acts, self._earlier)

    def _of_side(self, lost: int, act: Act) -> frozenset[str]:
        """Whose the dead and wounded are. Whom a raid kills is not who raided: "killed 40 members of a force"."""
        lands = self._phrases.parties(lost).lands
        struck = act.type == "ASSAULT" and self._s[lost].dep == "dobj" and bool(act.recipients)
        if struck and lands <= {land(p) for p in act.actors}:
            lands = frozenset()
        return lands or frozenset(land(p) for p in act.recipients[:1])

    def _where(self, head: int) -> Act | None:
        """ "at the camp, where they train recruits": the place of the clause that "where" opens."""
        below = self._s.children(head, "relcl")
        clauses = [k.i for k in below if any(c.lower == "where" for c in self._s.children(k.i))]
        inside = [i for clause in clauses for i in (clause, *self._s.conjuncts(clause), *self._s.subtree(clause))]
        return next((self._told[i] for i in inside if i in self._told), None)

    def _of_teller(self, head: int) -> bool:
        """ "…, the ministry in Moscow said": where somebody sits who tells of the act, and not where the act was."""
        nouns = takewhile(lambda t: not self._grammar.is_verb(t.i), self._s.ancestors(head))
        verb = next((self._s.head(t.i) for t in nouns if t.dep == "nsubj"), None)
        if verb is None or verb.i in self._told:
            return False
        return verb.dep == "parataxis" or self._s.child(verb.i, "ccomp") is not None

    def _only(self) -> Act | None:
        return self._acts[0] if len(self._acts) == 1 and not self._refs else None

    def _duration(self, duration: Found[Duration]) -> None:
        act = self.governing(duration.head) or self._only()
        if act is not None and act.duration is None:
            act.duration = duration.value

    def _share(self) -> None:
        """Conjoined acts of one status share their date: "opened fire on Sunday and then seized them"."""
        for act in self._acts:
            token = self._s[act.verb]
            while token.dep == "conj" and act.time is None:
                token = self._s.head(token.i)
                other = self._told.get(token.i)
                if other is not None and other.status == act.status:
                    act.time = other.time
                    act.places = act.places or list(other.places)
                    if act.recipients and {p.id for p in act.recipients} == {p.id for p in other.recipients}:
                        act.forces = act.forces or list(other.forces)

    # -- claims ---------------------------------------------------------------------------------------------------
    def claims(self, precedent: Listed, rank: Rank, framing: Listed) -> None:
        """ "for the first time", "the largest …", "in a show of …": each goes to the act that it is about."""
        claims = Precedents(self._reading, self._grammar, self._phrases, self._told, self._refs, rank)
        claims.attach(_phrases(self._s, precedent), self._earlier)
        for kind, at, phrase in _phrases(self._s, framing) if self._told or self._refs else ():
            act = self.governing(at)
            if act is not None:
                span = Span(self._s[at].span.start, self._s[max(self._s.subtree(at))].span.end)
                is_where = any(place.role == phrase and span.holds(place.span) for place in act.places)
                if span.end - span.start > len(phrase) + 3 and not is_where:  # "flew over the island" gives no reason
                    act.framing.append(Framing(kind, self._reading.slice(span), span))

    def part_of(self) -> None:
        """ "As part of the drills, …": the acts told under it belong to the noun's act, and share its date."""
        s = self._s
        for noun, whole in sorted(self._refs.items(), key=lambda item: item[0]):
            over = [t.i for t in s.ancestors(noun)][:2]
            if len(over) < 2 or s[over[1]].lower != "part" or s[over[0]].lower != "of":
                continue
            for act in self._acts:
                if act is not whole and act.sentence == s.index:
                    act.whole = whole
                    act.time = act.time or whole.time


Listed = Mapping[str, Sequence[tuple[str, list[str]]]]  # by first word: label and words of a phrase


def precedents(book: Codebook) -> Listed:
    """The phrases of grammar.toml [precedent]."""
    return _listed(book.grammar["precedent"])


def framings(book: Codebook) -> Listed:
    """The phrases of grammar.toml [framing]."""
    return _listed(book.grammar["framing"])


def _listed(table: Mapping[str, list[str]]) -> Listed:
    out: dict[str, list[tuple[str, list[str]]]] = {}
    for label, phrases in table.items():
        for phrase in phrases:
            parts = phrase.replace("-", " - ").split()
            out.setdefault(parts[0], []).append((label, parts))
    return out


def _phrases(sentence: Sentence, listed: Listed) -> list[tuple[str, int, str]]:
    """Where the listed phrases stand: (label, first token, phrase); longer ones win at one place."""
    out: dict[int, tuple[str, int, str]] = {}
    words = [t.lower for t in sentence.tokens]
    for i, word in enumerate(words):
        for label, parts in listed.get(word, ()):
            phrase = " ".join(parts)
            if words[i : i + len(parts)] == parts and (i not in out or len(out[i][2]) < len(phrase)):
                out[i] = (label, i, phrase)
    covered: set[int] = set()
    kept = []
    for i in sorted(out, key=lambda k: (-len(out[k][2]), k)):
        span = set(range(i, i + len(out[i][2].split())))
        if not span & covered:
            covered |= span
            kept.append(out[i])
    return sorted(kept, key=lambda row: row[1])
