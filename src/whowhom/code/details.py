"""When, where, with what and how an act was: each value goes to the act that governs its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whowhom.code.act import Act, land
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.records import Duration, Evidence, Force, Found, Framing, Precedent, Span, Token, When
from whowhom.syntax import Reading, Sentence


def _empty(when: When) -> bool:
    return when.start is None and when.end is None


class Details:
    """Attaches the values of one sentence to the acts told in it."""

    def __init__(
        self,
        reading: Reading,
        grammar: Grammar,
        phrases: Phrases,
        acts: Sequence[Act],
        refs: Mapping[int, Act],
        say: frozenset[str],
    ) -> None:
        self._say = say
        self._reading, self._grammar, self._phrases, self._s = reading, grammar, phrases, grammar.sentence
        self._told: dict[int, Act] = {}
        for act in acts:
            for sentence, token in reversed(act.verbs):
                if sentence == self._s.index:
                    self._told.setdefault(token, act)
        for act in acts:
            self._told[act.verb] = act
        self._acts = list(acts)
        self._refs = dict(refs)

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
        index = self._s.index
        for time in (t for t in self._reading.times if t.sentence == index):
            self._time(time)
        for duration in (d for d in self._reading.durations if d.sentence == index):
            self._duration(duration)
        for place in (p for p in self._reading.places if p.sentence == index):
            act = self.governing(place.head) or self._only()
            if act is not None and all(p.span != place.value.span for p in act.places):
                act.places.append(place.value)
        for force in (f for f in self._reading.forces if f.sentence == index):
            self._force(force)
        for casualty in (c for c in self._reading.casualties if c.sentence == index):
            act = self.governing(casualty.head) or self._only()
            if act is not None:
                lands = self._phrases.parties(casualty.head).lands or frozenset(land(p) for p in act.recipients[:1])
                act.casualties.append(replace(casualty.value, of=casualty.value.of or next(iter(sorted(lands)), None)))
        self._share()

    def _only(self) -> Act | None:
        return self._acts[0] if len(self._acts) == 1 and not self._refs else None

    def _time(self, time: Found[When]) -> None:
        day, published = time.value.end or time.value.start, self._reading.report.published
        act = self.governing(time.head, over=day is not None and published is not None and day <= published)
        if act is None:
            for told in self._acts:  # the date of a saying dates what was said where saying it is the act
                verbal = told.type in ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE")
                before = any(k.lower == "had" for k in self._s.children(told.verb, "aux"))  # done before it was said
                if told.time is None and not before and (verbal or told.wrapped) and self._above(time.head, told.verb):
                    told.time = time
            return
        if (
            act.time is None
            or _empty(act.time.value)
            or (act.time.value.precision in ("unknown", "year", "month") and time.value.precision == "day")
        ):
            act.time = time

    def _above(self, head: int, verb: int) -> bool:
        """Whether the word hangs on a verb of saying above the act's own, or of the same time ("voted to condemn")."""
        over = {t.i for t in self._s.ancestors(verb) if t.lower in self._say}
        token = self._s[verb]
        while token.head != token.i and (
            token.dep == "xcomp" or any(k.lower == "when" for k in self._s.children(token.i, "advmod"))
        ):
            token = self._s.head(token.i)
            over.add(token.i)
        nearest = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        return nearest in over

    def _duration(self, duration: Found[Duration]) -> None:
        act = self.governing(duration.head) or self._only()
        if act is not None and act.duration is None:
            act.duration = duration.value

    def _force(self, force: Found[Force]) -> None:
        act = self.governing(force.head) or self._only()
        if act is None:
            return
        mention = self._phrases.mention(force.head)
        named = mention is None or bool(mention.parties) or mention.owner is not None
        moved = act.type in ("AID", "MOBILIZE", "COOPERATE", "RETREAT")  # "sent 28 rescuers": the sender's own
        owners = sorted(self._phrases.parties(force.head).lands) if named or not moved else []
        if not owners and act.actors and not self._in_object_of_harm(act, force.head):
            owners = sorted(self._mover(force.head) or {land(p) for p in act.actors})
            owners = owners if len(owners) == 1 else []
        if not owners and act.recipients:
            owners = sorted({land(p) for p in act.recipients})[:1]
        for owner in owners or (None,):
            value = replace(force.value, owner=owner)
            if value not in act.forces:
                act.forces.append(value)

    def _mover(self, head: int) -> frozenset[str]:
        """Whose clause the force stands in: "Beijing sent 2,000 troops"."""
        verb = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        subject = self._grammar.clause(verb).subject if verb is not None else None
        return self._phrases.parties(subject).lands if subject is not None else frozenset()

    def _in_object_of_harm(self, act: Act, head: int) -> bool:
        if act.type not in ("ASSAULT", "COERCE", "SANCTION") or act.sentence != self._s.index:
            return False
        return head > act.verb and head in self._s.subtree(act.verb)

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
    def claims(self, precedent: Mapping[str, list[str]], framing: Mapping[str, list[str]]) -> None:
        """ "for the first time", "the largest …", "in a show of …": each goes to the act that governs it."""
        for claim, at, phrase in _phrases(self._s, precedent):
            act = self.governing(at) or self._near(at)
            if act is not None and act.precedent is None:
                span = self._s.chars(at, at + len(phrase.split()) - 1)
                act.precedent = Precedent(claim, self._reading.slice(span), span)
        for kind, at, phrase in _phrases(self._s, framing):
            act = self.governing(at)
            if act is not None:
                span = Span(self._s[at].span.start, self._s[max(self._s.subtree(at))].span.end)
                if span.end - span.start > len(phrase) + 3:
                    act.framing.append(Framing(kind, self._reading.slice(span), span))

    def part_of(self) -> None:
        """ "As part of the drills, …": the acts told under it belong to the noun's act, and share its date."""
        s = self._s
        for token in s.tokens:
            whole = self._refs.get(token.i)
            over = [t.i for t in s.ancestors(token.i)][:2]
            if whole is None or len(over) < 2 or s[over[1]].lower != "part" or s[over[0]].lower != "of":
                continue
            for act in self._acts:
                if act is not whole and act.sentence == s.index:
                    act.whole = whole
                    act.time = act.time or whole.time

    def _near(self, at: int) -> Act | None:
        if len(self._acts) == 1:
            return self._acts[0]
        if not self._acts and self._refs:
            return self.governing(next(iter(self._refs)))
        return None


def _phrases(sentence: Sentence, table: Mapping[str, list[str]]) -> list[tuple[str, int, str]]:
    """Where the listed phrases stand: (label, first token, phrase); longer ones win at one place."""
    out: dict[int, tuple[str, int, str]] = {}
    words = [t.lower for t in sentence.tokens]
    for label, phrases in table.items():
        for phrase in phrases:
            parts = phrase.replace("-", " - ").split()
            for i in range(len(words) - len(parts) + 1):
                if words[i : i + len(parts)] == parts and (i not in out or len(out[i][2]) < len(phrase)):
                    out[i] = (label, i, " ".join(parts))
    covered: set[int] = set()
    kept = []
    for i in sorted(out, key=lambda k: (-len(out[k][2]), k)):
        span = set(range(i, i + len(out[i][2].split())))
        if not span & covered:
            covered |= span
            kept.append(out[i])
    return sorted(kept, key=lambda row: row[1])
