"""To whom: every way to fill the recipient of an act, each with its reasons, and the best by weights that are measured.

A frame's clause names the recipient, or whose the object is, or nobody; the report has told of others before; the
learned coder has its own view. None of them is right by itself, so each way is an option with signs, and the weights
of codebook/grammar.toml [recipient] add up. ``python -m bench.recipients --fit`` computes them from coded reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whowhom.code.act import KIN, Act, land, one_and_same, unique
from whowhom.code.antecedent import Side, side
from whowhom.code.cast import Cast
from whowhom.code.discourse import Discourse
from whowhom.code.told import ROLE_WEIGHT, Entry
from whowhom.code.weigh import CUT, Option, cut
from whowhom.records import Party

FADES = 0.15  # what a counterpart loses for every act told since
FAR = 6  # acts back that a counterpart is looked for
ASKS = 8  # the same for who asked or charged
LIKELY = 0.0  # log-odds from which parties are an option together
WAYS = {"slot", "owner", "place", "author", "context", "authorities", "leaned"}  # in which a clause says who it is
TOLD = {"slot", "owner", "author"}  # the same, where the clause leaves no doubt that there is one
NEAR = 4  # words from the act at which nearness is half
AFFAIR = "affair"  # the sign of the land within which all was done that was told before


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known when an act is read: the acts told before it, and the lands that only report it."""

    discourse: Discourse
    before: Sequence[Act]
    speakers: frozenset[str]
    cast: Sequence[Cast]  # what the learned coder scores the parties; empty where it is not heard


@dataclass(frozen=True, slots=True)
class _View:
    """What is the same for every party that may be meant: all that was told before, as an act looks back at it."""

    act: Act
    scene: Scene
    own: frozenset[str]  # lands that act
    spoken: int  # how often all others were named
    named: int  # how often anybody was
    alike: frozenset[Side]  # to whom the same was just done
    asked: frozenset[Side]  # who asked or charged those that act
    opposite: Sequence[frozenset[Side]]  # who stood on their other side, in the last act first
    told: Sequence[Entry]
    places: frozenset[int]  # words of the sentence that say where
    affair: frozenset[str]  # the land within which all that was told before was done, where others act now

    @classmethod
    def of(cls, act: Act, scene: Scene) -> _View:
        own = frozenset(map(land, act.actors))
        alike = (old.recipients for old in scene.before[-2:] if old.type == act.type)
        asked = (old.actors for old in scene.before[-ASKS:] if not own.isdisjoint(map(land, old.recipients)))
        deed = (act.sentence, act.meant)  # "condemned it": no party
        return cls(
            act,
            scene,
            own,
            sum(n for name, n in scene.discourse.counts.items() if name not in own) or 1,
            sum(scene.discourse.counts.values()) or 1,
            _sides(*alike),
            _sides(*asked),
            [_sides(_other_side(old, act)) for old in reversed(scene.before[-FAR:])],
            [entry for entry in scene.discourse.entries if (entry.sentence, entry.head) != deed],
            frozenset(head for head, _ in scene.discourse.places.get(act.sentence, ())),
            _affair(scene.before[-FAR:], own),
        )


def options(act: Act, scene: Scene) -> list[Option]:
    """Who may be meant, nobody first. Parties that act themselves are no recipients."""
    nobody = Option((), _of_nobody(act, scene))
    found: dict[frozenset[Side], Option] = {}

    def offer(parties: Sequence[Party], way: str | None = None) -> None:
        others = unique([p for p in parties if not any(one_and_same(p, a) or _own_aid(act, p, a) for a in act.actors)])
        if others:
            option = found.setdefault(frozenset(side(p) for p in others), Option(others))
            if way is not None:
                option.signs[way] = 1.0

    offer(act.recipients, act.route if act.route in WAYS else "context")
    for party in (*scene.discourse.known(), *(c.party for c in scene.cast)):
        offer((party,))
    offer([c.party for c in scene.cast if c.other >= LIKELY], "together")
    for old in scene.before[-FAR:]:
        offer(_other_side(old, act))
    acting = {side(actor) for actor in act.actors}
    odds = {side(c.party): _idle(c) if side(c.party) in acting else c for c in scene.cast}
    for rival in _rivals(act, scene.cast):
        odds[side(rival.party)] = rival
        found.setdefault(frozenset((side(rival.party),)), Option((rival.party,), {"rival": 1.0}))
    view = _View.of(act, scene)
    for option in found.values():
        each = [_of_one(party, view, odds.get(side(party))) for party in option.parties]
        names = {name for signs in each for name in signs}
        option.signs |= {name: sum(signs.get(name, 0.0) for signs in each) / len(each) for name in names}
        option.signs["more"] = float(len(each) - 1)
        if not option.signs.keys() & WAYS:
            option.signs |= {"guess": 1.0, f"guess.{act.type}": 1.0}
    if act.type == "REJECT" and not any(option.signs["asked"] for option in found.values()):
        nobody.signs["unasked"] = 1.0  # "refused to leave office"
    likeliest = max(found.values(), key=lambda o: o.signs.get("heard", -CUT), default=nobody)
    likeliest.signs["likeliest"] = 1.0
    return [nobody, *found.values()]


