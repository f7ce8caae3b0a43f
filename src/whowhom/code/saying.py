"""When something was said: at a meeting told before, or in a text that was given out on a day."""

from __future__ import annotations

from collections.abc import Sequence

from whowhom.code.act import Act, land
from whowhom.code.dates import VERBAL, Dates
from whowhom.records import Found, Party, When

GOES_ON = 3  # sentences over which an account of a meeting tells nothing of it
TELLING = ("acl", "relcl")


class Saying(Dates):
    """Dates the words of one sentence that have no time of their own."""

    def spread(self, acts: Sequence[Act], earlier: Sequence[Act]) -> None:
        """``earlier``: acts of the sentences before."""
        for act in acts:
            if act.type in VERBAL and not act.nominal and act.sentence == self._s.index:
                act.time = act.time or self._in_text(act) or self._occasion(act)
                act.time = act.time or self._at_meeting(act, [*earlier, *acts])

    def _in_text(self, act: Act) -> Found[When] | None:
        """ "issued a statement on Monday in which it accused Gondor", "agreed on Monday to a text condemning it"."""
        noun = self._s.head(act.verb)
        telling = self._s[act.verb].dep in TELLING and noun.lower in self._words.texts
        return self._on(self._verb_over(noun.i)) if telling else None

    def _occasion(self, act: Act) -> Found[When] | None:
        """ "During a visit on Monday he promised …", "After talks on Monday they agreed …"."""
        preps = (k.i for k in self._s.children(act.verb, "prep") if k.lower in self._words.occasion)
        told = (self._told.get(noun.i) for prep in preps for noun in self._s.children(prep, "pobj"))
        meetings = (a for a in told if a is not None and a.type == "CONSULT" and a.nominal and a.time)
        doers = {land(p) for p in act.actors}
        met = next((a for a in meetings if doers & {land(p) for p in a.parties}), None)
        return met.time if met is not None and self._past(act.verb, before=True) else None

    def _at_meeting(self, act: Act, told: Sequence[Act]) -> Found[When] | None:
        """ "spoke with the king on Monday. He urged him …": what one of those who met says next is said there."""
        if not self._past(act.verb) or any(t.value.start and self._verb_over(t.head) == act.verb for t in self._times):
            return None
        doers = _bodies(act.actors)
        before = [a for a in told if a.time and _bodies(a.parties) & doers and a.sentence < act.sentence]
        last = before[-1] if before and doers else None
        if last is None or act.sentence - last.sentence > GOES_ON or not doers <= _bodies(last.parties):
            return None
        met = last.type == "CONSULT" or any(a.type == "CONSULT" and a.time is last.time for a in told)
        when = last.time.value if last.time else None
        single = when is not None and when.precision == "day" and when.start is not None and when.start == when.end
        return last.time if met and single and last.status == "occurred" else None

    def _past(self, verb: int, before: bool = False) -> bool:
        """ "urged", "did not agree", not "has urged"; "had urged" only with ``before``."""
        helpers = [k for k in self._s.children(verb, "aux", "auxpass") if k.tag != "MD"]
        finite = helpers[0] if helpers else self._s[verb]
        told = before or finite.lower not in self._words.perfect
        return finite.tag == "VBD" and told and self._s.block != "headline"


def _bodies(parties: Sequence[Party]) -> set[tuple[str, str]]:
    """Who took part: a state's opposition was not there when its government met somebody."""
    return {(land(party), party.sector or "GOV") for party in parties}
