"""Names of places as they stand in a sentence, before it is asked whether they are places there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from whowhom.records import Token
from whowhom.resolve.places.hits import CITY_OF_A_MILLION, SPATIAL, Hit, named, text_of
from whowhom.resolve.places.tables import Entry, PlaceTables, fold
from whowhom.resolve.places.unknown import MARKS, unknown
from whowhom.syntax import Sentence

TOWN = 4.5  # log10(population) from which a town is known where only the verb speaks for it
JOINS = (",", "and", "or")
LISTS = ([","], ["and"], ["or"], [",", "and"], [",", "or"])
LONGEST = 6  # tokens of a name; "Bab el-Mandeb Strait" has five


Names = list[list[Hit]]  # of every sentence


@dataclass(frozen=True, slots=True)
class Seen:
    """What the report says elsewhere of single words, in lower case: last words of full names, and names of places."""

    persons: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    embedded: bool = False  # whether names inside other names count
    beside: bool = False  # whether the word stands in a list behind a place


def scan_all(sentences: tuple[Sentence, ...], tables: PlaceTables, embedded: bool = False) -> Names:
    """The names of every sentence. A second look finds those that only another sentence shows to be places.

    ``embedded``: also names that open the name of something else ("the Texas Department of Health").
    """
    first = Seen(_surnames(sentences), embedded=embedded)
    hits = [_scan(sentence, tables, first) for sentence in sentences]
    places = {
        s[h.core[0]].lower for s, found in zip(sentences, hits, strict=True) for h in found if h.core[0] == h.core[1]
    }
    again = Seen(first.persons, frozenset(places) - first.persons, embedded)
    return [
        _scan(s, tables, again) if any(token.lower in again.places for token in s.tokens) else found
        for s, found in zip(sentences, hits, strict=True)
    ]


def _surnames(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """ "Hughes" after "Howard Hughes", "Freire" after "Ramón Freire Serrano" is no town."""
    out = set()
    for sentence in sentences:
        for one, two in pairwise(sentence.tokens):
            if two.ent == "PERSON" == one.ent and named(one) and named(two):
                out |= {one.lower, two.lower}
    return frozenset(out)


def _scan(sentence: Sentence, tables: PlaceTables, seen: Seen) -> list[Hit]:
    """Longest known names from the left, then unknown names that look like places; each token is used once."""
    hits: list[Hit] = []
    past, capitals, directions = 0, sentence.capitals, tables.words.directions
    beside = replace(seen, beside=True)
    for i in [token.i for token in sentence.tokens if token.i in capitals or token.lower in directions]:
        if i < past:
            continue
        told = beside if _beside(sentence, i, hits, tables) else seen
        hit = _known(sentence, tables, i, told) or unknown(sentence, tables, i, seen.persons)
        if hit is None or (hit.first == hit.last and _is_person(sentence, hit, tables, seen)):
            continue
        hit = _widen(sentence, tables, hit)
        hits.append(hit)
        past = hit.last + 1
    return hits


def _beside(sentence: Sentence, i: int, hits: list[Hit], tables: PlaceTables) -> bool:
    """ "in Zahedan and Saravan", "Darfur's Kutum": what goes with a name behind a preposition of place is a place."""
    last = hits[-1] if hits else None
    owned = last is not None and last.last == i - 2 and sentence[i - 1].tag == "POS" and sentence[i].ent != "PERSON"
    if owned and sentence[i].dep in ("pobj", "compound") and last is not None and _large(last):
        return True
    if last is None or last.first == 0 or [t.lower for t in sentence.tokens[last.last + 1 : i]] not in LISTS:
        return False
    word = sentence[i] if sentence[i].dep != "compound" else sentence.head(i)
    joined = word.dep == "conj" and last.first <= word.head <= last.last
    opened = sentence[last.first - 1].lower
    return joined and (opened in tables.words.sure or opened in tables.words.between or opened in JOINS)


def _large(hit: Hit) -> bool:
    """A state or division, in which towns lie."""
    return bool(hit.entries) and max(hit.entries, key=lambda e: e.weight).kind in ("country", "region")


def _is_person(sentence: Sentence, hit: Hit, tables: PlaceTables, seen: Seen) -> bool:
    strong = any(e.listed or e.kind == "capital" or e.weight > CITY_OF_A_MILLION for e in hit.entries)
    inside = hit.first > 0 and sentence[hit.first - 1].lower in tables.words.sure
    return sentence[hit.first].lower in seen.persons and not strong and not inside


def _known(sentence: Sentence, tables: PlaceTables, i: int, seen: Seen) -> Hit | None:
    tokens, start, capitals, types = sentence.tokens, sentence[i], sentence.capitals, tables.words.types
    capital = i in capitals
    if i and tokens[i - 1].text in ("-", "'") and named(tokens[i - 1]):
        return None
    if start.pos == "DET" and i + 1 < len(tokens) and not named(tokens[i + 1]):
        return None  # "The village" at the head of a sentence is no town of Oklahoma
    for j in range(min(i + LONGEST, len(tokens)) - 1, i - 1, -1):
        if not (j in capitals or tokens[j].lower in types or _hyphened(sentence, j)) or (j == i and not capital):
            continue
        if not (capital or any(map(named, tokens[i : j + 1]))):
            continue  # "off its east coast" is no region of the United States
        if j + 2 < len(tokens) and tokens[j + 1].text in tables.words.particles:
            further = j + 3 if tokens[j + 2].text in MARKS and j + 3 < len(tokens) else j + 2
            if named(tokens[further]):
                continue  # "San Vicente" of "San Vicente del Caguan", "Bir" of "Bir al-Abd"
        text = text_of(sentence, i, j)
        if text in tables.words.abbreviations:
            return Hit(i, j, (i, j), tables.lookup(fold(tables.words.abbreviations[text])), "region")
        entries = tables.lookup(fold(text))
        if i == j and start.lower in tables.words.directions and j + 1 < len(sentence) and named(sentence[j + 1]):
            continue  # "Northeast" of "Northeast Georgia"
        if entries and _is_name(sentence, i, j, entries, tables, seen):
            return Hit(i, j, (i, j), entries)
    return None


def _hyphened(sentence: Sentence, j: int) -> bool:
    """ "Punggye-ri": a small last part tied on by a hyphen."""
    return (
        j >= 2
        and sentence[j - 1].text == "-"
        and sentence[j - 1].span.end == sentence[j].span.start
        and named(sentence[j - 2])
    )


def _is_name(sentence: Sentence, i: int, j: int, entries: tuple[Entry, ...], tables: PlaceTables, seen: Seen) -> bool:
    """Not part of a person's or a longer name, not an ordinary word with a capital, not a demonym."""
    if _inside_longer(sentence, i, j):
        sure = any(e.listed or e.kind != "city" or e.weight > TOWN for e in entries) or i < j
        return seen.embedded and _opens(sentence, i) and (sure or sentence[i].lower in seen.places)
    if i < j:
        person = all(t.ent == "PERSON" for t in sentence.tokens[i : j + 1])
        famous = any(e.listed or e.kind == "capital" for e in entries)
        return not person or famous or seen.beside or _after_preposition(sentence, i)
    word, before = sentence[i], sentence[i - 1].lower if i else ""
    famous = any(e.listed or e.kind == "capital" for e in entries)
    if fold(word.text) in tables.words.needs_the and before != "the" and word.tag != "NNPS":
        return False
    if not famous and _goes_on_small(sentence, i, entries):
        return False
    if fold(word.text) not in tables.demonyms and (seen.beside or names_kind(sentence, i, tables)):
        return True
    if word.ent in ("NORP", "LANGUAGE") or (word.pos == "ADJ" and word.tag != "NNP"):
        argument = word.tag == "NNP" and word.dep in ("pobj", "dobj") and fold(word.text) not in tables.demonyms
        return argument or any(e.listed for e in entries)
    if famous:
        return word.pos in ("PROPN", "X") or word.ent in SPATIAL or word.tag.startswith("NN")
    if word.text.isupper() and (len(word.text) <= 3 or not _all_capitals(sentence, i)):
        return False  # an agency or company: "IRNA", "ALMA"
    if i and sentence[i - 1].dep == "compound" and sentence[i - 1].head == i and sentence[i - 1].pos == "PROPN":
        return False  # "Santa Anna", "Quds Napoleon": half of a longer name
    if word.ent in SPATIAL or (max(e.weight for e in entries) > TOWN and _suffers(sentence, i, tables)):
        return True
    if word.pos not in ("PROPN", "X"):  # "around Bakhmut" may be taken for an adverb
        return word.dep == "pobj" and before in tables.words.sure and max(e.weight for e in entries) > TOWN
    if word.lower in seen.places or before in tables.words.taken or before in tables.words.capture:
        return True
    return _after_preposition(sentence, i) or max(e.weight for e in entries) > CITY_OF_A_MILLION


