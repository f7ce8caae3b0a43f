"""Datelines: "ANKARA, Oct 6 -", "WASHINGTON (AP) —", "BEIJING, Nov. 30 (Xinhua) --", "MOSCOW, October 6. /TASS/."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whowhom.clean.dates import date_in
from whowhom.clean.furniture import Furniture
from whowhom.clean.paragraphs import trimmed
from whowhom.records import Span

REACH = 110  # characters within which a dateline ends
MOST_PARTS = 7
MOST_PLACE_WORDS = 4
BARE_WORDS = 2  # capitalised words of a place that stands alone before a dash
_DASH = re.compile(
    r"\s*\)\s*\.?[-–—]+\s*|\s*/\s*[-–—.]+\s*|\s+[-–—]{1,3}\s*|\s+_\s+|[-–—]{1,3}\s+|—|--"
    r"|(?<=[\])])\s+(?=[A-Z“\"])"
)
_COLON = re.compile(r"\s*:\s+")
_PART = re.compile(r"(?:[^,|/()\[\]•·;.]|\.(?!\s))+")  # a full stop inside a word or at the end parts nothing
_SIGN = re.compile(r"[A-Z][\w.-]*[A-Z][\w.-]*")  # an agency's name after the date: "IRNA", "KazTAG"
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where it stands, the place it names as written, and the whole date if it states one."""

    span: Span
    place: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class _Parts:
    places: tuple[Span, ...]
    dated: bool
    signed: bool  # an agency or other words in brackets
    known: bool  # an agency of the table


def dateline(text: str, span: Span, table: Furniture, *, first: bool, colons: bool = False) -> Dateline | None:
    """The dateline at the head of a paragraph, or None.

    ``first`` says that the paragraph opens the report; only there a bare "Cape Town - " or "Lahore: " is taken for one.
    ``colons`` says that an item before had a dateline with a colon; then "LAHORE: " may open any other.
    """
    head = text[span.start : min(span.end, span.start + REACH)]
    for match in _DASH.finditer(head):
        before = head[: match.start()] + (")" if ")" in match.group() else "")
        parts = _parts(before, table)
        rest = text[span.start + match.end() : span.end]
        if parts and _opens(before, parts, rest, first, dashed=not match.group().isspace()):
            return _made(text, span, match.end(), parts, table)
    return _with_colon(text, span, head, table, first) if first or colons else None


def _with_colon(text: str, span: Span, head: str, table: Furniture, first: bool) -> Dateline | None:
    match = _COLON.search(head)
    if not match or not (first or head[: match.start()].isupper()):
        return None
    lower = not any(map(str.isupper, text[span.start : span.start + 300]))
    before = head[: match.start()]
    parts = _parts(before.title() if lower else before, table)
    if not parts or not (parts.places or parts.signed) or len(before.split()) > 3 + 4 * parts.dated + 2 * parts.signed:
        return None
    return _made(text, span, match.end(), parts, table)


def is_dateline(text: str, table: Furniture) -> bool:
    """Whether a whole short paragraph is a dateline: "Colombo | 5 May"."""
    parts = _parts(text, table) if len(text) <= REACH else None
    return bool(parts and parts.dated and parts.places)


def whole(text: str, span: Span, table: Furniture) -> Dateline | None:
    """The dateline that fills the paragraph, or None."""
    head = text[span.start : span.end]
    parts = _parts(head, table) if is_dateline(head, table) else None
    return _made(text, span, len(head), parts, table) if parts else None


def opening(text: str, span: Span, named: Span, table: Furniture) -> Dateline | None:
    """The dateline of an item of a round-up, whose ``named`` words are a place, with or without a date; or None."""
    head = text[span.start : named.end]
    parts = _parts(head.title() if head.isupper() else head, table)
    return _made(text, span, span.end - span.start, parts, table) if parts and parts.places else None


