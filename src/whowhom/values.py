"""What a record says, value by value, each with the words of the report that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from whowhom.dates import when_words
from whowhom.export.flat import casualty_words, force_words

Json = Mapping[str, Any]


class Value(NamedTuple):
    """One thing that the record says; ``text`` and ``span`` are its words (none: drawn from elsewhere).

    ``role``: who, whom, what, when, how long, where, with, losses, speaker, precedent or framing; ``of``: where it
    stands in the record ("actors.0").
    """

    role: str
    of: str
    value: str
    text: str | None
    span: tuple[int, int] | None


def values(record: Json) -> Iterator[Value]:
    """Every value of an event or relation record that may have words, in the order of the record."""
    for role, side in (("who", "actors"), ("whom", "recipients")):
        for n, party in enumerate(record.get(side, ())):
            yield _value(role, f"{side}.{n}", f"{party['id']}  {party['name']}", party)
    for n, reason in enumerate(record["why"]):
        yield _value("what", f"why.{n}", kind_words(record), reason)
    name = "when" if record.get("when") else "since"
    when = record.get(name)
    if when:
        counted = f", counted from {when['anchor']}" if when.get("anchor") else ""
        yield _value("when", name, f"{when_words(when) or 'not told'} ({when['precision']}{counted})", when)
    yield from _details(record)


def _details(record: Json) -> Iterator[Value]:
    if record.get("duration"):
        yield _value("how long", "duration", record["duration"]["iso"], record["duration"])
    for n, place in enumerate(record.get("places", ())):
        spot = "" if place["lon"] is None else f" at {place['lon']:g}, {place['lat']:g}"
        yield _value("where", f"places.{n}", f"{place['name']} ({place['kind']}{spot})", place)
    for n, force in enumerate(record.get("forces", ())):
        yield _value("with", f"forces.{n}", f"{force['owner'] or '?'}: {force_words(force)}", force)
    for n, loss in enumerate(record.get("casualties", ())):
        yield _value("losses", f"casualties.{n}", f"{loss['of'] or '?'}: {casualty_words(loss)}", loss)
    for n, said in enumerate(record.get("attribution", ())):
        yield _value("speaker", f"attribution.{n}", f"{said['speaker']['id']}  {said['speaker']['name']}", said)
    if record.get("precedent"):
        yield _value("precedent", "precedent", record["precedent"]["claim"], record["precedent"])
    for n, frame in enumerate(record.get("framing", ())):
        yield _value("framing", f"framing.{n}", frame["kind"], frame)


def kind_words(record: Json) -> str:
    """The codes of what was done: "COOPERATE exercise 062"."""
    if record["record"] == "relation":
        return str(record["kind"])
    codes = (record["type"], record["mode"], record["cameo"])
    return " ".join(str(code) for code in codes if code)


def _value(role: str, of: str, said: str, words: Json) -> Value:
    span = words["span"]
    return Value(role, of, said, words["text"], (span[0], span[1]) if span else None)
