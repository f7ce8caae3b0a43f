"""One act, one record: when a second telling is the same act, and what the two tellings give together."""

from __future__ import annotations

from whowhom.code.act import LEARNED, WEIGHED, Act, alike, land, unique
from whowhom.records import Party, When

TOGETHER = ("COOPERATE", "CONSULT")  # joint acts: same parties and no other date means the same act
BACKGROUND = ("year", "season")  # a headline tells what is new, and no act of such a date
NEAR_TOKENS = 4
SIGNING = "057"  # CAMEO's code of signing
RETOLD = 3  # sentences within which a joint act goes on
SENT_AWAY = ("expel", "deport")  # modes of acts that send somebody out of a country
REACH = {"ASSAULT": 12, "ACCUSE": 20, "SUPPORT": 12}  # words within which a sentence tells one raid ("stormed a village
# and killed 30"), one rebuke ("sued Myanmar, charging it with genocide"), one praise ("for what she called a model")


def same(old: Act, new: Act, definite: bool) -> bool:
    """Whether a new telling is the old act. ``definite``: the new one is a noun with the, this, its."""
    if _headlined(old, new) or _joins(old, new) or (definite and _noun_of(old, new)):
        return True
    if _partakes(old, new) or _signed(old, new) or _befell(old, new) or _told_on(old, new):
        return True
    if _sent_away(old, new):
        return True
    if (
        old.type != new.type
        or old.status != new.status
        or not _modes(old, new)
        or not _parties(old, new)
        or not _times(old, new)
    ):
        return False
    if old.sentence == new.sentence and old.type == "COOPERATE" and old.mode == new.mode and _undated(old, new):
        return old.reciprocal and new.reciprocal and old.lands == new.lands
    if old.sentence == new.sentence and not (old.nominal or new.nominal):
        reach = REACH.get(old.type, NEAR_TOKENS)
        return abs(old.verb - new.verb) <= reach and (old.lands == new.lands or old.type == "ASSAULT")
    if new.fresh and old.sentence != new.sentence:
        return False
    if _goes_on(old, new):
        return True
    if new.nominal or old.nominal:
        return definite or old.type in TOGETHER or old.sentence == new.sentence
    if old.base == new.base:
        return abs(old.sentence - new.sentence) <= 3 or (old.time is not None and new.time is not None)
    return old.type in TOGETHER and old.reciprocal and new.reciprocal and (old.time is None or new.time is None)


def _sent_away(old: Act, new: Act) -> bool:
    """ "declared the envoy persona non grata and gave him 72 hours to leave": how long he has is of the same act."""
    out = old.mode in SENT_AWAY and new.mode in SENT_AWAY and old.status == new.status and _times(old, new)
    near = 0 <= new.sentence - old.sentence <= 1 and old.type != new.type
    return out and near and alike(old.actors, new.actors) and alike(old.recipients, new.recipients)


def _undated(old: Act, new: Act) -> bool:
    """ "began a drill on Friday, the first in which they have trained together": no two dates or places are told."""
    return (old.time is None or new.time is None) and not (old.places and new.places)


def _noun_of(old: Act, new: Act) -> bool:
    """ "expelled the envoy … The expulsion": the noun of the verb is the act, whatever type the noun alone would be."""
    alone = new.nominal and old.base == new.base and old.status == new.status
    return alone and _times(old, new) and alike(old.actors, new.actors) and alike(_named(old), _named(new))


def _goes_on(old: Act, new: Act) -> bool:
    """The next sentence tells the course of an attack: by the same on the same, on no other day, at no other place."""
    attack = old.type == new.type == "ASSAULT" and new.sentence - old.sentence == 1
    known = bool(old.actors and new.actors) and old.lands == new.lands
    return attack and known and new.time is None and not new.places


