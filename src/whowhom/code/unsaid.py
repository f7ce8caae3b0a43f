"""The recipient that news leaves unsaid: candidates from the discourse, each with its reasons, the best above a floor.

The weights were set by hand on hand-coded reports; ``bench.gold`` shows what they are worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whowhom.code.act import Act, land, others
from whowhom.code.cast import Cast
from whowhom.code.discourse import Discourse
from whowhom.records import Party

IN_SENTENCE, COUNTERPART, LIKE_ACT, SPOKEN_OF, AT_HOME, STRICKEN = 1.5, 1.5, 0.8, 1.2, 0.4, 1.6
LEARNED, SWAY = 0.3, 4.0  # points for a log-odd of the learned coder, and the most log-odds that count
FADES = 0.15  # what a counterpart loses for every act told since
FLOOR = 1.5
REJECTABLE = {"REQUEST", "AGREE", "ACCUSE", "THREATEN", "CONSULT", "SANCTION"}


@dataclass(slots=True)
class Candidate:
    party: Party
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    side: tuple[Party, ...] = ()  # who stood with it in the act that it was the other side of

    def add(self, reason: str, points: float) -> None:
        self.score += points
        if reason not in self.reasons:
            self.reasons.append(reason)


def unsaid_recipient(
    act: Act, discourse: Discourse, speakers: frozenset[str], cast: Sequence[Cast] = ()
) -> Candidate | None:
    """The likeliest other side of an act, or None below the floor. ``speakers``: lands that only report the act.

    ``cast``: what the learned coder scores the parties told so far.
    """
    found: dict[str, Candidate] = {}

    def offer(party: Party, reason: str, points: float) -> None:
        if others((party,), act.actors) and land(party) not in {land(a) for a in act.actors}:
            found.setdefault(land(party), Candidate(party)).add(reason, points)

    for party in discourse.named_in(act.sentence):
        if land(party) not in speakers:
            offer(party, "named in the sentence", IN_SENTENCE)
    for age, old in enumerate(reversed(discourse.acts[-6:])):
        for party in _other_side(old, act):
            offer(party, "other side of the last act", COUNTERPART * max(0.0, 1 - FADES * age))
            if land(party) in found and not found[land(party)].side:
                found[land(party)].side = _other_side(old, act)
    for old in discourse.acts[-2:]:
        if old.type == act.type and not old.reciprocal:
            for party in old.recipients:
                offer(party, "recipient of the like act before", LIKE_ACT)
    total = sum(count for name, count in discourse.counts.items() if name not in act.lands) or 1
    for party in discourse.known():
        offer(party, "spoken of", SPOKEN_OF * discourse.counts[land(party)] / total)
        if land(party) == discourse.home:
            offer(party, "at home", STRICKEN if act.type == "AID" else AT_HOME)
    for one in cast:
        if land(one.party) in found:
            found[land(one.party)].add("learned", LEARNED * max(-SWAY, min(SWAY, one.other)))
    if act.type == "REJECT" and not any(_asked(old, act) for old in discourse.acts[-8:]):
        return None  # nobody asked: "refused to leave office", "rejected the result"
    best = max(found.values(), key=lambda c: (c.score, land(c.party)), default=None)
    return best if best is not None and best.score >= FLOOR else None


def _other_side(old: Act, act: Act) -> tuple[Party, ...]:
    own = {land(p) for p in act.actors}
    for side, other in ((old.actors, old.recipients), (old.recipients, old.actors)):
        if any(land(p) in own for p in side):
            return tuple(p for p in (other or side) if land(p) not in own)
    return ()


def _asked(old: Act, act: Act) -> bool:
    """Whether the actor was lately asked, offered, charged or threatened something that it may reject."""
    own = {land(p) for p in act.actors}
    return old.type in REJECTABLE and any(land(p) in own for p in old.recipients)
