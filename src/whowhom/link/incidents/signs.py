"""The signs of a pair of records, each named and explained in codebook/linking.toml; None where they are two acts."""

from __future__ import annotations

from collections.abc import Mapping
from math import acos, cos, radians, sin

from whowhom.link.incidents.bounds import agree, span
from whowhom.link.incidents.rules import Rules
from whowhom.link.incidents.told import Side, Told
from whowhom.link.words import alike
from whowhom.records import Casualty, Force, Place

Signs = dict[str, float]
EARTH_KM = 6371.0
TELLING = {"same-day", "same-place", "same-force", "same-losses"}  # signs that speak of this very act
WEEK = 7
FACTOR = 1.5  # between two counts that may be one
NEAR = 4  # days between two reports from which their days speak against one act


def signs(a: Told, b: Told, rules: Rules) -> Signs | None:
    """What speaks for and against one act. None: it is two, whatever else they have in common."""
    out: Signs = {}
    if not _kind(a, b, rules, out) or not _parties(a, b, rules, out) or not _days(a, b, rules, out):
        return None
    if not _spots(a, b, rules, out) or _designations_differ(a, b):
        return None
    _forces(a, b, rules, out)
    _words(a, b, rules, out)
    if len(_union(a) | _union(b)) == 1:
        out["home"] = 0.75 if a.actors and b.actors and a.recipients and b.recipients else 1.0
    if a.document == b.document:
        _one_report(a, b, rules, out)
    else:
        _reports(a, b, rules, out)
        if _thin(out, rules):
            out["thin"] = 1.0
    return out


def _thin(out: Signs, rules: Rules) -> bool:
    """Whether nothing speaks of this very act: no day or week, place, figure, sentence or names."""
    dated = out.get("within", 0) >= rules.limits["thin_dates"]
    worded = out["words"] >= rules.limits["thin_words"] or out["names"] >= rules.limits["thin_names"]
    return not (dated or worded or out.keys() & TELLING)


def _kind(a: Told, b: Told, rules: Rules, out: Signs) -> bool:
    one, other = a.event, b.event
    if one.type == other.type:
        out["same-type"] = 1.0
    elif other.type in rules.kin.get(one.type, ()) and not {one.mode, other.mode} & rules.unkin:
        out["kin-type"] = 1.0
    else:
        return False
    if one.mode and other.mode:
        out["same-mode" if one.mode == other.mode else "other-mode"] = 1.0
    return rules.statuses[one.status] == rules.statuses[other.status]


def _parties(a: Told, b: Told, rules: Rules, out: Signs) -> bool:
    """Whether the parties may be the same. Where either tells the act as mutual, all its parties are one side."""
    if a.event.reciprocal or b.event.reciprocal:
        fits = _actors(_union(a), _union(b), rules, out)
        if fits and len(_union(a).keys() & _union(b).keys()) > 1:  # both sides of it are the same
            out["same-recipient"] = out["same-actor"]
        return fits
    if _meet(a.actors, b.actors):
        fits = _actors(a.actors, b.actors, rules, out)
        _recipients(a.recipients, b.recipients, rules, out)
        return fits and bool((a.actors and b.actors) or (a.recipients and b.recipients))
    either = {a.event.type, b.event.type} <= rules.groups["clash"]
    if either and a.recipients and b.recipients and _meet(a.actors, b.recipients) and _meet(a.recipients, b.actors):
        out["exchanged"] = 1.0
        return True
    return False


def _meet(one: Side, other: Side) -> bool:
    """Whether two sides name somebody in common, or one of them nobody."""
    return not one or not other or bool(one.keys() & other.keys())


def _union(told: Told) -> Side:
    both = dict(told.actors)
    for name, sectors in told.recipients.items():
        both[name] = both.get(name, frozenset()) | sectors
    return both


def _actors(one: Side, other: Side, rules: Rules, out: Signs) -> bool:
    if not one or not other:
        if one or other:
            out["actor-unsaid"] = 1.0
        return True
    shared = one.keys() & other.keys()
    if not shared:
        return False
    out["same-actor"] = len(shared) / len(one.keys() | other.keys())
    return _sectors(one, other, shared, rules, out)


