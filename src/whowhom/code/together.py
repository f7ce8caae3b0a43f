"""Acts told together are dated together: side by side, at once, one of a thing that the other describes."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from whowhom.code.act import Act, land
from whowhom.code.dates import PRESENT, VERBAL, Dates, empty
from whowhom.records import Found, When

PARTICIPLES = ("VBG", "VBN")
HELPED = ("nsubj", "nsubjpass", "expl", "aux", "auxpass")


class Together(Dates):
    """Dates the acts of one sentence that have no time of their own."""

    def spread(self, acts: Sequence[Act], earlier: Sequence[Act]) -> None:
        """Dates the acts that are told together with something dated. ``earlier``: acts of the sentences before."""
        for act in acts:
            for verb in self._verbs(act):
                if act.time is None or empty(act.time.value):
                    act.time = self._beside(act, verb) or act.time
            act.time = act.time or self._since(act) or self._phase(act) or self._described(act) or self._shared(act)
            act.time = act.time or self._onward(act, earlier)
            if act.time is None and self._performs(act):
                act.time = self._today(act)

    def _phase(self, act: Act) -> Found[When] | None:
        """ "prolonged its sanctions on Friday": the date of a beginning, an end … is that of what the noun tells."""
        over = self._verb_over(act.verb) if act.sentence == self._s.index else None
        if over is None or self._s[act.verb].pos not in ("NOUN", "PROPN") or over in self._told:
            return None
        prep = self._s.head(act.verb)
        if prep.i != over and not (prep.head == over and prep.lower in self._words.phase_of):
            return None
        return self._on(over) if self._s[over].lower in self._words.phases else None

    def _since(self, act: Act) -> Found[When] | None:
        """ "has bought arms since the army took power in 2013": from then on."""
        if act.nominal or act.sentence != self._s.index or not self._s.children(act.verb, "aux"):
            return None
        clauses = [k.i for k in self._s.children(act.verb, "advcl") if "VBD" in self._tags(k.i)]
        marks = (i for i in clauses if any(m.lower in self._words.since for m in self._s.children(i, "mark")))
        begun = next((found for i in marks if (found := self._on(i))), None)
        return begun and replace(begun, value=replace(begun.value, end=None))

    def _tags(self, verb: int) -> list[str]:
        return [self._s[verb].tag, *(k.tag for k in self._s.children(verb, "aux", "auxpass"))]

    def _onward(self, act: Act, earlier: Sequence[Act]) -> Found[When] | None:
        """ "They rammed the tug": a sentence without a date goes on with what its doer did in the one before."""
        bodily = act.type not in (*VERBAL, "CONSULT") and act.status == "occurred"
        if not bodily or not self._told_as_past(act) or any(not empty(t.value) for t in self._times):
            return None
        doers = {land(p) for p in act.actors}
        before = (a for a in reversed(earlier) if a.time and {land(p) for p in a.actors} & doers)
        last = next((a for a in before if a.sentence == act.sentence - 1 and a.status == "occurred"), None)
        when = last.time.value if last and last.time else None
        single = when is not None and when.precision == "day" and when.start == when.end
        return last.time if last and single else None

    def _shared(self, act: Act) -> Found[When] | None:
        """ "beat students and dragged them into vans on Monday": what one subject did has the date behind it."""
        if act.status != "occurred" or not self._told_as_past(act):
            return None
        others = [v for v in self._s.conjuncts(act.verb) if v > act.verb and self._grammar.is_verb(v)]
        alone = all(self._s[v].tag == "VBD" and not self._s.children(v, *HELPED) for v in others)
        found = self._on(others[-1]) if others and alone else None
        return found if found and found.sentence == self._s.index and found.head > others[-1] else None

    def _described(self, act: Act) -> Found[When] | None:
        """ "fired on a jet that entered its airspace on Friday": what is told of a thing with and without "that"."""
        if act.type in VERBAL or not self._told_as_past(act):
            return None
        over = self._whose(act.verb)
        if over is not None and (found := self._on(over)):
            return found
        below = (t.i for t in self._s.tokens if t.dep == "relcl" and t.tag == "VBD" and self._whose(t.i) == act.verb)
        return next((found for verb in below if (found := self._on(verb))), None)

    def _whose(self, verb: int) -> int | None:
        """The verb that a clause with "that", without a comma, gives a thing of."""
        noun, first = self._s.head(verb), min(self._s.subtree(verb))
        if self._s[verb].dep != "relcl" or (first > 0 and self._s[first - 1].tag == ","):
            return None
        above = self._s.head(noun.i)
        while noun.dep == "pobj" and above.lower in self._words.things and above.head != above.i:
            noun, above = above, self._s.head(above.i)
            if above.pos == "NOUN":
                noun, above = above, self._s.head(above.i)
        return above.i if self._grammar.is_verb(above.i) else None

    def _told_as_past(self, act: Act) -> bool:
        """ "seized", "was seized", not "has seized", "had seized", "seizing"."""
        if act.nominal or act.sentence != self._s.index or self._s.block == "headline":
            return False
        helpers = [k.tag for k in self._s.children(act.verb, "aux", "auxpass")]
        return helpers == ["VBD"] if self._s[act.verb].tag == "VBN" else self._s[act.verb].tag == "VBD" and not helpers

    def _verbs(self, act: Act) -> list[int]:
        own = [act.verb] if act.sentence == self._s.index else []
        return own + [token for index, token in act.verbs if index == self._s.index and token not in own]

    def _beside(self, act: Act, verb: int) -> Found[When] | None:
        """The time of what the verb is told with: a verb beside or above it, or a clause at the same time."""
        token, above = self._s[verb], self._s.head(verb)
        if act.nominal and act.verb == verb:
            return self._in_clause(act)
        if token.dep == "conj":
            return self._on(above.i) or self._beside(act, above.i)
        aim = token.tag == "VB" and token.dep == "advcl"  # "gathered that evening to protest"
        if (token.dep == "xcomp" or aim) and act.status == "occurred":
            return self._on(above.i)
        if token.dep == "ccomp" and (act.type in VERBAL or self._mandated(verb)):
            return self._on(above.i) or self._beside(act, above.i)
        if token.dep == "advcl" and token.tag in PARTICIPLES and not self._s.children(verb, "mark"):
            return self._on(above.i)
        if self._at_once(verb):
            return self._named(above.i, verb) or self._on(above.i)
        if self._goes_on(verb):
            return self._on(self._verb_over(verb))
        below = (t.i for t in self._s.tokens if self._at_once(t.i) and self._verb_over(t.i) == verb)
        return next((found for v in below if (found := self._on(v))), None)

    def _in_clause(self, act: Act) -> Found[When] | None:
        """ "During his visit early this month he pressed …", "ordered the expulsion of two and the closure of …"."""
        over, above = self._verb_over(act.verb), self._s.head(act.verb)
        if above.lower in self._words.during and above.head == over:
            return self._on(over)
        told = self._told.get(over) if over is not None else None
        alike = told is not None and told.type == act.type and told.status == act.status
        return self._on(over) if alike and self._s[act.verb].dep == "conj" else None

    def _goes_on(self, verb: int) -> bool:
        """ "met the minister, who accepted an invitation": behind a comma, in the past as the verb above."""
        over, token = self._verb_over(verb), self._s[verb]
        first = min(self._s.subtree(verb))
        apart = token.dep == "relcl" and first > 0 and self._s[first - 1].tag == ","
        past = over is not None and token.tag == self._s[over].tag == "VBD" and not self._s.children(verb, "aux")
        return apart and past

    def _named(self, above: int, verb: int) -> Found[When] | None:
        """The date that a clause describes: "since 1994, when the border was shut"."""
        hung = (t for t in self._times if t.value.start and t.head < verb and above in (t.head, self._next_to(t)))
        found = next(hung, None)
        return found and replace(found, value=_whole(found.value))

    # -- done by being written ------------------------------------------------------------------------------------
    def _performs(self, act: Act) -> bool:
        """ "We condemn the raid", "Decides to suspend", "The EU urges …": it is done as it is written.

        In the present, of the writer, or as the main clause; a charge may have been standing for long ("accuses").
        """
        verbs = self._verbs(act)
        top = next((v for v in verbs if not {t.i for t in self._s.ancestors(v)} & set(verbs)), None)
        if top is None or act.nominal or act.status != "occurred" or self._s.block == "headline":
            return False
        bare = self._s[top].tag == "VB" and self._s.child(top, "nsubj") is not None  # "We, the leaders, condemn …"
        if (self._s[top].tag not in PRESENT and not bare) or self._s.children(top, "aux"):
            return False
        while self._s[top].dep == "conj" and not self._s.children(top, "nsubj"):
            top = self._s[top].head
        subject = self._s.child(top, "nsubj", "expl")
        if subject is None:
            return self._s[top].dep == "ROOT"
        own = subject.lower in self._words.writers or subject.lower in self._words.texts
        speaks = act.type in ("REQUEST", "SUPPORT", "THREATEN") or act.mode == "disapprove"
        return own or (speaks and self._s[top].dep == "ROOT")

    def _today(self, act: Act) -> Found[When] | None:
        day = self._published
        return Found(When(day, day, "day", None, None, "published", day), self._s.index, act.verb) if day else None


def _whole(when: When) -> When:
    """The year, month or day itself that "since" opens."""
    year, month, day = ((when.value or "") + "--").split("-")[:3]
    if when.end is not None or len(year) != 4 or not (year + month + day).isdigit():
        return when
    last = f"{year}-12-31" if not month else f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"
    return replace(when, end=last)
