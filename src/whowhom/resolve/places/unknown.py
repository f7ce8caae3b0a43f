"""Names that no table has: a run of capitals in a place's position, or one that ends in "Bridge", "Palace", "Park"."""

from __future__ import annotations

from whowhom.resolve.places.hits import SPATIAL, Hit, named, text_of
from whowhom.resolve.places.tables import PlaceTables, fold
from whowhom.syntax import Sentence

MARKS = frozenset("-–/'’")
BUILT = ("site", "base", "island", "river", "region", "port", "border", "city")


def unknown(sentence: Sentence, tables: PlaceTables, i: int, persons: frozenset[str] = frozenset()) -> Hit | None:
    """A run of capitals that the parser calls a place, or that ends in such a word as Bridge, Palace, Park.

    ``persons``: words of full names of people in the report, in lower case.
    """
    if not named(sentence[i]) or sentence[i].pos not in ("PROPN", "NOUN", "ADJ") or _ends_longer(sentence, i):
        return None
    j = i
    while j + 1 < len(sentence) and _goes_on(sentence, j, tables.words.particles):
        j += 1
    while j > i and not named(sentence[j]):
        j -= 1
    if fold(text_of(sentence, i, j)) in tables.words.refused:
        return None
    last = sentence[j].lower
    following = sentence[j + 1] if j + 1 < len(sentence) else None
    if j > i and last in tables.words.types and tables.words.types[last] in BUILT and sentence[i].ent != "PERSON":
        return Hit(i, j, (i, j), (), tables.words.types[last])
    if (
        following is not None
        and (following.lower in tables.words.types or following.lower in tables.words.part)
        and not named(following)
        and following.dep != "punct"
        and fold(sentence[j].text) not in tables.demonyms
        and sentence[j].dep in ("compound", "nmod", "amod")
        and (
            sentence[j].ent in SPATIAL
            or (_behind(sentence, i, tables) and sentence[j].ent in ("", "ORG"))
            or _the_thing(sentence, tables, i, j, persons)
        )
    ):
        return Hit(i, j, (i, j), ())
    if j > i and sentence[i].lower in tables.words.before and sentence[i].ent != "PERSON":
        return Hit(i, j, (i, j), (), tables.words.before[sentence[i].lower])
    if i > 1 and sentence[i - 1].lower == "of" and sentence[i - 2].lower in tables.words.types:
        return Hit(i, j, (i, j), (), tables.words.types[sentence[i - 2].lower]) if sentence[j].pos == "PROPN" else None
    if all(sentence[k].ent in SPATIAL for k in (i, j)) and _sure(sentence, tables, i, j):
        return Hit(i, j, (i, j), ())
    if _stays(sentence, tables, i, j):
        return Hit(i, j, (i, j), ())
    if (
        i
        and sentence[i - 1].lower in tables.words.taken
        and sentence[j].pos == "PROPN"
        and sentence[i].ent not in ("NORP", "ORG")
    ):
        return Hit(i, j, (i, j), ())
    return Hit(i, j, (i, j), ()) if _captured(sentence, tables, i, j) else None


def _captured(sentence: Sentence, tables: PlaceTables, i: int, j: int) -> bool:
    """ "seized Paletwa in Chin State": what is taken and lies somewhere is a place, whatever the parser calls it."""
    taken = i > 0 and sentence[i - 1].lower in tables.words.capture and sentence[j].dep in ("dobj", "obj")
    lies = j + 2 < len(sentence) and sentence[j + 1].lower == "in" and named(sentence[j + 2])
    return taken and lies and sentence[j].pos == "PROPN" and sentence[j].ent in ("", *SPATIAL)


def _ends_longer(sentence: Sentence, i: int) -> bool:
    """ "Front" of "the Polisario Front": the last word of a name that is no place."""
    before = sentence[i - 1] if i else None
    return before is not None and before.dep == "compound" and before.head == i and before.pos == "PROPN"


def _the_thing(sentence: Sentence, tables: PlaceTables, i: int, j: int, persons: frozenset[str]) -> bool:
    """ "at the Netzarim checkpoint", "stormed the Zamzam camp": people take no article; but not "the Cameron camp"."""
    if i < 2 or sentence[i - 1].lower != "the" or sentence[j].lower in persons:
        return False
    before, thing = sentence[i - 2].lower, sentence[j + 1].lower in tables.words.types
    put = before in tables.words.sure or before in tables.words.capture or before in tables.words.hit
    return thing and put and sentence[j].ent == "PERSON" and sentence[j].pos == "PROPN"


def _behind(sentence: Sentence, i: int, tables: PlaceTables) -> bool:
    """Does a preposition of place stand before the name, an article aside?"""
    k = i - 2 if i > 1 and sentence[i - 1].pos == "DET" else i - 1
    return k >= 0 and (sentence[k].lower in tables.words.sure or sentence[k].lower in tables.words.motion)


def _stays(sentence: Sentence, tables: PlaceTables, i: int, j: int) -> bool:
    """ "at Guerguerat", "near Jermuk, Goris and Sotk": bare names behind these are places, whatever the parser says."""
    first = i
    while sentence[first].dep == "conj" and sentence[first].head < first:
        first = sentence[first].head
    spot = first > 0 and sentence[first - 1].lower in tables.words.spot and sentence[first - 1].tag == "IN"
    key = fold(text_of(sentence, i, j))
    word = (
        key in tables.demonyms
        or key in tables.words.refused
        or any(t.text.isupper() for t in sentence.tokens[i : j + 1])
    )
    return spot and not word and sentence[j].pos == "PROPN" and sentence[first].pos == "PROPN"


def _sure(sentence: Sentence, tables: PlaceTables, i: int, j: int) -> bool:
    """The parser's word alone is not enough for an unknown name: "in Kiwanja", "seized Kiwanja" it must be."""
    key = fold(text_of(sentence, i, j))
    if key in tables.demonyms or key in tables.words.refused or (i == j and sentence[i].text.isupper()):
        return False
    before = next((sentence[k] for k in range(i - 1, -1, -1) if sentence[k].pos not in ("DET", "ADJ")), None)
    if before is None:
        return False
    if before.lower in tables.words.sure or before.lower in tables.words.capture:
        return True
    if before.lower == "of" and before.i:
        return sentence[before.i - 1].lower in tables.words.part
    return (
        before.text in (",", "and")
        and sentence[i].head < i
        and sentence[i].dep in ("conj", "appos")
        and sentence.head(i).ent in SPATIAL
    )


def _goes_on(sentence: Sentence, j: int, particles: frozenset[str]) -> bool:
    here, after = sentence[j], sentence[j + 1]
    if after.text in MARKS:
        return (
            after.span.start == here.span.end and j + 2 < len(sentence) and sentence[j + 2].span.start == after.span.end
        )
    if here.text in MARKS or (named(after) and after.pos in ("PROPN", "NOUN")):
        return True
    if here.text in particles:
        return True
    further = j + 3 if j + 3 < len(sentence) and sentence[j + 2].text in MARKS else j + 2  # "Bir al-Abd"
    if after.text in particles and further < len(sentence) and named(sentence[further]):
        return True
    return after.lower in ("of", "the") and after.ent in SPATIAL and here.ent == after.ent
