"""Who "the kingdom", "the Nordic country" or "the African bloc" is: whom its words fit of those the report names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from whowhom.resolve.parties.context import Context
from whowhom.resolve.parties.lexicon import plain
from whowhom.resolve.parties.phrase import Phrase
from whowhom.resolve.parties.scene import Scene


def meant(scene: Scene, phrase: Phrase, context: Context, words: Mapping[str, Any]) -> str | None:
    """ISO 3166-1 alpha-3 or an organisation's id of a definite phrase; None where its words fit none or several."""
    noun, pointing = phrase.entry.noun or "", words["determiners"]["pointing"]
    if noun in words["epithet_nouns"]["colonial"]:
        return context.only(rulers(context, words["colonies"]))
    if noun in words["epithet_nouns"]["peace"] and not phrase.owners and phrase.determiner in pointing:
        return context.last_of(words["missions"]["names"], scene.sentence.index, phrase.first)
    body = noun in words["epithet_nouns"]["bodies"]
    if phrase.entry.plural or phrase.determiner not in pointing or not (body or phrase.entry.kind == "definite"):
        return None
    if phrase.whose is not None or names_itself(scene, phrase):
        return None
    before = [plain(t.text) for t in scene.tokens[phrase.first : phrase.head] if t.text != "-"]
    where = scene.sentence.index, phrase.first
    table = words["epithets_bodies" if body else "epithets_states"]
    allowed = [set(table[key]) for key in keys(before, noun, table)]
    return context.one_of(set.intersection(*allowed), *where) if allowed else None


def soldiers(scene: Scene, phrase: Phrase, context: Context, words: Mapping[str, Any], day: str | None) -> str | None:
    """ "the junta": of the one state named that soldiers rule on the day of the report; ISO 3166-1 alpha-3."""
    nouns, pointing = words["epithet_nouns"]["juntas"], words["determiners"]["pointing"]
    if phrase.entry.noun not in nouns or phrase.determiner not in pointing or phrase.whose is not None:
        return None
    ruled = {state for state, spans in words["juntas"].items() if day is None or any(_holds(s, day) for s in spans)}
    return context.one_of(ruled, scene.sentence.index, phrase.first)


def _holds(span: str, day: str) -> bool:
    """Whether a day lies between the first and the last of "first/last"; without a last one, to this day."""
    first, _, last = span.partition("/")
    return first <= day and (not last or day <= last)


def names_itself(scene: Scene, phrase: Phrase) -> bool:
    """ "Luzon, the island nearest to Taiwan", "the jihadist group Islamic State": a name beside it says who it is."""
    head = scene.tokens[phrase.head]
    return head.dep == "appos" or scene.name(phrase.head + 1) is not None


def keys(before: Sequence[str], noun: str, table: Mapping[str, Any]) -> list[str]:
    """The longest known words before the noun ("west african" rather than "african"), and the noun itself."""
    out = []
    for size in (3, 2, 1):
        runs = [" ".join(before[i : i + size]) for i in range(len(before) - size + 1)]
        known = [run for run in runs if run in table]
        if known:
            out = known[-1:]
            break
    return out + [noun for noun in (noun, *noun.split()[-1:]) if noun in table][:1]


def rulers(context: Context, colonies: Mapping[str, Sequence[str]]) -> set[str]:
    """The powers that once ruled any of the states that the report names."""
    return {power for power, ruled in colonies.items() if any(context.counts[state] for state in ruled)}
