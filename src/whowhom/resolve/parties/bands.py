"""Who "the jihadists" or "the Lebanese group" are: the armed group of the report that the words fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from whowhom.resolve.parties.context import Context
from whowhom.resolve.parties.epithets import names_itself
from whowhom.resolve.parties.lexicon import plain
from whowhom.resolve.parties.phrase import Phrase
from whowhom.resolve.parties.scene import Scene

LONGEST = 3  # words of an epithet
FIGHTING = ("REB", "CRM")


def band(scene: Scene, phrase: Phrase, context: Context) -> str | None:
    """An armed group's id for a definite phrase; None where its words fit none or several of those named."""
    words = scene.tables.words
    if not told_as_one(scene, phrase, words) or names_itself(scene, phrase):
        return None
    table: Mapping[str, Sequence[str]] = words["epithets_groups"]
    fits = [members(word, table) for word in epithets(said(scene, phrase), table)]
    lands = {owner.country for owner in phrase.owners}
    if len(lands) == 1 and (fits or not phrase.entry.plural):
        land = lands.pop()
        fits.append({org.id for org in scene.tables.organisations.values() if org.base == land and org.country is None})
    elif lands:
        return None
    return context.one_of(set.intersection(*fits), scene.sentence.index, phrase.first) if fits else None


def whole(scene: Scene, phrase: Phrase) -> Sequence[str]:
    """The states of "the three Baltic states" or "the Nordic prime ministers": all that a region has, nobody else.

    Nothing but an article and their number may stand before: "two Baltic states" and "other Nordic leaders" are open.
    """
    words = scene.tables.words
    table: Mapping[str, Sequence[str]] = words["whole_regions"]
    keys = epithets(said(scene, phrase), table)
    if not keys or not phrase.entry.plural or phrase.owners or phrase.whose is not None:
        return ()
    group = table[keys[0]]
    before = [t for t in scene.tokens[phrase.first : scene.nouns[phrase.head].start] if t.text != "-"]
    others = [t for t in before if plain(t.text) not in keys[0].split() and t.tag not in ("DT", "PDT", "CD")]
    fits = phrase.count in (None, len(group)) and phrase.entry.kind in ("definite", "role", "organ")
    return group if fits and not others else ()


def told_as_one(scene: Scene, phrase: Phrase, words: Mapping[str, Any]) -> bool:
    """ "the rebels", "the movement", of a people without an army "Kurdish forces"; no man, no several groups."""
    entry, pointed = phrase.entry, phrase.determiner in words["determiners"]["pointing"]
    if phrase.whose is not None or phrase.person is not None or any(owner.org for owner in phrase.owners):
        return False
    if entry.kind == "force":
        return entry.plural or (entry.noun or "").endswith("s") if phrase.sector == "REB" else pointed and entry.plural
    if entry.kind == "people":
        many = entry.plural or entry.noun in words["epithet_nouns"]["collective"]
        return pointed and many and entry.sector in FIGHTING
    group = entry.kind == "definite" or (entry.kind == "organ" and entry.sector in FIGHTING)
    return pointed and group and not entry.plural


def said(scene: Scene, phrase: Phrase) -> list[str]:
    """The words of a phrase, the noun in the singular, without hyphens."""
    noun = plain(phrase.entry.noun or "").split()
    start = scene.nouns[phrase.head].start
    return [plain(token.text) for token in scene.tokens[phrase.first : start] if token.text != "-"] + noun


def epithets(words: Sequence[str], table: Mapping[str, Sequence[str]]) -> list[str]:
    """The known ones among the words, longer ones first; a word tells once ("left wing" is no "wing")."""
    out, used = [], set[int]()
    for size in range(LONGEST, 0, -1):
        for i in range(len(words) - size + 1):
            key, at = " ".join(words[i : i + size]), range(i, i + size)
            if key in table and used.isdisjoint(at):
                out.append(key)
                used.update(at)
    return out


def members(word: str, table: Mapping[str, Sequence[str]]) -> set[str]:
    """The ids of a word; a word in small letters among them stands for its own."""
    found = table[word]
    return {who for who in found if who not in table}.union(*(members(who, table) for who in found if who in table))