def _kind(noun: str, tables: PlaceTables) -> bool:
    return noun in tables.words.types or noun in tables.words.part


def _goes_on_small(sentence: Sentence, i: int, entries: tuple[Entry, ...]) -> bool:
    """ "the Ta Krabey temple": a hamlet's name that opens a longer one, which no table has."""
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    longer = after is not None and named(after) and after.pos == "PROPN" and after.dep == "compound"
    return longer and sentence[i].head in (i + 1, sentence[i + 1].head) and max(e.weight for e in entries) < TOWN


def names_kind(sentence: Sentence, i: int, tables: PlaceTables) -> bool:
    """ "a Marrakesh hotel", "in the Goma and Bukavu areas": such a noun behind names says that they are places."""
    j = i + 1
    while j + 1 < len(sentence) and sentence[j].lower in JOINS and named(sentence[j + 1]):
        j += 2
    if j >= len(sentence) or named(sentence[j]) or sentence[j].tag not in ("NN", "NNS"):
        return False
    several = j > i + 1
    noun, after = sentence[j].lower, sentence[j + 1] if j + 1 < len(sentence) else None
    if not _kind(noun, tables) and after is not None and after.tag in ("NN", "NNS") and sentence[j].dep == "compound":
        noun = after.lower  # "the Nogales training ground"
    kinds = _kind(noun, tables)
    if several or (i > 0 and sentence[i - 1].lower in JOINS):
        return kinds and sentence[j].tag == "NNS" and i > 0 and sentence[i - 1].lower in (*JOINS, "the")
    return (kinds or noun in tables.words.seated) and i > 0 and sentence[i - 1].tag in ("DT", "IN", "JJ")