def _befell(old: Act, new: Act) -> bool:
    """ "Troops stormed the tower. … Others were shot": whom an attack befell, where nobody is named anew who did it."""
    attack = old.type == new.type == "ASSAULT" and old.status == new.status and new.frame.id == LEARNED
    near = 0 < new.sentence - old.sentence <= RETOLD and new.time is None and not new.places
    told = old.evidence[old.sentence].span.end if old.sentence in old.evidence else 0
    same_doers = bool(new.actors) and alike(old.actors, new.actors) and all(p.span.end <= told for p in new.actors)
    states = [{p.country for p in act.recipients} for act in (old, new)]
    return attack and near and same_doers and states[0] == states[1]


def _told_on(old: Act, new: Act) -> bool:
    """A sentence goes on telling one attack of one subject ("hit a village and killed two"), or in words that only the
    learned coder knows one act of another type ("booed the result and waved flags"). Deeds of force may be several."""
    if old.sentence != new.sentence or old.type != new.type or old.status != new.status or not _times(old, new):
        return False
    if old.nominal or new.nominal or old.reciprocal != new.reciprocal or not alike(_named(old), _named(new)):
        return False
    if old.type == "ASSAULT":
        one = bool(old.actors) and [p.span for p in old.actors] == [p.span for p in new.actors]
        return one and abs(old.verb - new.verb) <= REACH[old.type]
    unframed = old.frame.id == new.frame.id == LEARNED
    return unframed and old.type != "COERCE" and alike(old.actors, new.actors)


def _signed(old: Act, new: Act) -> bool:
    """ "signed an accord … put their names to the text": who signs what several signed is told of again."""
    both = old.frame.cameo == new.frame.cameo == SIGNING and old.status == new.status and old.reciprocal
    return both and new.lands <= old.lands and 0 <= new.sentence - old.sentence <= RETOLD and _undated(old, new)


def _joins(old: Act, new: Act) -> bool:
    """The next sentence on a joint act tells who joined whom in it, and neither how else nor on another day."""
    plain = new.mode is None and _times(old, new) and not new.nominal and not new.reciprocal and not new.fresh
    both = new.type == old.type == "COOPERATE" and new.status == old.status
    near = old.reciprocal and 0 < new.sentence - old.sentence <= 1
    return plain and both and near and len(new.lands) > 1 and new.lands <= old.lands


def _partakes(old: Act, new: Act) -> bool:
    """ "Peru and Chile began a drill. Ten ships are taking part.": who goes on in a joint act is in that act."""
    joint = old.reciprocal and new.type == old.type == "COOPERATE" and not (new.nominal or old.nominal)
    told = {old.status, new.status} <= {"occurred", "ongoing"}
    going = told and (new.lands < old.lands or (old.status != new.status and new.lands == old.lands))
    return joint and going and 0 <= new.sentence - old.sentence <= RETOLD and _times(old, new)


def _modes(old: Act, new: Act) -> bool:
    return old.mode == new.mode or old.mode is None or new.mode is None or old.type == "COOPERATE"


def _parties(old: Act, new: Act) -> bool:
    if old.reciprocal != new.reciprocal and not (old.nominal or new.nominal):
        return False  # one side's part in a joint act is an act of its own
    if old.reciprocal or new.reciprocal:
        return old.lands <= new.lands or new.lands <= old.lands
    return alike(old.actors, new.actors) and alike(_named(old), _named(new))


def _in_headline(old: Act, new: Act) -> bool:
    """A headline is short: it may join what several did ("India, China rush rescuers"), name a place for a party, or
    leave out who did it."""
    if old.lands == new.lands and (old.type in TOGETHER or new.reciprocal):
        return True  # "Kuwait hosts Iraqi minister", "Fiji confirms pact with Peru"
    if old.reciprocal or new.reciprocal:
        return _parties(old, new)
    if not old.actors and old.recipients and new.recipients:
        return alike(old.recipients, new.recipients)
    return bool(new.actors) and {land(p) for p in new.actors} <= {land(p) for p in old.actors}


