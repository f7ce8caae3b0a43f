"""Killed, wounded, missing, captured and displaced, with their figures. What did not happen is not counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from whowhom.records import Casualty, Found, Report, Span, Token
from whowhom.resolve import numbers
from whowhom.resolve.forces.phrases import Phrase, joined, phrase_of
from whowhom.resolve.forces.words import is_plural, noun_of, table
from whowhom.resolve.numbers import NONE, Quantity
from whowhom.syntax import Sentence

HUMAN = ("men", "people")


@cache
def _kinds(section: str) -> dict[str, str]:
    return {word: kind for kind, words in table()["casualties"][section].items() for word in words}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table()["casualties"]["words"][name])


@cache
def _telling() -> frozenset[str]:
    """Every word that may tell a loss."""
    kinds = (word for section in ("verbs", "self", "states", "tolls") for word in _kinds(section))
    return frozenset(kinds) | frozenset(table()["casualties"]["drive"]["verbs"])


def casualties_of(sentence: Sentence, report: Report) -> list[Found[Casualty]]:
    """One entry a figure; "two of them gravely" after a figure is a part of it and left out."""
    out: dict[tuple[str, int], Found[Casualty]] = {}
    if sentence.words.isdisjoint(_telling()):
        return []
    for kind, phrase in _losses(sentence):
        key = (kind, phrase.head)
        if key not in out:
            span = Span(sentence[phrase.first].span.start, sentence[phrase.head].span.end)
            many, text = phrase.quantity, report.text[span.start : span.end]
            out[key] = Found(Casualty(kind, None, many.count, many.bound, text, span), sentence.index, phrase.head)
    return [out[key] for key in sorted(out, key=lambda k: k[1])]


def _losses(sentence: Sentence) -> Iterator[tuple[str, Phrase]]:
    for token in sentence.tokens:
        if token.lower in _telling():
            yield from _of_token(sentence, token)


def _of_token(sentence: Sentence, token: Token) -> Iterator[tuple[str, Phrase]]:
    low, i = token.lower, token.i
    kind = _kinds("verbs").get(low)
    if kind and token.pos in ("VERB", "ADJ", "NOUN") and _real(sentence, i):
        found = _victims(sentence, i)
        yield from ((kind, phrase) for phrase in found)
        if found:
            return
    kind = _kinds("self").get(low)
    if kind and token.pos == "VERB" and _real(sentence, i):
        yield from ((kind, p) for p in _human(sentence, _subjects(sentence, i)))
    kind = _kinds("states").get(low)
    if kind and _real(sentence, i):
        yield from ((kind, p) for p in _beside(sentence, i))
    if low in table()["casualties"]["drive"]["verbs"] and _real(sentence, i) and _from_home(sentence, i):
        fleeing = [kid for kid in sentence.children(i, "ccomp", "xcomp") if kid.lower in _words("flight")]
        targets = sentence.children(i, "dobj", "nsubjpass") + [s for kid in fleeing for s in _subjects(sentence, kid.i)]
        yield from (("displaced", p) for p in _human(sentence, targets))
    yield from _toll(sentence, token)


def _real(sentence: Sentence, i: int) -> bool:
    """Told as a fact: no "not", no modal, no bare infinitive ("threatened to kill")."""
    helpers = sentence.children(i, "aux", "auxpass", "neg")
    if any(kid.dep == "neg" or kid.tag in ("MD", "TO") for kid in helpers):
        return False
    governor = sentence.head(i)
    joined = sentence[i].dep == "conj" and governor.i != i
    return not (joined and any(kid.tag == "MD" for kid in sentence.children(governor.i, "aux")))


def _subjects(sentence: Sentence, i: int) -> list[Token]:
    return sentence.children(i, "nsubj", "nsubjpass")


def _victims(sentence: Sentence, i: int) -> list[Phrase]:
    """Object of the active verb, subject of the passive, noun of the participle; else the figure right beside it."""
    token = sentence[i]
    passive = bool(sentence.children(i, "auxpass", "nsubjpass"))
    targets = sentence.children(i, "nsubjpass") if passive else sentence.children(i, "dobj")
    if token.pos == "NOUN":  # "the killing of four people"
        ofs = [kid for kid in sentence.children(i, "prep") if kid.lower == "of"]
        return _human(sentence, [pobj for of in ofs for pobj in sentence.children(of.i, "pobj")])
    if not targets and token.tag == "VBN" and token.dep == "acl":
        targets = [sentence.head(i)]
    if token.dep == "relcl":  # "the 84 people who were killed"
        targets = [sentence.head(i) if t.tag in ("WP", "WDT") else t for t in targets]
    found = _human(sentence, targets)
    if found:
        return found
    left = _left(sentence, i) if token.tag in ("VBN", "VBD", "JJ") else None
    right = None if left or passive or token.tag == "VBN" else _right(sentence, i)
    return [p for p in (left, right) if p]


def _human(sentence: Sentence, targets: list[Token]) -> list[Phrase]:
    """Phrases of people among ``targets`` and what is joined to them; a name without a figure is no count."""
    out = []
    for target in targets:
        for i in sentence.conjuncts(target.i):
            phrase = _counted(sentence, i)
            if phrase:
                half = joined(sentence, phrase)
                out += [half, phrase] if half else [phrase]
    return out


def _counted(sentence: Sentence, i: int) -> Phrase | None:
    token = sentence[i]
    words = [t.text for t in sentence.tokens]
    of = next((k for k in sentence.children(i, "prep") if k.lower == "of"), None)
    found = numbers.ending_at(words, i + 1)
    if found and found[0].count is not None and token.lower not in ("a", "an"):
        inner = sentence.child(of.i, "pobj") if of else None
        return Phrase(found[1], inner.i if inner and noun_of(inner) else i, found[0])
    noun = noun_of(token)
    phrase = phrase_of(sentence, i)
    people = bool(noun and noun.group in HUMAN) or token.ent == "NORP" or _kinds("states").get(token.lower) is not None
    if noun and noun.group not in HUMAN:
        return None
    article = sentence.child(i, "det")
    if article and article.lower in ("no", "neither"):
        return None
    if article and article.lower in ("a", "an") and people and noun and not is_plural(token):
        return Phrase(phrase.first, i, Quantity(1, 1, 1, None))
    if phrase.quantity.count is not None:
        return phrase if people or (is_plural(token) and noun is None and _countable(token)) else None
    return phrase if people and is_plural(token) else None


def _countable(token: Token) -> bool:
    """A plural that the table does not know counts as people unless it is a sum, a place or a thing that has one."""
    return token.ent in ("", "NORP", "CARDINAL") and token.pos in ("NOUN", "PROPN")


def _left(sentence: Sentence, i: int) -> Phrase | None:
    """ "12 killed", "at least 40 people dead", "dozens more injured"."""
    words = [t.text for t in sentence.tokens]
    at = i
    while at and sentence[at - 1].lower in _words("between"):
        at -= 1
    found = numbers.ending_at(words, at)
    if found and found[0].count is not None:
        return Phrase(found[1], at - 1, found[0])
    if at:
        noun = noun_of(sentence[at - 1])
        if noun and noun.group in HUMAN:
            phrase = phrase_of(sentence, at - 1)
            return phrase if phrase.quantity.count is not None else None
    return None


def _right(sentence: Sentence, i: int) -> Phrase | None:
    """ "killed 12", "wounding at least 30 of them"."""
    found = numbers.scan([t.text for t in sentence.tokens], i + 1)
    if found is None or found[0].count is None:
        return None
    after = sentence[found[1]] if found[1] < len(sentence) else None
    noun = noun_of(after) if after else None
    if noun and noun.group in HUMAN:
        return Phrase(i + 1, found[1], found[0])
    return None if after and after.pos in ("NOUN", "SYM") else Phrase(i + 1, found[1] - 1, found[0])


def _beside(sentence: Sentence, i: int) -> list[Phrase]:
    """ "left 20 dead", "40 people were missing", "with dozens injured"."""
    left = _left(sentence, i)
    if left:
        return [left]
    token = sentence[i]
    if i and sentence[i - 1].pos == "VERB" and sentence[i - 1].tag in ("VBD", "VBN", "VBG"):
        return _victims(sentence, i - 1) or [p for p in (_right(sentence, i),) if p]  # "shot dead two guards"
    if token.dep in ("acomp", "oprd"):
        verb = sentence.head(i).i
        return _human(sentence, _subjects(sentence, verb) + sentence.children(verb, "dobj"))
    return [p for p in _human(sentence, _subjects(sentence, i)) if p.quantity.count is not None]


def _from_home(sentence: Sentence, i: int) -> bool:
    places = set(table()["casualties"]["drive"]["places"])
    preps = [t for t in map(sentence.__getitem__, sentence.subtree(i)) if t.lower in _words("away")]
    near = {sentence[k].lower for p in preps for k in range(p.i + 1, min(p.i + 5, len(sentence)))}
    return bool(near & places) or any(sentence[k].lower in _words("flight") for k in sentence.subtree(i))


def _toll(sentence: Sentence, token: Token) -> Iterator[tuple[str, Phrase]]:
    """ "the death toll rose to 40", "12 deaths", "claimed the lives of 30 people"."""
    kind = _kinds("tolls").get(token.lower)
    if kind is None or token.pos not in ("NOUN", "PROPN"):
        return
    if token.lower == "toll":
        quantity = _after_toll(sentence, token.i)
        if quantity:
            yield kind, quantity
        return
    if token.lower == "lives" and sentence.head(token.i).lower not in table()["casualties"]["takes_lives"]["verbs"]:
        return
    if token.lower != "death" and token.dep not in ("compound", "amod"):
        phrase = phrase_of(sentence, token.i)
        if phrase.quantity.count is not None:
            yield kind, phrase
            return
    of = next((k for k in sentence.children(token.i, "prep") if k.lower == "of"), None)
    if of and token.lower in _words("of_whom"):
        for p in _human(sentence, sentence.children(of.i, "pobj")):
            if p.quantity != NONE:
                yield kind, p


def _after_toll(sentence: Sentence, i: int) -> Phrase | None:
    words = [t.text for t in sentence.tokens]
    best: tuple[Quantity, int, int] | None = None
    for at in range(i + 1, min(i + 12, len(words))):
        if sentence[at].text in (",", ";") and best:
            break
        if sentence[at].lower in _words("toll"):
            found = numbers.scan(words, at + 1)
            if found and found[0].count is not None:
                best = (found[0], at + 1, found[1] - 1)
    return Phrase(best[1], best[2], best[0]) if best else None
