"""Names of states that stand inside other names: waters, streets, clubs, people, homonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from whowhom.records import Token
from whowhom.resolve.parties.lexicon import Hit, plain
from whowhom.syntax import Sentence

TIMES = ("DATE", "TIME")
PLACES = ("state", "capital", "demonym")


def sound(sentence: Sentence, hits: Sequence[Hit], nouns: set[int], words: Mapping[str, Any], whole_text: str) -> list[Hit]:
    """The hits that are no part of another name. ``nouns`` are the tokens of role and organ nouns ("President")."""
    covered = {i for hit in hits for i in range(hit.start, hit.end)} | nouns
    return [
        hit
        for hit in hits
        if hit.entry.kind not in PLACES
        or not (
            in_longer_name(sentence, hit, words["inside_names"], covered)
            or in_person(sentence, hit, covered, words)
            or is_homonym(sentence, hit, words["homonyms"], whole_text)
        )
    ]


def capital(token: Token) -> bool:
    return token.text[:1].isupper()


def in_longer_name(sentence: Sentence, hit: Hit, words: Mapping[str, Any], covered: set[int]) -> bool:
    """"South China Sea", "Gulf of Oman", "Bank of America", "British Airways"."""
    tokens = sentence.tokens
    if hit.end < len(tokens) and capital(tokens[hit.end]) and hit.end not in covered:
        if plain(tokens[hit.end].text) in words["after"] and sentence.block != "headline":
            return True
        after = hit.end + 1
        if tokens[hit.end].pos == "PROPN" and after < len(tokens) and capital(tokens[after]) and plain(tokens[after].text) in words["after"]:
            return True
    i = hit.start - 1
    if i > 0 and tokens[i].lower == "the":
        i -= 1
    if i > 0 and tokens[i].lower == "of":
        return capital(tokens[i - 1]) and i - 1 not in covered and plain(tokens[i - 1].text) in words["before_of"]
    return False


def in_person(sentence: Sentence, hit: Hit, covered: set[int], words: Mapping[str, Any]) -> bool:
    """"Tai Jordan", "Israel Brooks", "Washington Irving", and other names that only begin so ("New Mexico")."""
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
    return "PERSON" in (last.ent, after.ent) or (last.dep == "compound" and last.head == after.i and sentence.block != "headline")


def name_word(token: Token, covered: set[int]) -> bool:
    return token.pos == "PROPN" and capital(token) and token.text.isalpha() and token.i not in covered and token.ent not in TIMES


def is_homonym(sentence: Sentence, hit: Hit, table: Mapping[str, Any], whole_text: str) -> bool:
    """Georgia the American state: told by the names around it in the report."""
    row = table.get(sentence[hit.start].text)
    if row is None or hit.end - hit.start != 1:
        return False
    return any(word in whole_text for word in row["words"]) and not any(word in whole_text for word in row["unless"])
