"""Models of equipment in a sentence: "Tu-95", "F-16s", "Type 055", "Arleigh Burke-class", "USS Nimitz"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from whowhom.records import Span, Token
from whowhom.resolve.forces.equipment import Equipment, key
from whowhom.resolve.forces.words import noun_of, table
from whowhom.syntax import Sentence

LONGEST = 5  # tokens of the longest alias


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``first`` … ``last`` name a model; ``model`` is None for the name of one ship ("USS Nimitz")."""

    first: int
    last: int
    model: str | None
    kind: str
    plural: bool
    weak: bool  # an ordinary word ("Patriot", "Leopard") that needs a noun of force beside it


@cache
def _designation() -> re.Pattern[str]:
    """Every pattern of the table as one, a group each."""
    return re.compile("|".join(f"({row['pattern']})" for row in table()["designations"]["patterns"]))


def _kind_of(name: str) -> str | None:
    match = _designation().fullmatch(name)
    return table()["designations"]["patterns"][match.lastindex - 1]["kind"] if match and match.lastindex else None


def models_in(sentence: Sentence, text: str, equipment: Equipment) -> list[Hit]:
    """Models in order, the longest name first where names overlap. ``text`` is the report's."""
    found: list[Hit] = []
    end = 0
    for i in [token.i for token in sentence.tokens if _is_written_so(token)]:
        hit = _hit(sentence, text, i, equipment) if i >= end else None
        if hit:
            hit = _with_name(sentence, text, hit, equipment)
            found.append(hit)
            end = hit.last + 1
    sure = [hit for hit in found if not hit.weak or _beside_force(sentence, hit)]
    if not any(hit.model for hit in sure):
        return sure
    return [hit for hit in found if hit in sure or _has_digit(sentence, hit)]  # among its like "Y-9" is a model too


def _with_name(sentence: Sentence, text: str, hit: Hit, equipment: Equipment) -> Hit:
    """Takes in a second name of the same model ("P-8A" + "Poseidon")."""
    end = hit.last + 1
    after = _hit(sentence, text, end, equipment) if end < len(sentence) and _is_written_so(sentence[end]) else None
    names = [_row(sentence, text, h, equipment) for h in (hit, after) if h is not None]
    same = after is not None and len(names) == 2 and names[0] is not None and names[0] == names[1]
    return replace(hit, last=after.last, plural=after.plural) if after and same else hit


def _row(sentence: Sentence, text: str, hit: Hit, equipment: Equipment) -> str | None:
    """The model of the table that the words of a hit name."""
    name = text[sentence[hit.first].span.start : sentence[hit.last].span.end]
    row = equipment.get(key(name)) or equipment.get(key(name.removesuffix("s")))
    return row.name if row else None


def _has_digit(sentence: Sentence, hit: Hit) -> bool:
    return any(c.isdigit() for token in sentence.tokens[hit.first : hit.last + 1] for c in token.text)


def _is_written_so(word: Token) -> bool:
    """As the first word of every model: with a capital or a figure."""
    return word.text[:1].isupper() or word.text[:1].isdigit()


def _hit(sentence: Sentence, text: str, i: int, equipment: Equipment) -> Hit | None:
    word = sentence[i]
    if word.pos in ("DET", "NUM", "PRON", "ADP") and word.text.isalpha():
        return None  # "Two Kongo-class destroyers"
    ship = _ship(sentence, i)
    if ship:
        return ship
    end = min(len(sentence), i + LONGEST)
    ahead = text[word.span.start : sentence[end - 1].span.end]
    if not _may_begin(ahead[: word.span.end - word.span.start], ahead, equipment):
        return None
    for last in range(end - 1, i - 1, -1):
        name = text[word.span.start : sentence[last].span.end]
        found = _known(name, equipment)
        if found:
            return Hit(i, last, *found[:2], plural=found[2], weak=found[3])
    return None


def _may_begin(word: str, ahead: str, equipment: Equipment) -> bool:
    """Whether a model can begin with a word; ``ahead``: the text from there, as far as a name goes."""
    return equipment.begins(word) or "class" in ahead or _designation().match(ahead) is not None


def _known(name: str, equipment: Equipment) -> tuple[str, str, bool, bool] | None:
    """(model, kind, plural, weak) of a name or its plural."""
    if name.endswith(("-", ".", "'s")) or not any(map(str.isupper, name)):
        return None
    forms = [(name, False), (name[:-1], True)] if name.endswith("s") else [(name, False)]
    for form, plural in forms:
        short = key(form)
        row = equipment.get(short)
        if row and len(short) > 1:
            return _as_told(form, row.name), row.kind, plural, row.weak
    for form, plural in forms:
        kind = _kind_of(form)
        if kind:
            return form, kind, plural, False
    if not name.endswith("class"):
        return None
    ship_class = re.fullmatch(r"([A-Z][\w']+(?: [A-Z][\w']*){0,2})[- ]class", name)
    return (f"{ship_class[1]}-class", "ship", False, True) if ship_class else None


def _as_told(form: str, model: str) -> str:
    """The variant or class that the report names ("P-3C", "Renhai-class"); for a mere word, the model ("Bear")."""
    same = key(form).startswith(key(model)) and not form[len(model) :][:1].isalnum()  # other spelling, or a name added
    return model if same or not (form.endswith("-class") or any(c.isdigit() for c in form)) else form


def _ship(sentence: Sentence, i: int) -> Hit | None:
    """A ship by its prefix and name ("USS Winston S. Churchill")."""
    prefixes = table()["ships"]["prefixes"]
    if sentence[i].text not in prefixes or i + 1 >= len(sentence) or not sentence[i + 1].text[:1].isupper():
        return None
    last = i
    while last + 1 < len(sentence) and sentence[last + 1].pos == "PROPN" and last - i < 4:
        last += 1
    kind = "ship" if sentence[i].text in table()["ships"]["merchant"] else "warship"
    return Hit(i, last, None, kind, plural=False, weak=False) if last > i else None


def hull_numbers(sentence: Sentence) -> list[tuple[int, int]]:
    """First and last token of numbers painted on ships, in brackets after the name: "USS Gondor (DDG 70)"."""
    out = []
    pattern = re.compile(table()["ships"]["hull"])
    for token in sentence.tokens[1:]:
        if token.text != "(":
            continue
        end = next((t.i for t in sentence.tokens[token.i : token.i + 6] if t.text == ")"), None)
        words = sentence.tokens[token.i + 1 : end] if end else ()
        named = sentence[token.i - 1].pos == "PROPN"
        if named and words and pattern.fullmatch(" ".join(t.text for t in words).replace(" - ", "-")):
            out.append((words[0].i, words[-1].i))
    return out


def _beside_force(sentence: Sentence, hit: Hit) -> bool:
    """Whether a noun of force stands right after the name (or a word on), or right before it."""
    after = sentence.tokens[hit.last + 1 : hit.last + 4]
    for token in after:
        noun = noun_of(token)
        if noun and (noun.group not in ("people", "men") or noun.word == "fighter"):
            return True  # "Typhoon fighters" are aircraft
        if token.pos not in ("ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "SYM") or token.text == ",":
            break
    before = noun_of(sentence[hit.first - 1]) if hit.first else None
    return bool(before and before.group not in ("people", "men"))


def span_of(sentence: Sentence, hit: Hit) -> Span:
    return sentence.chars(hit.first, hit.last)
