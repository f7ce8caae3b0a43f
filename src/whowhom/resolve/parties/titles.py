"""Titles that one state alone has ("the Taoiseach"), or that few have ("the Foreign Secretary"): whose they are."""

from __future__ import annotations

from collections.abc import Container

from whowhom.resolve.parties.phrase import Phrase
from whowhom.resolve.parties.scene import Scene
from whowhom.resolve.parties.tables import Owner


def bearers(scene: Scene, phrase: Phrase, told: Container[str]) -> list[Owner]:
    """The state of a title whose owner the phrase does not name; empty where none or several can be meant.

    Of several states the report must name exactly one, and the title must be written as one, with a capital.
    """
    group = scene.tables.words["state_titles"].get(phrase.sector or "", {})
    states = group.get(phrase.entry.noun or "", ())
    start = scene.nouns[phrase.head].start
    if not states or phrase.entry.plural or phrase.whose is not None or named_before(scene, phrase, start):
        return []
    if len(states) > 1:
        named = [state for state in states if scene.tables.speaks_of(state, told)]
        states = named if len(named) == 1 and scene.tokens[start].text[:1].isupper() else ()
    return [Owner(state, None, None, scene.chars(start, phrase.head)) for state in states]


def named_before(scene: Scene, phrase: Phrase, start: int) -> bool:
    """ "Ohio Secretary of State", "Shadow Foreign Secretary": a capital before the title makes it another office."""
    return any(token.pos == "PROPN" for token in scene.tokens[phrase.first : start])
