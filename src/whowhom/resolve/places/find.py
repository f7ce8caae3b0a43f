"""The stage: places of a report, each with the preposition that puts something there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from whowhom.records import Found, Place, Span
from whowhom.resolve.places.context import Context, choose, gather
from whowhom.resolve.places.definite import definites
from whowhom.resolve.places.here import find_here
from whowhom.resolve.places.hits import CITY_OF_A_MILLION, Hit, head_of, named, text_of
from whowhom.resolve.places.names import Names, names_kind, scan_all
from whowhom.resolve.places.offset import extent, offset, toward
from whowhom.resolve.places.position import ACTORS, OBJECTS, Position, locate
from whowhom.resolve.places.tables import Entry, PlaceTables, fold
from whowhom.resolve.places.words import Words
from whowhom.syntax import Reading, Sentence

TOWNS = ("city", "capital")
SUBJECTS = ("nsubj", "nsubjpass")
Named = list[tuple[Sentence, list[tuple[Hit, Place]]]]  # the names of each sentence and what they mean


def find_places(reading: Reading, tables: PlaceTables) -> tuple[Found[Place], ...]:
    """Names and definite nouns in place position, in the order of the text.

    A place whose name leaves a doubt has no country and no coordinates. Spans are characters of the report.
    """
    return find_both(reading, scan_all(reading.sentences, tables), tables)[0]


def find_toponyms(reading: Reading, tables: PlaceTables, embedded: bool = False) -> tuple[Found[Place], ...]:
    """Every name of a place, in place position or not.

    ``embedded``: also where it opens the name of something else ("the Texas Department of Health").
    """
    return _toponyms(_resolve(reading, scan_all(reading.sentences, tables, embedded), tables))


def find_both(
    reading: Reading, names: Names, tables: PlaceTables
) -> tuple[tuple[Found[Place], ...], tuple[Found[Place], ...]]:
    """What ``find_places`` and what ``find_toponyms`` find, at one look; ``names``: what ``scan_all`` found."""
    named = _resolve(reading, names, tables)
    return _in_position(reading, named, names, tables), _toponyms(named)


def _in_position(reading: Reading, all_named: Named, scanned: Names, tables: PlaceTables) -> tuple[Found[Place], ...]:
    found: list[Found[Place]] = []
    homes = dict(reading.homes)
    heads = list(homes) if len(homes) > 1 else []
    for sentence, names in all_named:
        located = _located(sentence, names, tables)
        opened = max((end for end in heads if end <= sentence.span.start), default=0)
        told = [one for one in found if one.value.span.start >= opened]  # the item before is another's scene
        home = homes.get(opened) if heads else next(iter(homes.values()), None)
        found += definites(sentence, located, told, tables, home)
    pointed = find_here(reading, scanned, tables)
    here = [one for one in pointed if not any(one.value.span.overlaps(f.value.span) for f in found)]
    found = sorted([*found, *here], key=lambda f: f.value.span)
    return tuple(replace(one, value=replace(one.value, text=reading.slice(one.value.span))) for one in found)


def _toponyms(all_named: Named) -> tuple[Found[Place], ...]:
    return tuple(
        Found(place, sentence.index, head_of(sentence, *hit.core))
        for sentence, named in all_named
        for hit, place in named
    )


def _resolve(reading: Reading, scanned: Names, tables: PlaceTables) -> Named:
    day = reading.report.published
    hits = [
        [_dated(sentence, hit, day, tables) for hit in found]
        for sentence, found in zip(reading.sentences, scanned, strict=True)
    ]
    context = gather(reading, _unborne(reading, hits, tables.words), tables)
    hits = _unborne(reading, hits, tables.words, context)
    for sentence, found in zip(reading.sentences, hits, strict=True):
        for one, two in pairwise(found):  # "Paris, Texas" tells which Paris is meant everywhere in the report
            if _chained(sentence, one, two):
                _meant(sentence, one, context, _meant(sentence, two, context, None))
    out = []
    for sentence, found in zip(reading.sentences, hits, strict=True):
        places: list[tuple[Hit, Place]] = []
        within: Entry | None = None
        for i in range(len(found) - 1, -1, -1):  # from the right: Y of "X, Y" must be known before X
            chained = within if i + 1 < len(found) and _chained(sentence, found[i], found[i + 1]) else None
            hit = replace(found[i], kind="region") if _among_divisions(sentence, found, i) else found[i]
            entry = _meant(sentence, hit, context, chained)
            places.append((found[i], _place(sentence, found[i], entry, tables, chained)))
            within = entry
        out.append((sentence, places[::-1]))
    return out


def _dated(sentence: Sentence, hit: Hit, day: str | None, tables: PlaceTables) -> Hit:
    """Without a capital that bears the name no more, or only abroad, where a town has it for its own ("Salisbury")."""
    key = _key(sentence, hit)
    own = [e for e in hit.entries if fold(e.name) == key and e.country]
    foreign = [e for e in hit.entries if e.kind == "capital" and fold(e.name) != key]
    if not own or not foreign or (day is not None and day <= tables.words.renamed.get(key, "")):
        return hit
    return replace(hit, entries=tuple(e for e in hit.entries if e not in foreign))


def _unborne(reading: Reading, hits: list[list[Hit]], words: Words, context: Context | None = None) -> list[list[Hit]]:
    """Without the cities after which streets and hotels are called: "Moscow Road" lies in Moscow only where the report
    is about Russia for another reason. ``context``: what the rest of the report is about."""

    told = context.states if context is not None else ()

    def there(hit: Hit) -> Hit:
        return replace(hit, entries=tuple(e for e in hit.entries if e.country in told))

    return [
        [there(hit) if _is_borne(sentence, hit, words) else hit for hit in found]
        for sentence, found in zip(reading.sentences, hits, strict=True)
    ]


def _is_borne(sentence: Sentence, hit: Hit, words: Words) -> bool:
    """Is the name that of a street, which bears a city's name wherever it lies?"""
    tail = sentence[hit.last]
    return hit.last > hit.core[1] and named(tail) and tail.lower in words.borne


