"""Who is a source of its own: reports that speak with one voice count once, however many print them.

The voice of a text is the agency that it names, else the outlet that printed it; whatever one state owns or directs is
that state's one voice. All copies of a text have one voice between them. A voice never joins two others: a report made
from two agencies adds to one of them, and the other stays a source of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

OF_THE_STATE = "yes"  # the value of Outlet.state for what a state owns or directs


class Voice(NamedTuple):
    """Whoever speaks. ``kind``: state (its country), outlet (its id), named (its name), report (nobody is known)."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Press:
    """An outlet as far as it is known; ``id`` None: the table does not know it, and the name is the input's own."""

    name: str
    id: str | None = None
    country: str | None = None
    state: str | None = None  # as in records.Outlet: "yes", "party", "public", "no"
    wire: bool = False

    @property
    def voice(self) -> Voice:
        if self.state == OF_THE_STATE and self.country:
            return Voice("state", self.country)
        return Voice("outlet", self.id) if self.id else Voice("named", self.name.casefold())


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a report was seen: who printed it there, and the agencies that it credits."""

    document: str
    press: Press | None = None
    credits: tuple[Press, ...] = ()
    published: str | None = None  # ISO date


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source with its reports, earliest first. ``why``: what makes them one source's, a line each."""

    name: str | None  # of its outlets, None where nobody is known
    country: str | None
    state: str | None
    documents: tuple[str, ...]
    why: tuple[str, ...] = ()


def sources(seen: Sequence[Sighting], copies: Mapping[str, str]) -> tuple[Source, ...]:
    """The independent sources of the reports that were ``seen``, in the order of their earliest reports.

    ``copies`` points from a copy to the report that it is a copy of. The order of ``seen`` changes nothing.
    """
    texts: dict[str, list[Sighting]] = {}
    for one in sorted(seen, key=_order):
        texts.setdefault(copies.get(one.document, one.document), []).append(one)
    found: dict[Voice, _Speaker] = {}
    # Texts of one voice go first, so that a text of several finds the others and joins one of them.
    for text in sorted((_Text(tuple(places)) for places in texts.values()), key=lambda text: len(text.voices) > 1):
        voice = next((voice for voice in text.voices if voice in found), text.voices[0])
        speaker = found.setdefault(voice, _Speaker(voice))
        speaker.texts.append(text)
        for other in text.voices:
            found.setdefault(other, speaker)
    speakers = {speaker.voice: speaker for speaker in found.values()}.values()
    return tuple(speaker.source(copies) for speaker in sorted(speakers, key=lambda one: _order(one.first)))


def _order(place: Sighting) -> tuple[bool, str, str, list[tuple[Voice, str]], list[tuple[Voice, str]]]:
    printer = [(place.press.voice, place.press.name)] if place.press else []
    credited = [(agency.voice, agency.name) for agency in place.credits]
    return (place.published is None, place.published or "", place.document, printer, credited)


@dataclass(frozen=True, slots=True)
class _Text:
    """One text at all its places, earliest first."""

    places: tuple[Sighting, ...]

    @property
    def press(self) -> tuple[Press, ...]:
        """Whose text it is: the agencies that any of its places names, else all that printed it."""
        credited = [agency for place in self.places for agency in place.credits]
        printers = [place.press for place in self.places if place.press is not None]
        return tuple(dict.fromkeys([*credited, *(one for one in printers if one.wire)] or printers))

    @property
    def voices(self) -> tuple[Voice, ...]:
        named = tuple(dict.fromkeys(press.voice for press in self.press))
        return named or (Voice("report", self.places[0].document),)

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.document for place in self.places))


@dataclass(slots=True)
class _Speaker:
    """A voice with all that it told, of which it may share some with other voices."""

    voice: Voice
    texts: list[_Text] = field(default_factory=list)

    @property
    def first(self) -> Sighting:
        return min((text.places[0] for text in self.texts), key=_order)

    def source(self, copies: Mapping[str, str]) -> Source:
        told = sorted(self.texts, key=lambda text: _order(text.places[0]))
        press = list(dict.fromkeys(one for text in told for one in text.press if one.voice == self.voice))
        return Source(
            name=", ".join(dict.fromkeys(one.name for one in press)) or None,
            country=press[0].country if press else None,
            state=press[0].state if press else None,
            documents=tuple(document for text in told for document in text.documents),
            why=tuple(self._why(told, copies)),
        )

    def _why(self, told: list[_Text], copies: Mapping[str, str]) -> Iterator[str]:
        for text in told:
            yield from (f"{one} is a copy of {copies[one]}" for one in text.documents if one in copies)
        for text in told if len(told) > 1 else ():
            names = ", ".join(dict.fromkeys(one.name for one in text.press if one.voice == self.voice))
            state = f", a voice of the state {self.voice.id}" if self.voice.kind == "state" else ""
            yield f"{text.documents[0]} is told by {names}{state}"