def _recipients(one: Side, other: Side, rules: Rules, out: Signs) -> None:
    if not one or not other:
        if one or other:
            out["recipient-unsaid"] = 1.0
        return
    shared = one.keys() & other.keys()
    if not shared:
        out["other-recipient"] = 1.0
        return
    if _sectors(one, other, shared, rules, out):
        out["same-recipient"] = len(shared) / len(one.keys() | other.keys())
    else:
        out["other-recipient"] = 1.0


def _sectors(one: Side, other: Side, shared: set[str], rules: Rules, out: Signs) -> bool:
    """Whether the sectors may be one party's; where one report names the country alone, it may be any of them."""
    pairs = [(one[name], other[name]) for name in sorted(shared) if one[name] and other[name]]
    for left, right in pairs:
        if not _of(left, rules.classes) & _of(right, rules.classes):
            return False
        if not left & right:
            out["other-organ" if _of(left, rules.branches) & _of(right, rules.branches) else "other-branch"] = 1.0
    return True


def _of(sectors: frozenset[str], table: Mapping[str, frozenset[str]]) -> set[str]:
    """The classes or branches of some sectors; a sector of none is one of its own."""
    return {name for sector in sectors for name in table.get(sector, (sector,))}


def _days(a: Told, b: Told, rules: Rules, out: Signs) -> bool:
    """Whether the days may be the same: exact days side by side, else the stretches in which the acts may lie."""
    if a.exact and b.exact:
        return _exact(a, b, rules, out)
    one, other = a.reach, b.reach
    if one is None or other is None:
        out["undated"] = 1.0
        return True
    if any(
        t.exact and t.first and u.last and t.first > u.last + rules.limits["slip_days"] for t, u in ((a, b), (b, a))
    ):
        return False  # what is told of cannot lie after its telling
    apart = max(0, one[0] - other[1], other[0] - one[1])
    near = round(max(-3.0, min(1.0, (NEAR - apart) / (NEAR - 1))), 3)
    length = max(one[1] - one[0], other[1] - other[0]) + 1
    dated = a.bounded and b.bounded
    out["within" if dated else "told-together"] = near if near < 0 else round(near * min(1.0, WEEK / length), 3)
    return True


def _exact(a: Told, b: Told, rules: Rules, out: Signs) -> bool:
    assert a.first is not None and b.first is not None and a.last is not None and b.last is not None
    if (a.first, a.last) == (b.first, b.last):
        out["same-day"] = 1.0
    elif a.first <= b.last and b.first <= a.last:
        out["same-day"] = 0.5
    elif max(a.first - b.last, b.first - a.last) <= rules.limits["slip_days"]:
        out["next-day"] = 1.0
    else:
        return False
    return True


def _spots(a: Told, b: Told, rules: Rules, out: Signs) -> bool:
    """Whether the places may be the same. A place of speech says little; deeds are done where they are done."""
    if not a.places or not b.places:
        return True
    if {p.name for p in a.places} & {p.name for p in b.places}:
        out["same-place"] = 1.0
        return True
    gaps = [gap for gap in (_gap(p, q) for p in a.places for q in b.places) if gap is not None]
    if gaps and min(gaps) <= rules.limits["near_km"]:
        out["near-place"] = 1.0
        return True
    out["other-place"] = 1.0
    exact = all(p.kind in rules.limits["exact"] for p in (*a.places, *b.places))
    deed = a.event.type in rules.groups["deeds"] and b.event.type in rules.groups["deeds"]
    return not (deed and exact and gaps and min(gaps) > rules.limits["far_km"])


def _gap(p: Place, q: Place) -> float | None:
    """Kilometres between two places, less their radii."""
    if p.lon is None or p.lat is None or q.lon is None or q.lat is None:
        return None
    north, south, turn = radians(p.lat), radians(q.lat), radians(p.lon - q.lon)
    angle = sin(north) * sin(south) + cos(north) * cos(south) * cos(turn)
    return EARTH_KM * acos(max(-1.0, min(1.0, angle))) - (p.radius_km or 0) - (q.radius_km or 0)


