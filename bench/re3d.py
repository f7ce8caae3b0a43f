"""re3d: entities and relations in defence and diplomacy texts: python -m bench.re3d [DEV.jsonl] [> PREDICTIONS.jsonl]

Each line of the input has ``id`` and ``text``; each line of the output ``id``, ``entities`` (``start``, ``end``,
``type``) and ``relations`` (``type``, ``source`` and ``target``, each ``[start, end)``).
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from bench.lines import command
from bench.re3d_relations import relations
from bench.score import Json
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.records import Mention, Token
from whowhom.resolve.amounts import amounts_of
from whowhom.resolve.amounts.find import singular
from whowhom.resolve.forces import load_equipment
from whowhom.resolve.forces.models import hull_numbers, models_in
from whowhom.resolve.forces.words import is_plural, kind_noun, noun_of
from whowhom.syntax import Reading, Sentence

Entity = tuple[int, int, str]
MACHINES = {"ship": "MilitaryPlatform", "aircraft": "MilitaryPlatform", "weapon": "Weapon", "vehicle": "Vehicle"}
NAMED = {"ORG": "Organisation", "GPE": "Location", "LOC": "Location", "FAC": "Location", "PERSON": "Person"}
BEFORE = {"det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "predet", "punct", "advmod"}
AGENT = {"nsubj", "nsubjpass", "agent"}


def predict(coder: Coder, line: Json) -> Json:
    return answer(line, coder.read(report_from_text(line["text"], source="re3d", id=str(line["id"])), "resolve"))


def answer(line: Json, reading: Reading) -> Json:
    """Who, where, when, with what and how many, as the stages found them; names that they do not know by spaCy."""
    found: set[Entity] = set()
    for kind in (_times, _places, _figures, _mentions, _names, _nouns, _models):
        found |= {entity for entity in kind(reading) if entity[0] < entity[1]}
    entities = sorted(_once(found))
    told = [{"start": start, "end": end, "type": name} for start, end, name in entities]
    return {"id": line["id"], "entities": told, "relations": relations(reading, entities, _words()["relations"])}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _once(found: set[Entity]) -> Iterator[Entity]:
    """Of entities of one type that end alike, the longest."""
    longest: dict[tuple[int, str], int] = {}
    for start, end, name in found:
        longest[end, name] = min(start, longest.get((end, name), start))
    yield from ((start, end, name) for (end, name), start in longest.items())


def _times(reading: Reading) -> Iterator[Entity]:
    """Expressions of time; where a report has no date, what spaCy takes for one."""
    told = [timex.span for timex in reading.timexes]
    for sentence in reading.sentences:
        runs = [sentence.chars(*run) for run in _runs(sentence) if sentence[run[0]].ent in ("DATE", "TIME")]
        told += [span for span in runs if not any(span.overlaps(other) for other in told)]
    yield from ((*span, "Temporal") for span in told if reading.slice(span).lower() not in _words()["vague_times"])


def _places(reading: Reading) -> Iterator[Entity]:
    yield from ((*found.value.span, "Location") for found in reading.toponyms)


def _figures(reading: Reading) -> Iterator[Entity]:
    for sentence in reading.sentences:
        for amount in amounts_of(sentence):
            counts = amount.unit.group in ("", "count")
            name = "Money" if amount.unit.group == "money" else "Quantity"
            if amount.unit.group != "time" and not (counts and amount.quantity.count == 1):
                yield (*(amount.figure if counts else amount.span), name)


def _mentions(reading: Reading) -> Iterator[Entity]:
    for mention in reading.mentions:
        sentence = reading.sentences[mention.sentence]
        name = _type(sentence, mention)
        if name is not None:
            yield (*_phrase(sentence, mention.head), name)


def _type(sentence: Sentence, mention: Mention) -> str | None:
    token = sentence[mention.head]
    if mention.kind == "demonym":
        return "Organisation" if is_plural(token) else None
    if mention.kind == "pronoun" or _machine(sentence, token):
        return None
    if mention.kind in ("person", "role"):
        return "Person" if mention.number != "plural" and not is_plural(token) else "Organisation"
    country = mention.kind == "name" and all(p.country and p.sector is None for p in mention.parties)
    if country and token.dep not in AGENT:
        return None
    return "Organisation"


def _names(reading: Reading) -> Iterator[Entity]:
    """What spaCy calls a name where no stage has found anything, and the demonyms in adjectives."""
    known = [found.value.span for found in reading.toponyms] + [mention.span for mention in reading.mentions]
    persons = _persons(reading)
    for sentence in reading.sentences:
        for first, last in _runs(sentence):
            span, ent = sentence.chars(first, last), sentence[first].ent
            taken = any(span.overlaps(other) for other in known)
            within = sentence[last].dep in ("compound", "poss", "nmod", "amod")
            if ent == "NORP":
                yield from (
                    (*sentence[i].span, "Nationality") for i in range(first, last + 1) if _is_adjective(sentence[i])
                )
                if within and sentence[first].text.isupper():
                    yield (*span, "Organisation")
            elif ent in NAMED and first == last and sentence[first].text in persons:
                yield (*span, "Person")
            elif ent in NAMED and not noun_of(sentence[last]) and (not taken or (ent == "ORG" and within)):
                yield (*span, NAMED[ent])
        adjectives = {t.text for s in reading.sentences for t in s.tokens if t.ent == "NORP" and _is_adjective(t)}
        yield from ((*t.span, "Nationality") for t in sentence.tokens if t.text in adjectives and t.ent == "ORG")


def _is_adjective(token: Token) -> bool:
    return token.tag == "JJ" and token.text[:1].isupper() and not token.text.isupper()


def _persons(reading: Reading) -> frozenset[str]:
    """Names of people told in full somewhere, each word of them."""
    runs = [(s, run) for s in reading.sentences for run in _runs(s) if s[run[0]].ent == "PERSON" and run[0] < run[1]]
    return frozenset(s[i].text for s, (first, last) in runs for i in range(first, last + 1) if s[i].text.isalpha())


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """First and last token of every stretch that spaCy gives one entity type."""
    i = 0
    while i < len(sentence):
        last = i
        while last + 1 < len(sentence) and sentence[last + 1].ent == sentence[i].ent:
            last += 1
        if sentence[i].ent:
            yield i, last
        i = last + 1


def _nouns(reading: Reading) -> Iterator[Entity]:
    """Machines and weapons, places, groups and persons without a name, and pronouns that stand for people."""
    for sentence in reading.sentences:
        for token in sentence.tokens:
            name = _words()["pronouns"].get(token.lower) if token.pos == "PRON" and token.dep != "poss" else None
            if name is None and token.pos in ("NOUN", "PROPN", "ADV"):
                within = token.dep in ("compound", "nmod") and token.head > token.i
                name = _machine(sentence, token) or (None if within and token.pos != "PROPN" else _plain(token))
                name = None if within and name not in ("Weapon", "Organisation") else name
            if name is not None:
                yield (*_phrase(sentence, token.i), name)


def _machine(sentence: Sentence, token: Token) -> str | None:
    noun = noun_of(token)
    if noun is None or noun.word in _words()["no_weapons"]:
        return None
    armed = token.i > 0 and sentence[token.i - 1].lower in _words()["arms"]
    return "MilitaryPlatform" if noun.group == "vehicle" and (noun.always or armed) else MACHINES.get(noun.group)


def _models(reading: Reading) -> Iterator[Entity]:
    """Models by name, ships by name, also where only the name is left, and their numbers ("DDG 51")."""
    equipment = load_equipment()
    ships: set[str] = set()
    for sentence in reading.sentences:
        for hit in models_in(sentence, reading.report.text, equipment):
            noun = kind_noun(hit.kind)
            yield (*sentence.chars(hit.first, hit.last), MACHINES.get(noun.group if noun else "", "MilitaryPlatform"))
            if hit.model is None:
                ships |= {sentence[i].text for i in range(hit.first + 1, hit.last + 1)}
        for token in sentence.tokens:
            if token.text in ships and token.pos == "PROPN":
                yield (*token.span, "MilitaryPlatform")
        yield from ((*sentence.chars(*number), "MilitaryPlatform") for number in hull_numbers(sentence))


def _plain(token: Token) -> str | None:
    one = singular(token.lower)
    if one in _words()["places"]:
        return "Location"
    if one in _words()["groups"]:
        return "Organisation"
    noun = noun_of(token)
    if one in _words()["persons"] or (noun and noun.group in ("people", "men")):
        return "Organisation" if is_plural(token) else "Person"
    return "DocumentReference" if one in _words()["documents"] else None


def _phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """The noun phrase up to its head: article, owner, adjectives."""
    first = head
    while first > 0 and sentence[first - 1].dep in BEFORE and _below(sentence, first - 1, head):
        first -= 1
    while first < head and sentence[first].pos == "PUNCT":
        first += 1
    return sentence[first].span.start, sentence[head].span.end


def _below(sentence: Sentence, i: int, head: int) -> bool:
    return any(token.i == head for token in sentence.ancestors(i))


def main(arguments: list[str]) -> int:
    return command("re3d", __doc__.splitlines()[0], arguments, lambda _: partial(predict, Coder(learned=False)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
