"""When an act was: each time of a sentence goes to the act that it hangs on, or to what was said then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from whowhom.code.act import Act, land
from whowhom.code.dates import PRESENT, VERBAL, Dates, empty
from whowhom.records import Found, When

THANKS = ("SUPPORT", "CONCEDE")
TO_COME = ("AGREE", "REQUEST", "THREATEN")  # acts about what is to be done
COARSE = ("unknown", "year", "month")
Governing = Callable[[int, bool], Act | None]  # the act whose words a token hangs under, also where it is looked at


class Dating(Dates):
    """Gives the times of one sentence to its acts."""

    def attach(self, acts: Sequence[Act], governing: Governing) -> None:
        """Gives each time to its act; what is left, to what was said then."""
        loose = [time for time in self._times if not self._own(time, governing)]
        for time in loose:
            self._of_saying(time, acts)
        for act in (act for act in acts if act.time is None and act.sentence == self._s.index):
            act.time = self._on_that_day(act)

    def _own(self, time: Found[When], governing: Governing) -> bool:
        if self._names(time):
            return True
        day, now = time.value.end or time.value.start, self._published
        act = governing(self._holder(time), day is not None and now is not None and day <= now)
        if act is None:
            return False
        apart = self._too_early(act, time.value) or self._of_topic(act, time.head) or self._of_told(act, time.head)
        apart = apart or self._if_only(act, time.head) or self._deadline(act, time)
        if not apart and (act.time is None or empty(act.time.value) or self._better(time, act.time, act)):
            act.time = time
        return True

    def _on_that_day(self, act: Act) -> Found[When] | None:
        """ "since Monday, when he closed the border": the time that a clause with "when" tells more of."""
        clause = self._s[act.verb]
        while clause.dep == "conj" and clause.head != clause.i:
            clause = self._s.head(clause.i)
        if clause.dep != "relcl" or not self._at_once(clause.i):
            return None
        told = (t for t in self._times if t.value.start and t.value.span is not None)
        over = self._s.head(clause.i).span
        time = next((t for t in told if t.value.span is not None and t.value.span.holds(over)), None)
        if time is None or time.value.end is not None or time.value.start is None:
            return time
        last = {"day": time.value.start, "year": f"{time.value.start[:4]}-12-31"}.get(time.value.precision)
        return replace(time, value=replace(time.value, end=last)) if last else None

    def _better(self, time: Found[When], old: Found[When], act: Act) -> bool:
        """ "The king, who had ruled since May, resigned on Monday": finer, or with fewer clauses between."""
        if old.value.precision in COARSE or time.value.precision != "day":
            return time.value.precision == "day"
        return self._clauses(time, act) < self._clauses(old, act)

    def _clauses(self, time: Found[When], act: Act) -> int:
        """How many relative clauses stand between a date and the act's own words."""
        own = {token for index, token in act.verbs if index == self._s.index} | {act.verb}
        between = takewhile(lambda t: t.i not in own, [self._s[time.head], *self._s.ancestors(time.head)])
        return sum(t.dep == "relcl" for t in between)

    def _names(self, time: Found[When]) -> bool:
        """ "the 2015 treaty", "the war of 1998-2000": years that tell one thing from another, no act told here."""
        token = self._s[time.head]
        if token.dep == "pobj" and self._s.head(token.i).lower in self._words.of and time.value.precision == "year":
            token = self._s.head(token.i)
        elif token.dep not in ("nummod", "compound", "amod", "nmod"):
            return False
        noun, span = self._s.head(token.i), time.value.span
        within = span is not None and span.holds(noun.span)  # "at the end of 2002"
        names = time.value.precision == "year" and noun.pos in ("NOUN", "PROPN") and not within
        return names and token.head not in self._told and token.head not in self._refs

    def _of_topic(self, act: Act, head: int) -> bool:
        """ "condemned Monday's raid", "apologised for the raid of March 1": the date is the raid's, not the words'."""
        token = self._s[head]
        noun = self._s.head(token.head) if token.dep == "pobj" else self._s.head(head)
        named = token.dep == "poss" or (token.dep == "pobj" and self._s.head(head).lower in self._words.of)
        topic = noun.dep == "dobj" or (noun.dep == "pobj" and self._s.head(noun.i).lower in self._words.topics)
        return named and topic and act.type in VERBAL and noun.pos == "NOUN" and noun.i not in self._told

    def _if_only(self, act: Act, head: int) -> bool:
        """ "voted to halt aid if they stay beyond August": the date of a condition is not the act's."""
        own = {token for index, token in act.verbs if index == self._s.index} | {act.verb}
        between = takewhile(lambda t: t.i not in own, self._s.ancestors(head))
        clauses = (t for t in between if t.dep == "advcl")
        return any(k.lower in self._words.conditions for t in clauses for k in self._s.children(t.i, "mark"))

    def _deadline(self, act: Act, time: Found[When]) -> bool:
        """ "gave them until nightfall to go", "promised a vote by June": when it is to be done, not when asked."""
        span = time.value.span
        first = next((t for t in self._s.tokens if span and t.span.start == span.start), None)
        limit = first is not None and first.lower in self._words.limits and first.i > act.verb
        return limit and act.type in TO_COME and act.status == "occurred"

    def _of_told(self, act: Act, head: int) -> bool:
        """ "praised the accord that they signed last week", "thanked it for lending 30 million in May"."""
        own = {token for index, token in act.verbs if index == self._s.index} | {act.verb}
        between = takewhile(lambda t: t.i not in own, self._s.ancestors(head))
        told = ("relcl", "pcomp") if act.type in THANKS else ("relcl",)
        return act.type in VERBAL and any(t.dep in told and self._grammar.is_verb(t.i) for t in between)

    def _holder(self, time: Found[When]) -> int:
        """Of coordinated verbs the one beside the date: "struck in May and, in June of last year, withdrew"."""
        deed = self._of_deed(time)
        if deed is not None:
            return deed
        verb = self._verb_over(time.head)
        if verb is None or (time.head in self._told and self._grammar.is_verb(time.head)):
            return time.head
        if self._before_clause(time):
            return next((t.i for t in self._s.ancestors(verb) if self._grammar.is_verb(t.i)), verb)
        words = [i for i in (time.head, self._next_to(time)) if i is not None]
        described = next((k.i for i in words for k in self._s.children(i, "relcl") if self._in_which(k.i)), None)
        if described is not None:
            return described
        subject = self._s.child(verb, "nsubj")
        for told in self._s.children(verb, "ccomp") if self._s[verb].lower in self._words.say else ():
            if subject is not None and told.i < time.head < subject.i:
                return told.i  # "struck a village at the weekend, police said"
        before = verb
        for other in (v for v in self._s.conjuncts(verb) if v > verb and self._grammar.is_verb(v)):
            joint = next((k.i for k in reversed(self._s.tokens[before:other]) if k.tag == "CC"), other)
            if joint < time.head < other or (other < time.head and self._has_another(verb, other, time)):
                return other
            before = other
        return time.head

    def _before_clause(self, time: Found[When]) -> bool:
        """ "marched overnight after police fired": what stands before a clause's first word is not the clause's."""
        span, verb = time.value.span, self._s.head(time.head)
        behind = next((t for t in self._s.tokens if span and t.span.start >= span.end), None)
        return behind is not None and behind.dep == "mark" and behind.head == verb.i and time.head < behind.i

    def _of_deed(self, time: Found[When]) -> int | None:
        """ "the killing in Osgiliath on 3 June of scores of farmers": what has an "of" behind the date has the date."""
        last = max(
            (t.i for t in self._s.tokens if time.value.span and time.value.span.holds(t.span)), default=time.head
        )
        if last + 1 >= len(self._s) or self._s[last + 1].lower not in self._words.of:
            return None
        nouns = (t.i for t in reversed(self._s.tokens[: time.head]) if t.pos == "NOUN" or self._grammar.is_verb(t.i))
        near = next((i for i in nouns if self._grammar.is_verb(i) or i in self._told), None)
        return near if near is not None and near in self._told and not self._grammar.is_verb(near) else None

    def _in_which(self, verb: int) -> bool:
        """ "the raid of March 1, in which two were killed"."""
        preps = (p for p in self._s.children(verb, "prep") if p.lower in self._words.in_which)
        return any(k.tag == "WDT" for p in preps for k in self._s.children(p.i))

    def _has_another(self, verb: int, until: int, time: Found[When]) -> bool:
        """Whether the first verb has a date before the second, so that one behind it is the second's."""
        others = (t.head for t in self._times if t is not time and not empty(t.value))
        return any(verb < head < until and self._verb_over(head) == verb for head in others)

    def _too_early(self, act: Act, when: When) -> bool:
        """ "thanks them for help last month", "has accused him": such a verb has no date that is over by now."""
        over = when.end is not None and self._published is not None and when.end < self._published
        if not over or act.nominal or act.sentence != self._s.index or self._s.block == "headline":
            return False
        helpers = self._s.children(act.verb, "aux", "auxpass")
        finite = helpers[0] if helpers else self._s[act.verb]
        return finite.tag in PRESENT

    def _of_saying(self, time: Found[When], acts: Sequence[Act]) -> None:
        """The date of a saying dates what was said where saying it is the act."""
        for told in acts:
            before = any(k.lower == "had" for k in self._s.children(told.verb, "aux"))  # done before it was said
            verbal = told.type in VERBAL or told.wrapped or self._as_said(told)
            if told.time is None and not before and verbal and self._above(time.head, told.verb):
                told.time = time

    def _as_said(self, act: Act) -> bool:
        """ "said that it was closing the border", "ruled that he be freed": it is done, or going on, as it is said."""
        if act.nominal or act.sentence != self._s.index:
            return False
        verb = next(t for t in (self._s[act.verb], *self._s.ancestors(act.verb)) if t.dep not in ("conj", "xcomp"))
        tags = {verb.tag, *(k.tag for k in self._s.children(verb.i, "aux", "auxpass"))}
        return verb.dep == "ccomp" and ("VBG" in tags or self._mandated(verb.i)) and "MD" not in tags

    def _above(self, head: int, verb: int) -> bool:
        """Whether the word hangs on a verb of saying above the act's own, or of the same time ("voted to condemn")."""
        over = {t.i for t in self._s.ancestors(verb) if t.lower in self._words.say}
        token = self._s[verb]
        while token.head != token.i and (token.dep == "xcomp" or self._at_once(token.i) or self._mandated(token.i)):
            token = self._s.head(token.i)
            over.add(token.i)
        return self._verb_over(head) in over


def of_release(acts: Sequence[Act], lands: Collection[str], published: str | None) -> None:
    """What a release says that its own side asks, blames or welcomes was said on the day of the release.

    ``lands``: of those who issued it.
    """
    for act in acts:
        own = any(land(party) in lands for party in act.actors)
        if published and act.time is None and act.status == "occurred" and act.type in VERBAL and own:
            act.time = Found(When(published, published, "day", anchor="published"), act.sentence, act.verb)