def _key(sentence: Sentence, hit: Hit) -> str:
    return fold(" ".join(t.text for t in sentence.tokens[hit.core[0] : hit.core[1] + 1]))


def _chained(sentence: Sentence, one: Hit, two: Hit) -> bool:
    """ "Mosul, Iraq", "Goma in eastern Congo": the second says in what the first lies."""
    between = [t.lower for t in sentence.tokens[one.last + 1 : two.first]]
    linked = between in ([","], ["in"], ["in", "the"], [",", "in"], [",", "in", "the"])
    speaks = (
        between == [","] and sentence[head_of(sentence, *two.core)].dep in SUBJECTS
    )  # "shelled Izium, Ukraine said"
    return linked and not speaks and _wider(one, two)


def _wider(one: Hit, two: Hit) -> bool:
    """Is the second a state or division, and the first none that is as large?"""
    large = any(e.kind in ("country", "region") for e in two.entries)
    return large and not any(e.kind in ("country", "continent", "sea", "ocean") for e in one.entries)


def _among_divisions(sentence: Sentence, found: list[Hit], i: int) -> bool:
    """ "Ohio, New York and Maine": in a list of divisions a name that a town bears too means the division."""
    if found[i].kind is not None or not any(e.kind == "region" for e in found[i].entries):
        return False
    beside = [found[k] for k in (i - 1, i + 1) if 0 <= k < len(found)]
    return any(
        _listed(sentence, *sorted((found[i], other), key=lambda h: h.first))
        and other.entries
        and max(other.entries, key=lambda e: e.weight).kind == "region"
        for other in beside
    )


def _meant(sentence: Sentence, hit: Hit, context: Context, within: Entry | None) -> Entry | None:
    key = _key(sentence, hit)
    kind = hit.kind if hit.last == hit.core[1] or hit.kind in ("region", "city", "port") else None
    entry = choose(hit.entries, key, context, kind, within, hit.adjective)
    if entry is None and within is not None:  # a list ("Moscow, Georgia and Armenia") and no chain, if X is well known
        alone = choose(hit.entries, key, context, kind, None, hit.adjective)
        entry = alone if alone is not None and (alone.listed or alone.weight > CITY_OF_A_MILLION) else None
    if entry is not None and kind is None:
        context.meant.setdefault(key, entry)
    return entry


def _place(sentence: Sentence, hit: Hit, entry: Entry | None, tables: PlaceTables, within: Entry | None) -> Place:
    first = hit.first
    span = sentence.chars(first, hit.last)
    text = _slice(sentence, span)
    if entry is None:
        country = hit.adjective or (within.country if within is not None else None)
        return Place(_bare(sentence, hit, text), _kind(hit, None, tables.words), country, None, None, text, span)
    place = Place(
        _name(sentence, hit, entry, text, tables.words),
        _kind(hit, entry, tables.words),
        entry.country,
        entry.lon,
        entry.lat,
        text,
        span,
        radius_km=entry.radius_km,
    )
    if hit.bearing is not None:
        shifted = _shifted(replace(place, kind=entry.kind), hit.bearing, tables)
        town = entry.kind in TOWNS and hit.last == hit.core[1]  # "central Tbilisi" is in Tbilisi
        return replace(shifted, name=entry.name if town else text, kind=place.kind)
    return place


def _slice(sentence: Sentence, span: Span) -> str:
    """The words of a span with blanks between them, also where the report breaks the line."""
    out, at = "", span.start
    for token in sentence.tokens:
        if span.start <= token.span.start and token.span.end <= span.end:
            out += " " * (token.span.start - at) + token.text
            at = token.span.end
    return out


