"""Men, ships, aircraft, vehicles, weapons and crowds of a sentence, with model, figure and unit."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from whowhom.records import Force, Found, Report, Span
from whowhom.resolve.forces.crowds import crowds_of
from whowhom.resolve.forces.equipment import Equipment
from whowhom.resolve.forces.formations import formations_of
from whowhom.resolve.forces.marked import is_marked
from whowhom.resolve.forces.models import Hit, models_in
from whowhom.resolve.forces.named import in_brackets, on_hulls, type_of
from whowhom.resolve.forces.phrases import Phrase, joined, phrase_of
from whowhom.resolve.forces.shares import shares_of
from whowhom.resolve.forces.words import Noun, is_plural, modifiers, noun_of, table
from whowhom.resolve.numbers import NONE, Quantity
from whowhom.syntax import Sentence

MODIFYING = {"compound", "nmod", "amod"}
INNER = {"ADJ", "NOUN", "PROPN", "PUNCT", "SYM", "NUM"}


def forces_of(
    sentence: Sentence, report: Report, taken: set[int], equipment: Equipment, last: Force | None = None
) -> list[Found[Force]]:
    """Forces in the order of the text; ``taken`` are the heads of casualties, which are told apart.

    ``last``: the last force of the sentence before, which a share may be of.
    """
    hulls = on_hulls(sentence)
    hits = [hit for hit in models_in(sentence, report.text, equipment) if hit.first not in hulls]
    out: dict[int, Found[Force]] = {}
    used = _add_named(sentence, report, hits, out)
    types = {i for hit in hits if (i := type_of(sentence, hit)) is not None}
    for token in sentence.tokens:
        noun = noun_of(token)
        if noun is None or token.i in taken | types or not _is_head(sentence, token.i, noun):
            continue
        near = [h for h in hits if _belongs(sentence, h, token.i)]
        found = _force(sentence, report, token.i, noun, near, out.keys())
        if found:
            out[token.i] = found
            half = joined(sentence, phrase_of(sentence, token.i))
            if half:
                out[half.head] = _found(sentence, report, half, found.value.kind, None, None)
            used |= {h.first for h in near}
    for hit in hits:
        if hit.first not in used and not _is_compound(sentence, hit) and not _names_one(sentence, hit, out):
            _add_model(sentence, report, hit, out)
    for phrase, kind, unit in formations_of(sentence):
        if phrase.head not in taken | out.keys():
            out[phrase.head] = _found(sentence, report, phrase, kind, None, unit)
    figures = _add_shares(sentence, report, taken, out, last)
    for phrase in crowds_of(sentence, taken | out.keys() | figures):
        out[phrase.head] = _found(sentence, report, phrase, "people", None, None)
    found_all = _ones(sentence, report, out)
    return [found_all[i] for i in sorted(found_all)]


def _add_named(sentence: Sentence, report: Report, hits: list[Hit], out: dict[int, Found[Force]]) -> set[int]:
    """Named ships with their type: one of its kind each."""
    used: set[int] = set()
    for hit in hits:
        at = type_of(sentence, hit)
        noun = noun_of(sentence[at]) if at is not None else None
        if at is not None and noun is not None:
            kind = _kind(sentence, report, at, noun, None)
            phrase = Phrase(hit.first, hit.last, Quantity(1, 1, 1, None))
            out[hit.last] = _found(sentence, report, phrase, kind, hit, None)
            used.add(hit.first)
    return used


def _names_one(sentence: Sentence, hit: Hit, out: dict[int, Found[Force]]) -> bool:
    """ "a frigate, HMAS Gondor": the name of a ship that is told already."""
    beside = hit.first - 2 if hit.first > 1 and sentence[hit.first - 1].text == "," else sentence[hit.last].head
    meant = out.get(beside) if hit.model is None else None
    noun = noun_of(sentence[meant.head]) if meant is not None else None
    return meant is not None and meant.value.count == 1 and noun is not None and noun.group == "ship"


def _add_shares(
    sentence: Sentence, report: Report, taken: set[int], out: dict[int, Found[Force]], last: Force | None
) -> set[int]:
    """Adds shares whose noun is left out, without a whole that they tell in full. Returns the tokens of the shares."""
    shares = [(p, of) for p, of in shares_of(sentence, out, last) if p.head not in taken | out.keys()]
    for phrase, of in shares:
        found = _found(sentence, report, phrase, of.kind, None, None)
        out[phrase.head] = replace(found, value=replace(found.value, model=of.model))
    for i in [i for i, found in out.items() if found.value.count is not None]:
        parts = [p.quantity.count for p, of in shares if of is out[i].value]
        if parts and sum(filter(None, parts)) == out[i].value.count:
            del out[i]
    return {i for phrase, _ in shares for i in range(phrase.first, phrase.head + 1)}


def _is_head(sentence: Sentence, i: int, noun: Noun) -> bool:
    """Not "missile test" or "troop withdrawal"; but "the destroyer Dena", where the parser makes the name the head."""
    token = sentence[i]
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    if after is not None and after.text == "-" and after.span.start == token.span.end:
        return False  # "a missile-tracking drill"
    capital = token.text[:1].isupper() and i > 0 and token.pos == "PROPN"
    if _excluded(sentence, i, noun) or (capital and sentence.block != "headline" and noun.word != "marine"):
        return False
    if token.dep not in MODIFYING or token.head < i or _ends(sentence, i):
        return True
    governor = sentence.head(i)
    kind = noun.group in ("ship", "aircraft") or noun.word in table()["ships"]["named"]
    named = governor.pos == "PROPN" and kind and governor.text[:1].isupper()
    return named and sentence[i + 1].pos == "PROPN"


def _ends(sentence: Sentence, i: int) -> bool:
    """ "a frigate (F-123)", "one frigate and two destroyers": the phrase is over, whatever the parser joins to it."""
    after = sentence.tokens[i + 1 : i + 3]
    listed = len(after) == 2 and after[0].pos == "CCONJ" and after[1].pos in ("NUM", "DET")
    return listed or (bool(after) and after[0].text == "(")


def _excluded(sentence: Sentence, i: int, noun: Noun) -> bool:
    """ "think tank", "coal mine", "chief executive officer"; and "no troops"."""
    before = sentence[i - 1].lower if i else ""
    if before in table()["nouns"]["not"]["before"].get(noun.word, []):
        return True
    det = sentence.child(i, "det")
    return bool(det and det.lower in ("no", "neither"))


def _belongs(sentence: Sentence, hit: Hit, head: int) -> bool:
    """ "Tu-95 bombers", "Type 055 guided-missile destroyers", "the destroyer USS Churchill"."""
    if hit.last < head:
        between = sentence.tokens[hit.last + 1 : head]
        inside = all(t.pos in INNER and t.text not in (",", "(", ")") for t in between)
        return inside and len(between) <= 4 and not any(noun_of(t) and t.dep not in MODIFYING for t in between)
    return hit.first == head + 1


def _is_compound(sentence: Sentence, hit: Hit) -> bool:
    """Whether the name only describes another noun ("the F-35 programme")."""
    token = sentence[hit.last]
    following = sentence[hit.last + 1] if hit.last + 1 < len(sentence) else None
    modifies = token.dep in (*MODIFYING, "nummod", "poss") and token.head > hit.last
    return bool(following and modifies and following.pos in ("NOUN", "PROPN") and following.i <= token.head)


def _force(
    sentence: Sentence, report: Report, i: int, noun: Noun, hits: list[Hit], heads: Collection[int]
) -> Found[Force] | None:
    hit = hits[0] if hits else None
    skip = frozenset(t for h in hits for t in range(h.first, h.last + 1) if h.last < i)
    phrase, unit = _with_unit(sentence, phrase_of(sentence, i, skip))
    if noun.group == "unit":
        return _unit(sentence, report, noun, phrase, hit)
    quantity = NONE if _are_services(noun, phrase.quantity) else phrase.quantity
    phrase = replace(phrase, quantity=quantity)
    told = quantity.count is not None or quantity.bound is not None or hit is not None
    if not (
        told or (unit and noun.group not in ("men", "people")) or noun.always or is_marked(sentence, i, noun, heads)
    ):
        return None
    phrase = _single(sentence, phrase, hit, unit)
    return _found(sentence, report, phrase, _kind(sentence, report, i, noun, hit), hit, unit)


def _are_services(noun: Noun, quantity: Quantity) -> bool:
    """Whether armies are counted, not their men."""
    services = table()["nouns"]["services"]
    return noun.word in services["words"] and quantity.count is not None and quantity.count <= services["most"]


def _single(sentence: Sentence, phrase: Phrase, hit: Hit | None, unit: str | None) -> Phrase:
    """ "a destroyer", "his MiG-21": one of its kind is one; "the destroyer" counts nothing."""
    token, first = sentence[phrase.head], sentence[phrase.first]
    if phrase.quantity != NONE or unit or is_plural(token) or (hit and hit.plural):
        return phrase
    article = first.lower in ("a", "an") and (
        _ends(sentence, phrase.head) or first.head in range(phrase.first, phrase.head + 2)
    )
    owned = hit is not None and first.tag == "PRP$" and hit.model is not None
    one = article or owned or in_brackets(sentence, phrase.head)
    return replace(phrase, quantity=Quantity(1, 1, 1, None)) if one else phrase


def _kind(sentence: Sentence, report: Report, i: int, noun: Noun, hit: Hit | None) -> str:
    """ "military vehicle", "guided-missile destroyer"; the noun alone if nothing before it belongs to its name."""
    if noun.word == "fighter":
        return "fighter jet" if hit else noun.kind
    if noun.group in ("men", "people"):
        return noun.kind
    left = report.text[sentence.span.start : sentence[i].span.start][-60:]
    tail = re.search(r"(?:[\w'’-]+\s+)*$", left)
    words: list[str] = []
    for word in reversed(tail.group().split() if tail else []):
        if word.lower() not in modifiers():
            break
        words.insert(0, word.lower())
    finer = hit is not None and noun.kind in hit.kind.split() and len(words) < 2
    return hit.kind if hit and finer else " ".join([*words, noun.kind])


def _unit(sentence: Sentence, report: Report, noun: Noun, phrase: Phrase, hit: Hit | None) -> Found[Force] | None:
    """ "two battalions", "a 300-strong contingent"; a unit with "of" is told by the noun after it."""
    i = phrase.head
    of = next((kid for kid in sentence.children(i, "prep") if kid.lower == "of"), None)
    inner = sentence.child(of.i, "pobj") if of else None
    alone = noun.word in table()["nouns"]["unit"]["alone"]
    told = hit is not None or (phrase.quantity.count is not None and alone)  # "Patriot batteries", "two battalions"
    if (inner and noun_of(inner)) or not told:
        return None
    unit = None if sentence[i - 1].lower == "strong" else noun.word  # "300-strong" counts the men
    return _found(sentence, report, phrase, hit.kind if hit else noun.kind, hit, unit)


def _add_model(sentence: Sentence, report: Report, hit: Hit, out: dict[int, Found[Force]]) -> None:
    """A model without a noun; after a comma it tells which machine was meant ("the rocket, a three-stage Unha-3")."""
    phrase, unit = _with_unit(sentence, phrase_of(sentence, hit.last, frozenset(range(hit.first, hit.last))))
    phrase = _single(sentence, phrase, hit, unit)
    found = _found(sentence, report, phrase, hit.kind, hit, unit)
    meant = out.get(sentence[hit.last].head) if sentence[hit.last].dep == "appos" else None
    if meant is None or meant.value.model or meant.value.count is not None or not hit.model:
        out[hit.last] = found
        return
    many = found.value.count if found.value.count is not None else meant.value.count
    force = replace(meant.value, kind=hit.kind, model=hit.model, count=many, bound=found.value.bound)
    out[meant.head] = replace(meant, value=force)


def _with_unit(sentence: Sentence, phrase: Phrase) -> tuple[Phrase, str | None]:
    """ "two squadrons of jets": the unit, the whole phrase, and the unit's figure where the jets have none."""
    noun = noun_of(sentence[phrase.unit]) if phrase.unit is not None else None
    if phrase.unit is None or noun is None or noun.group != "unit":
        return phrase, None
    outer = phrase_of(sentence, phrase.unit)
    quantity = phrase.quantity if phrase.quantity.count is not None else outer.quantity
    return Phrase(outer.first, phrase.head, quantity), noun.word