def _own_aid(act: Act, party: Party, actor: Party) -> bool:
    """An army that brings aid does not bring it to its own government."""
    return act.type == "AID" and land(party) == land(actor) and {party.sector, actor.sector} <= {None, *KIN}


def _rivals(act: Act, cast: Sequence[Cast]) -> list[Cast]:
    """ "accused his rival", "asked the Council": others of the side that acts, where a mention of it is acted upon."""
    own = [one for one in cast if any(one_and_same(one.party, actor) for actor in act.actors)]
    return [Cast(one.apart[0], -CUT, one.apart[1]) for one in own if one.apart and one.apart[1] >= LIKELY]


def _idle(one: Cast) -> Cast:
    """ "The army removed the president": of a side that acts, the one of whom it is not told that he acts."""
    return one if one.apart is None else Cast(one.apart[0], one.doer, one.apart[1], one.apart)


def _of_nobody(act: Act, scene: Scene) -> dict[str, float]:
    """What speaks for an act towards nobody, or nobody that is named."""
    told = [p for p in scene.discourse.named_in(act.sentence) if land(p) not in act.lands | scene.speakers]
    slots = [slot for slot in act.frame.slots if slot.role == "recipient"]
    return {
        "nobody": 1.0,
        f"nobody.{act.type}": 1.0,
        "nominal": float(act.nominal),
        "slotless": float(not slots and act.route not in TOLD),
        "awaited": float(any(slot.discourse for slot in slots)),
        "learned": float(act.route == "leaned"),
        "lonely": float(not told),
    }


def _of_one(party: Party, view: _View, heard: Cast | None) -> dict[str, float]:
    """What speaks for one party."""
    mine, who, discourse = land(party), side(party), view.scene.discourse
    signs = {
        **_placed(who, view),
        "counterpart": _counterpart(who, view),
        "alike": float(who in view.alike),
        "asked": float(who in view.asked),
        "spoken": discourse.counts[mine] / (view.named if mine in view.own else view.spoken),
        "home": float(mine == discourse.home),
        "speaker": float(mine in view.scene.speakers),
        "domestic": float(mine in view.own),
        AFFAIR: float(mine in view.affair),
    }
    if heard is None:
        return {**signs, "unheard": 1.0}
    return {**signs, "heard": cut(heard.other), "heard-acting": cut(heard.doer)}


def _placed(who: Side, view: _View) -> dict[str, float]:
    """Where a party is named: in the act's sentence (as a party or as a place), as subject of the one before."""
    act, entries = view.act, view.scene.discourse.entries
    told = [e for e in view.told if who in e.sides]
    here = {e.head for e in told if e.sentence == act.sentence}
    acting = here - view.places
    last = max((e.sentence for e in told if e.sentence < act.sentence), default=None)
    subject = ROLE_WEIGHT["nsubjpass"]
    return {
        "named": float(bool(acting)),
        "after": float(any(head > act.verb for head in acting)),
        "near": max((1.0 / (1.0 + abs(head - act.verb) / NEAR) for head in acting), default=0.0),
        "place-named": float(bool(here) and not acting),
        "recent": 1.0 / (act.sentence - last) if last is not None else 0.0,
        "subject-before": float(any(e.sentence == act.sentence - 1 and e.weight >= subject for e in told)),
        "first-told": float(bool(entries) and who in entries[0].sides),
    }


def _affair(before: Sequence[Act], own: frozenset[str]) -> frozenset[str]:
    """ "Police shot at crowds. Britain urged restraint": where all was told of one land, the reaction is to it."""
    within = [old.lands - own for old in before if old.lands - own]
    lands = frozenset[str]().union(*within)
    return lands if len(lands) == 1 else frozenset()


def _counterpart(who: Side, view: _View) -> float:
    """How lately the party stood on the other side of an act of the same actor: 1 in the last act told."""
    ages = (age for age, sides in enumerate(view.opposite) if who in sides)
    return next((max(0.0, 1.0 - FADES * age) for age in ages), 0.0)


def _sides(*told: Sequence[Party]) -> frozenset[Side]:
    return frozenset(side(party) for parties in told for party in parties)


def _other_side(old: Act, act: Act) -> tuple[Party, ...]:
    own = {land(p) for p in act.actors}
    for mine, other in ((old.actors, old.recipients), (old.recipients, old.actors)):
        if any(land(p) in own for p in mine):
            return tuple(p for p in (other or mine) if land(p) not in own)
    return ()