def _suffers(sentence: Sentence, i: int, tables: PlaceTables) -> bool:
    """ "devastated Mariupol", "Kramatorsk was hit", "Herat fell to …": what is done to it is done to towns."""
    word = sentence[i]
    while word.dep == "conj" and word.head < word.i:
        word = sentence.head(word.i)
    verb = sentence.head(word.i)
    if word.dep == "nsubj" and verb.lower in tables.words.fall:
        return any(kid.lower == "to" for kid in sentence.children(verb.i)) or word.ent not in ("PERSON", "")
    if word.ent == "PERSON" and not (word.dep == "nsubjpass" and _by_weapon(sentence, verb.i, tables)):
        return False
    return word.dep in ("dobj", "nsubjpass") and verb.lower in tables.words.hit


def _by_weapon(sentence: Sentence, verb: int, tables: PlaceTables) -> bool:
    """ "was hit by missiles": more a town than a man."""
    things = [k.lower for by in sentence.children(verb, "agent") for k in sentence.children(by.i, "pobj")]
    return any(thing in tables.words.aloft_governors for thing in things)


def _all_capitals(sentence: Sentence, i: int) -> bool:
    """A date line or a headline in capitals."""
    return i == 0 or sum(t.text.isupper() for t in sentence.tokens) > len(sentence) // 2


