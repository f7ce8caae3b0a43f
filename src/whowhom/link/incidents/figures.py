"""Every figure of an incident with its supporters and dissenters; nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from whowhom.link.incidents.bounds import Range, agree, span
from whowhom.link.incidents.rules import Rules
from whowhom.link.incidents.support import Crowd
from whowhom.link.incidents.told import Told
from whowhom.records import Casualty, Figure, Force, Tally

Topic = tuple[str, str, str | None, str | None]  # forces or casualties, kind, model, owner


@dataclass(frozen=True, slots=True)
class _Told:
    """A count as one record tells it."""

    topic: Topic
    count: int
    bound: str | None
    document: str
    speakers: tuple[str, ...]


def figures(crowd: Crowd, rules: Rules) -> tuple[Figure, ...]:
    """A figure for each thing that is counted, its values by size."""
    told = [one for member in crowd.members for one in _counts(member)]
    topics: dict[Topic, list[_Told]] = {}
    for one in told:
        topics.setdefault(_topic(one, told), []).append(one)
    found = (_figure(topic, topics[topic], crowd, rules) for topic in sorted(topics, key=str))
    return tuple(figure for figure in found if figure.of == "casualties" or figure.values[-1].count > 1)


def _counts(member: Told) -> Iterator[_Told]:
    for force in member.event.forces:
        if force.count is not None:
            topic = ("forces", force.kind, force.model, force.owner)
            yield _Told(topic, force.count, force.bound, member.document, _speakers(member, force))
    for loss in member.event.casualties:
        if loss.count is not None:
            topic = ("casualties", loss.kind, None, loss.of)
            yield _Told(topic, loss.count, loss.bound, member.document, _speakers(member, loss))


def _speakers(member: Told, value: Force | Casualty) -> tuple[str, ...]:
    """Who is named as saying so in the sentence of the figure; nobody: the report says it itself."""
    sentence = next((found.span for found in member.event.evidence if found.span.holds(value.span)), None)
    said = member.event.attribution
    here = [one for one in said if sentence is None or sentence.holds(one.span)]
    return tuple(dict.fromkeys(one.speaker.id for one in here))


def _topic(one: _Told, told: list[_Told]) -> Topic:
    """What is counted. Whose it is, where this record does not say it, is what all the others say."""
    of, kind, model, owner = one.topic
    if owner is None:
        owners = {other.topic[3] for other in told if other.topic[:3] == (of, kind, model)} - {None}
        owner = owners.pop() if len(owners) == 1 else None
    return of, kind, model, owner


def _figure(topic: Topic, told: list[_Told], crowd: Crowd, rules: Rules) -> Figure:
    of, kind, model, owner = topic
    values: dict[tuple[int, str | None], list[_Told]] = {}
    for one in told:
        values.setdefault((one.count, one.bound), []).append(one)
    tallies = []
    for count, bound in sorted(values, key=lambda value: (value[0], value[1] or "")):
        tellers = values[count, bound]
        documents = tuple(sorted({one.document for one in tellers}))
        speakers = tuple(sorted({speaker for one in tellers for speaker in one.speakers}))
        tallies.append(Tally(count, bound, documents, crowd.independent(documents), speakers))
    return Figure(of, kind, model, owner, tuple(tallies), _agreed(told, rules))


def _agreed(told: Sequence[_Told], rules: Rules) -> bool:
    """Whether any two voices have a number in common: several numbers of one voice are parts, and no contradiction.

    A voice is a report where it names the same speakers.
    """
    voices: dict[tuple[str, tuple[str, ...]], list[Range]] = {}
    for one in told:
        voices.setdefault((one.document, one.speakers), []).append(span(one.count, one.bound, rules))
    return all(
        any(agree([mine, theirs]) for mine, theirs in product(left, right))
        for left, right in combinations(voices.values(), 2)
    )