def byline(text: str, span: Span, table: Furniture, *, later: bool) -> Dateline | None:
    """Where a report was written, if this line above it says so: "By Ada Lind in Nairobi".

    ``later``: a headline stands before the line, so that "Ada Lind, Nairobi" is no headline itself.
    """
    patterns = [*table.bylines, *(table.bare_bylines if later else ())]
    found = (pattern.fullmatch(text, span.start, span.end) for pattern in patterns)
    match = next((one for one in found if one is not None), None)
    return Dateline(Span(match.start("place"), span.end), match["place"], None) if match is not None else None


def _made(text: str, span: Span, length: int, parts: _Parts, table: Furniture) -> Dateline:
    place = None
    if parts.places:
        place = text[span.start + parts.places[0].start : span.start + parts.places[-1].end]
    where = trimmed(text, span.start, span.start + length)
    return Dateline(where, place, date_in(text[where.start : where.end], table))


def _opens(before: str, parts: _Parts, rest: str, first: bool, *, dashed: bool) -> bool:
    """Whether these parts are strong enough for a dateline, and a sentence follows."""
    if not rest or not dashed:  # "(Reuters) Russia …": without a dash the agency must be known
        boxed = before.startswith("[") and parts.dated and bool(parts.places)
        return bool(rest) and (boxed or (parts.known and (first or parts.dated)))
    if parts.dated and (parts.places or parts.signed):
        return True
    if not re.match(r"[\"'“‘(\[]*[^\W_a-zß-ÿ]", rest):
        return False
    if parts.signed or not parts.places:
        return parts.known or (parts.signed and first)
    named = before[parts.places[0].start : parts.places[-1].end]
    return before[parts.places[0].start : parts.places[0].end].isupper() or (first and _few_capitals(named))


def _few_capitals(named: str) -> bool:
    """Bare names of places in small letters have few words; titles of films and books have more."""
    return all(sum(word[:1].isupper() for word in part.split()) <= BARE_WORDS for part in named.split(","))


def _parts(head: str, table: Furniture) -> _Parts | None:
    """What stands before the dash if all of it is places, dates and agencies, in that order of trial; else None."""
    places: list[Span] = []
    dated = signed = known = False
    pieces = [match for match in _PART.finditer(head) if match.group().strip()]
    if not 1 <= len(pieces) <= MOST_PARTS:
        return None
    for match in pieces:
        span = trimmed(head, *match.span())
        part = head[span.start : span.end]
        agency = part.lower().strip(".") in table.agencies
        if _is_date(part, table):
            dated = True
        elif agency or (_bracketed(head, span) and _signable(part)) or (dated and _SIGN.fullmatch(part)):
            signed, known = True, known or agency
        elif not (dated or signed) and len(places) < 3 and _is_place(part, table):
            places.append(span)
        else:
            return None
    return _Parts(tuple(places), dated, signed, known)


def _bracketed(head: str, span: Span) -> bool:
    return head[: span.start].rstrip()[-1:] in ("(", "[", "/") and bool(re.match(r"\s*[)\]/]|$", head[span.end :]))


def _signable(part: str) -> bool:
    """Whether bracketed words may be an agency's name: few, and the first with a capital."""
    return len(part.split()) <= 4 and part[:1].isupper()


def _is_date(part: str, table: Furniture) -> bool:
    if table.other_calendars.fullmatch(part):
        return True
    words = [word.strip(".") for word in re.split(r"[\s.-]+", part.lower()) if word.strip(".")]
    named = [word for word in words if word in table.months or word in table.weekdays]
    numbers = [word for word in words if re.fullmatch(r"\d{1,2}(st|nd|rd|th)?|(19|20)\d\d|\d{1,2}[:.]?\d{2}", word)]
    rest = len(words) - len(named) - len(numbers) - sum(word in table.beside for word in words)
    return bool(words) and rest == 0 and bool(named or numbers)


def _is_place(part: str, table: Furniture) -> bool:
    words = part.split()
    if not 1 <= len(words) <= MOST_PLACE_WORDS or not words[0][:1].isupper():
        return False
    if any(word.lower().strip(".") in table.not_places for word in words if word.lower() not in table.inside):
        return False
    named = all(word[0].isupper() or word.lower() in table.inside or "-" in word for word in words)
    return named and all(map(_PLACE_WORD.fullmatch, words))
