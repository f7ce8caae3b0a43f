"""Names of states that stand inside other names: waters, streets, clubs, people, homonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from whowhom.records import Token
from whowhom.resolve.parties.lexicon import Hit, plain
from whowhom.syntax import Sentence

TIMES = ("DATE", "TIME")
PLACES = ("state", "capital", "demonym")


def sound(
    sentence: Sentence, hits: Sequence[Hit], nouns: set[int], words: Mapping[str, Any], whole_text: str
) -> list[Hit]:
    """The hits that are no part of another name. ``nouns`` are the tokens of role and organ nouns ("President")."""
    hits = [hit for hit in hits if not in_pair(sentence, hit, hits)]
    covered = {i for hit in hits for i in range(hit.start, hit.end)} | nouns
    return [hit for hit in hits if not trapped(sentence, hit, nouns, covered, words, whole_text)]


def trapped(
    sentence: Sentence, hit: Hit, nouns: set[int], covered: set[int], words: Mapping[str, Any], whole_text: str
) -> bool:
    if hit.entry.kind == "body":
        return (
            _is_product(sentence, hit, words["inside_names"]["products"])
            or in_company(sentence, hit, covered)
            or ends_longer_name(sentence, hit, covered)
        )
    if hit.entry.kind not in PLACES:
        return False
    if hit.start > 1 and sentence[hit.start - 1].lower == "of" and hit.start - 2 in nouns:
        return False  # "President of Russia Vladimir Putin"
    return (
        in_longer_name(sentence, hit, words["inside_names"], covered)
        or is_regional(sentence, hit, words["inside_names"]["regional"])
        or in_person(sentence, hit, covered, words)
        or is_homonym(sentence, hit, words["homonyms"], whole_text)
    )


def _is_product(sentence: Sentence, hit: Hit, products: Sequence[str]) -> bool:
    """ "a Boeing 737", "two Airbus helicopters": what a firm has made is nobody."""
    after = sentence[hit.end] if hit.end < len(sentence) else None
    if hit.entry.sector != "BUS" or after is None:
        return False
    return after.text[0].isdigit() or (
        after.lower in products and sentence[hit.end - 1].dep in ("compound", "nmod", "amod")
    )


def in_pair(sentence: Sentence, hit: Hit, hits: Sequence[Hit]) -> bool:
    """ "Chad Jordan": two names of states side by side are a person's."""
    plain_names = [other for other in hits if other.entry.kind in ("state", "capital") and not other.entry.attributive]
    if hit not in plain_names:
        return False
    for other in plain_names:
        first, second = (hit, other) if hit.start < other.start else (other, hit)
        if first.end == second.start and sentence[first.end - 1].dep in ("compound", "nmod"):
            return True
    return False


def in_company(sentence: Sentence, hit: Hit, covered: set[int]) -> bool:
    """ "the Brussels Fund", "Commonwealth Bank": a one-word name before another capitalised noun."""
    last = sentence[hit.end - 1]
    if hit.end - hit.start > 1 or last.text.isupper() or hit.end >= len(sentence) or sentence.block == "headline":
        return False
    return last.dep == "compound" and last.head == hit.end and name_word(sentence[hit.end], covered)


def ends_longer_name(sentence: Sentence, hit: Hit, covered: set[int]) -> bool:
    """ "Union Bank of Norway" is no Bank of Norway: a capital that belongs to the first word of the name."""
    if hit.start == 0 or hit.end - hit.start < 3 or sentence[hit.start + 1].lower != "of":
        return False
    before = sentence[hit.start - 1]
    return before.dep == "compound" and before.head == hit.start and name_word(before, covered)


def capital(token: Token) -> bool:
    return token.text[:1].isupper()


def in_longer_name(sentence: Sentence, hit: Hit, words: Mapping[str, Any], covered: set[int]) -> bool:
    """ "South China Sea", "Gulf of Oman", "Bank of America", "British Airways"."""
    tokens = sentence.tokens
    if hit.end < len(tokens) and capital(tokens[hit.end]) and hit.end not in covered:
        if plain(tokens[hit.end].text) in words["after"] and sentence.block != "headline":
            return True
        after = hit.end + 1
        if (
            tokens[hit.end].pos == "PROPN"
            and after < len(tokens)
            and capital(tokens[after])
            and plain(tokens[after].text) in words["after"]
        ):
            return True
    if hit.end + 1 < len(tokens) and tokens[hit.end].text in words["joined_by"] and capital(tokens[hit.end + 1]):
        return True  # "Santiago de Surco"
    i = hit.start - 1
    if i > 0 and tokens[i].lower == "the":
        i -= 1
    if i > 0 and tokens[i].lower == "of":
        return capital(tokens[i - 1]) and i - 1 not in covered and plain(tokens[i - 1].text) in words["before_of"]
    return False


def is_regional(sentence: Sentence, hit: Hit, words: Mapping[str, Sequence[str]]) -> bool:
    """ "Latin American leaders", "three South American presidents": of a part of the world, not of the state."""
    first = sentence[hit.start]
    return hit.start > 0 and sentence[hit.start - 1].text in words.get(first.text, ())


def in_person(sentence: Sentence, hit: Hit, covered: set[int], words: Mapping[str, Any]) -> bool:
    """ "Tai Jordan", "Israel Brooks", "Washington Irving", and other names that only begin so ("New Mexico")."""
    tokens = sentence.tokens
    last = tokens[hit.end - 1]
    before = tokens[hit.start - 1] if hit.start else None
    if before is not None and name_word(before, covered) and plain(before.text) not in words["inside_names"]["whole"]:
        joined = before.dep in ("compound", "nmod") and hit.start <= before.head < hit.end
        if joined or (before.ent == "PERSON" == last.ent):
            return True
        if last.dep == "compound" and last.head >= hit.end and before.ent == tokens[hit.start].ent != "":
            return hit.entry.kind != "demonym"
    after = tokens[hit.end] if hit.end < len(tokens) else None
    if hit.entry.kind == "demonym" or hit.entry.attributive or after is None or not name_word(after, covered):
        return False
    return "PERSON" in (last.ent, after.ent) or (
        last.dep == "compound" and last.head == after.i and sentence.block != "headline"
    )


def name_word(token: Token, covered: set[int]) -> bool:
    return (
        token.pos == "PROPN"
        and capital(token)
        and token.text.isalpha()
        and token.i not in covered
        and token.ent not in TIMES
    )


def is_homonym(sentence: Sentence, hit: Hit, table: Mapping[str, Any], whole_text: str) -> bool:
    """Georgia the American state: told by the names around it in the report."""
    row = table.get(sentence[hit.start].text)
    if row is None or hit.end - hit.start != 1:
        return False
    return any(word in whole_text for word in row["words"]) and not any(word in whole_text for word in row["unless"])