def _kind(hit: Hit, entry: Entry | None, words: Words) -> str:
    if entry is not None and entry.listed and entry.kind in words.own_name:
        return entry.kind
    if hit.kind in words.at_a_place or entry is None:
        return hit.kind or "city"
    if hit.kind and entry.kind not in ("capital", "country"):
        return hit.kind
    return "region" if hit.bearing is not None and entry.kind == "country" else entry.kind


def _name(sentence: Sentence, hit: Hit, entry: Entry, text: str, words: Words) -> str:
    """A thing that is called by a place ("Ain al-Asad Base") keeps its whole name; a place keeps the table's."""
    thing = hit.last > hit.core[1] and hit.kind in words.at_a_place and entry.kind not in words.own_name
    whole = thing and named(sentence[hit.last])
    return text if whole else entry.name


def _bare(sentence: Sentence, hit: Hit, text: str) -> str:
    """ "the Paraguana peninsula": the small noun behind a name that no table has tells its kind, it is not in it."""
    return text_of(sentence, *hit.core) if _told_kind(sentence, hit) and hit.bearing is None else text


def _told_kind(sentence: Sentence, hit: Hit) -> bool:
    """Is there a small noun behind the name that says what it is ("Pazigyi village")?"""
    return hit.last > hit.core[1] and not named(sentence[hit.last])


def _shifted(place: Place, bearing: float, tables: PlaceTables) -> Place:
    """The middle of the part that is meant: half the radius away from the middle of the whole."""
    radius = extent(place, tables)
    if radius is None or place.lon is None or place.lat is None:
        return replace(place, lon=None, lat=None)
    if bearing < 0:
        return replace(place, radius_km=round(radius / 2))
    lon, lat = toward(place.lon, place.lat, bearing, radius / 2)
    return replace(place, lon=lon, lat=lat, radius_km=round(radius / 2))


def _located(sentence: Sentence, names: list[tuple[Hit, Place]], tables: PlaceTables) -> list[Found[Place]]:
    """Those of the names that stand in place position. A chain "X, Y" and a list share the first one's role."""
    out: list[Found[Place]] = []
    before: tuple[Hit, Position | None] | None = None
    for hit, place in names:
        head = head_of(sentence, hit.core[0], hit.last)
        kind = place.kind if hit.bearing is None and hit.last == hit.core[1] else "region"
        if _is_dateline(sentence, hit) or _is_ship(sentence, hit, tables):
            continue
        position = locate(sentence, hit.first, head, kind, tables.words)
        if position is None and before is not None and before[1] is not None and _chained(sentence, before[0], hit):
            position = before[1]
        if (
            position is None
            and before is not None
            and before[1] is not None
            and _listed(sentence, before[0], hit)
            and (kind not in ACTORS or before[1].role)
        ):
            position = before[1]
        before = (hit, position)
        of = hit.first > 0 and sentence[hit.first - 1].lower == "of"  # "raided the village of Gamboru"
        loose = position is not None and position.role is None and not (hit.entries or of or _told_kind(sentence, hit))
        if loose and sentence[head].dep not in OBJECTS:
            continue  # an unknown name needs a preposition, or to be what was taken
        if position is not None:
            moved = offset(sentence, hit.first, replace(place, role=position.role), tables)
            out.append(Found(moved, sentence.index, head))
    return out


def _is_dateline(sentence: Sentence, hit: Hit) -> bool:
    """ "KYIV, Nov 26 -" at the head of a sentence, where the cleaning has left it."""
    if hit.first or not all(t.text.isupper() for t in sentence.tokens[: hit.last + 1] if t.text[0].isalpha()):
        return False
    after = sentence.tokens[hit.last + 1 : hit.last + 2]
    return (
        bool(after)
        and not after[0].text[0].isalnum()
        and sum(t.text.isupper() for t in sentence.tokens) < len(sentence) // 2
    )


def _is_ship(sentence: Sentence, hit: Hit, tables: PlaceTables) -> bool:
    """ "the Fujian", "the Sheffield": a town or division takes no article; a thing that bears its name does."""
    bare = hit.first == hit.last and hit.first > 0 and sentence[hit.first - 1].lower == "the"
    town = bool(hit.entries) and not any(e.listed for e in hit.entries)
    return bare and town and not names_kind(sentence, hit.first, tables) and not _of_event(sentence, hit, tables)


def _of_event(sentence: Sentence, hit: Hit, tables: PlaceTables) -> bool:
    """ "the Luanda talks": named for where they are."""
    noun = sentence.head(hit.last)
    held = noun.lower in tables.words.meetings or noun.lower in tables.words.events
    return held and sentence[hit.last].dep in ("compound", "nmod", "amod")


def _listed(sentence: Sentence, one: Hit, two: Hit) -> bool:
    between = [t.lower for t in sentence.tokens[one.last + 1 : two.first]]
    return between in (["and"], [","], [",", "and"], ["or"])