def _inside_longer(sentence: Sentence, i: int, j: int) -> bool:
    """Does a name of a person, or a run of capitals that is no place, go on to the left or right?"""
    inside = sentence[i].ent
    left = sentence[i - 1] if i else None
    right = sentence[j + 1] if j + 1 < len(sentence) else None
    if (
        left is not None
        and left.text in ("-", "–")
        and i > 1
        and sentence[i - 2].span.end == left.span.start
        and left.span.end == sentence[i].span.start
    ):
        return sentence[i - 2].ent == inside != "" and inside not in SPATIAL
    if inside == "ORG" and right is not None and right.ent == "ORG" and named(right) and right.pos == "PROPN":
        return True  # "Shanghai Cooperation Organisation"
    if inside != "PERSON":
        return False
    return any(t is not None and t.ent == "PERSON" and named(t) and t.pos == "PROPN" for t in (left, right))


def _opens(sentence: Sentence, i: int) -> bool:
    """Does the name stand first in the longer name of a body?"""
    before = sentence[i - 1] if i else None
    return sentence[i].ent == "ORG" and (
        before is None or before.ent != "ORG" or before.pos == "DET" or not named(before)
    )


def _after_preposition(sentence: Sentence, i: int) -> bool:
    return i > 0 and sentence[i - 1].tag == "IN"


def _widen(sentence: Sentence, tables: PlaceTables, hit: Hit) -> Hit:
    """Takes in "state", "air base", "Lake" and "western" beside the name."""
    words = tables.words
    last, kind, first, bearing = hit.last, hit.kind, hit.first, None
    for step in (1, 2):
        after = last + step
        if (
            after < len(sentence)
            and sentence[after].lower in words.types
            and sentence[after].tag in ("NN", "NNS", "NNP", "NNPS")
        ):
            between = sentence.tokens[last + 1 : after]
            if _nameless(sentence, tables, hit, after):
                break
            if _type_fits(hit, sentence[after], tables) and all(
                b.tag in ("NN", "NNP", "JJ", "HYPH") and not b.lower.startswith("'") for b in between
            ):
                kind, last = words.types[sentence[after].lower], after
                break
    if first and sentence[first - 1].lower in words.before and named(sentence[first - 1]) and last == hit.last:
        first, kind = first - 1, words.before[sentence[first - 1].lower]
    if first and sentence[first - 1].lower in words.directions:
        bearing = words.directions[sentence[first - 1].lower]
        first -= 1
        if first > 1 and sentence[first - 1].text in ("-", "–") and sentence[first - 2].lower in words.directions:
            first -= 2
            bearing = words.directions.get(fold(sentence[first].text) + fold(sentence[first + 2].text), bearing)
    return replace(
        hit, first=first, last=last, kind=kind, bearing=bearing, adjective=_adjective(sentence, tables, first)
    )


def _nameless(sentence: Sentence, tables: PlaceTables, hit: Hit, after: int) -> bool:
    """ "a Karachi market", "two Aleppo hospitals": a thing at a place that has no name of its own."""
    if named(sentence[after]) or not hit.entries or hit.first == 0:
        return False
    thing = tables.words.types[sentence[after].lower] in tables.words.at_a_place
    return thing and sentence[hit.first - 1].lower in tables.words.indefinite


def _type_fits(hit: Hit, noun: Token, tables: PlaceTables) -> bool:
    """ "Michigan State" is a university: with a capital the noun needs a division of that name."""
    if not named(noun) or noun.lower not in tables.words.of_divisions:
        return True
    return any(e.kind == "region" and e.country != "USA" for e in hit.entries)


def _adjective(sentence: Sentence, tables: PlaceTables, first: int) -> str | None:
    """The state of "the Syrian city of", "Syria's" before a name."""
    for i in range(max(0, first - 5), first):
        key = fold(sentence[i].text)
        if not named(sentence[i]):
            continue
        between = sentence.tokens[i + 1 : first]
        if all(
            t.pos in ("NOUN", "ADJ", "ADP", "PROPN", "PART", "DET") and (t.pos != "ADP" or t.lower == "of")
            for t in between
        ):
            if key in tables.demonyms:
                return tables.demonyms[key]
            if between and between[0].tag == "POS":
                found = [e for e in tables.hand.get(key, ()) if e.kind == "country"]
                if found:
                    return found[0].country
    return None