def _found(
    sentence: Sentence, report: Report, phrase: Phrase, kind: str, hit: Hit | None, unit: str | None
) -> Found[Force]:
    last = max(phrase.head, hit.last) if hit else _named_to(sentence, phrase.head)
    span, many = Span(sentence[phrase.first].span.start, sentence[last].span.end), phrase.quantity
    text = report.text[span.start : span.end]
    force = Force(None, kind, hit.model if hit else None, many.count, many.bound, unit, text, span)
    return Found(force, sentence.index, phrase.head)


def _named_to(sentence: Sentence, head: int) -> int:
    """Takes in the name of one ship ("the frigate Admiral Gorshkov")."""
    noun = noun_of(sentence[head])
    last = head
    ship = noun is not None and (noun.group == "ship" or noun.word in table()["ships"]["named"])
    if ship and not is_plural(sentence[head]):
        while last + 1 < len(sentence) and _is_name(sentence, last + 1):
            last += 1
    return last


def _is_name(sentence: Sentence, i: int) -> bool:
    token = sentence[i]
    place = token.ent in ("GPE", "NORP") and token.dep != "appos"  # "the carrier Nimitz" may be read as a place
    return token.pos == "PROPN" and token.text[:1].isupper() and not place and token.ent not in ("DATE", "TIME")


def _ones(sentence: Sentence, report: Report, out: dict[int, Found[Force]]) -> dict[int, Found[Force]]:
    """ "three Russian ships and two Chinese ones": the kind is that of the last force before."""
    for token in (token for token in sentence.tokens if token.lower == "ones"):
        before = [i for i in out if i < token.i]
        if not before:
            continue
        phrase = phrase_of(sentence, token.i)
        if phrase.quantity != NONE:
            kind = out[max(before)].value.kind
            out[token.i] = _found(sentence, report, phrase, kind, None, None)
    return out