def _designations_differ(a: Told, b: Told) -> bool:
    """Resolution 1701 is not Resolution 2231, and the 58th Army not the 36th."""
    mine, theirs = ({name for name, _ in side} for side in (a.numbered, b.numbered))
    return any(
        {n for name, n in a.numbered if name == both}.isdisjoint(n for name, n in b.numbered if name == both)
        for both in mine & theirs
    )


def _forces(a: Told, b: Told, rules: Rules, out: Signs) -> None:
    mine, theirs = ([f for f in told.event.forces if f.count and f.count > 1] for told in (a, b))
    if any(_same_force(f, g) and f.kind == g.kind for f in mine for g in theirs):
        out["same-force"] = 1.0
    elif any(_same_force(f, g) for f in mine for g in theirs):
        out["same-force"] = 0.5
    losses = [_same_loss(c, d, rules) for c in a.event.casualties for d in b.event.casualties]
    if any(losses):
        out["same-losses"] = max(losses)
    models, others = ({f.model for f in told.event.forces if f.model} for told in (a, b))
    if models and others and not models & others:
        out["other-model"] = 1.0


def _same_force(f: Force, g: Force) -> bool:
    return f.count == g.count and (f.owner == g.owner or not f.owner or not g.owner)


def _same_loss(c: Casualty, d: Casualty, rules: Rules) -> float:
    """1 for the same count; half of it where one number fits both: "at least 108" and "more than 100"."""
    if c.kind != d.kind or not c.count or not d.count:
        return 0.0
    near = max(c.count, d.count) <= FACTOR * min(c.count, d.count)
    ranges = [span(c.count, c.bound, rules), span(d.count, d.bound, rules)]
    return 1.0 if c.count == d.count else 0.5 if near and agree(ranges) else 0.0


def _words(a: Told, b: Told, rules: Rules, out: Signs) -> None:
    if a.trigger and b.trigger:
        out["same-trigger" if a.trigger & b.trigger else "other-trigger"] = 1.0
    if a.document == b.document:
        return
    likeness = alike(a.bag, b.bag)
    out["words"] = round(likeness, 3)
    out["names"] = float(min(3, len(a.names & b.names)))
    if likeness >= rules.limits["same_sentence"] and "other-trigger" in out:
        out["two-acts"] = 1.0
    spoken = not {a.event.type, b.event.type} & rules.groups["deeds"]
    if spoken and likeness < rules.limits["one_statement"] and "other-trigger" in out:
        out["other-statement"] = 1.0


def _reports(a: Told, b: Told, rules: Rules, out: Signs) -> None:
    likeness = alike(a.story, b.story)
    out["story"] = round(min(1.0, likeness / rules.limits["one_story"]), 3)
    if likeness < rules.limits["no_story"]:
        out["other-story"] = 1.0
    if a.head == b.head or likeness >= rules.limits["one_text"]:
        same = out["words"] >= rules.limits["same_sentence"] and "other-trigger" not in out
        out["copy" if same else "apart-in-copy"] = 1.0


def _one_report(a: Told, b: Told, rules: Rules, out: Signs) -> None:
    out["one-report"] = 1.0
    if any(link.rel == "part-of" and link.event in (a.id, b.id) for link in (*a.event.links, *b.event.links)):
        out["part-of"] = 1.0
    blows = {a.event.type, b.event.type} <= rules.groups["clash"]
    same = out.get("same-actor", 0) and out.get("same-recipient", 0) and out.get("same-day", 0)
    if blows and same and _near_in_text(a, b) <= rules.limits["breath_chars"]:
        out["one-breath"] = 0.5 if a.event.type == b.event.type else 1.0


def _near_in_text(a: Told, b: Told) -> int:
    """Characters between the nearest sentences of two records of one report; 0 where they share one."""
    return min(
        max(0, p.span.start - q.span.end, q.span.start - p.span.end) for p in a.event.evidence for q in b.event.evidence
    )