def _headlined(old: Act, new: Act) -> bool:
    """The report tells what its headline has told."""
    if not old.headline or new.headline or not _times(old, new) or _done(old) != _done(new):
        return False
    if old.status == "occurred" and new.status == "planned":
        return False  # "carrier visits Vietnam … the crew will visit a school"
    if new.time is not None and new.time.value.precision in BACKGROUND:
        return _same_words(old, new)
    return (old.type == new.type and _in_headline(old, new)) or _same_words(old, new) or _drill(old, new)


def _drill(old: Act, new: Act) -> bool:
    """ "Peru opens drills", "Peru and Chile began a joint exercise": a headline may name the host alone."""
    joint = (old.type, new.type, new.mode) == ("MOBILIZE", "COOPERATE", "exercise") and old.mode == "troops"
    return joint and {land(p) for p in old.actors} <= new.lands


def _same_words(old: Act, new: Act) -> bool:
    """ "lifts ban on rice", "lifted its ban on imports of rice": one verb by the same to the same, of whatever type."""
    both = old.actors and new.actors and old.recipients and new.recipients
    return bool(both) and old.base == new.base and alike(old.actors, new.actors) and alike(_named(old), _named(new))


def _done(act: Act) -> bool:
    return act.status not in ("denied", "refused")


def _named(act: Act) -> tuple[Party, ...]:
    """The recipients that the words name; who was only weighed to be meant is no reason to hold two acts apart."""
    return () if act.route == WEIGHED else act.recipients


def _times(old: Act, new: Act) -> bool:
    if old.time is None or new.time is None:
        return True
    return _meet(old.time.value, new.time.value)


def _meet(a: When, b: When) -> bool:
    """Whether two intervals share a day; an open end reaches everything."""
    return (a.start is None or b.end is None or a.start <= b.end) and (
        b.start is None or a.end is None or b.start <= a.end
    )


def merge(old: Act, new: Act) -> None:
    """Write what the new telling adds into the old act. What a headline told in short the report tells in full."""
    if old.headline and not new.headline:
        old.status, old.base, old.verb, old.sentence, old.headline = new.status, new.base, new.verb, new.sentence, False
        old.mode = new.mode or (old.mode if old.type == new.type else None)
        old.type, old.frame, old.wrapped = new.type, new.frame, new.wrapped
        old.why, new.why = new.why, old.why
        old.actors, old.recipients = new.actors or old.actors, new.recipients or old.recipients
    old.evidence.update(new.evidence)
    old.verbs += new.verbs
    old.why += [why for why in new.why if why not in old.why]
    old.actors = _finer(old.actors, new.actors)
    named = [_named(act) for act in (old, new)]
    old.recipients = _finer(*named) if any(named) else old.recipients or new.recipients
    old.route = old.route if named[0] else new.route
    old.mode = old.mode or new.mode
    old.reciprocal = old.reciprocal or new.reciprocal
    if old.reciprocal and old.recipients:
        old.actors, old.recipients = _finer(old.actors, old.recipients), ()
    if old.time is None or (
        new.time is not None and old.time.value.precision != "day" and new.time.value.precision == "day"
    ):
        old.time = new.time or old.time
    old.duration = old.duration or new.duration
    old.places += [p for p in new.places if all(p.name != q.name for q in old.places)]
    old.forces += [f for f in new.forces if f not in old.forces]
    old.casualties += [c for c in new.casualties if c not in old.casualties]
    old.attribution += new.attribution
    old.precedent = old.precedent or new.precedent
    old.alleged_by = old.alleged_by or new.alleged_by
    old.confidence = min(0.97, max(old.confidence, new.confidence) + 0.03)


def _finer(mine: tuple, other: tuple) -> tuple:  # type: ignore[type-arg]
    """Both lists together; a bare country gives way to the same country with a sector."""
    both = unique([*mine, *other])
    sectored = {land(p) for p in both if p.sector}
    kept = tuple(p for p in both if p.sector or land(p) not in sectored)
    return kept or both
