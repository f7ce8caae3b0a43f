"""Search in the evidence: the sentences that hold the words, each with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import Field

from whowhom.describe import describe
from whowhom.serve.asking import FiltersAndPart, Looking
from whowhom.serve.sheets import Sheet
from whowhom.serve.views.events import events_sheet
from whowhom.store.ask.marks import Span, marks

AROUND = 140  # characters before and after the first mark that are shown of a long sentence
MOST_SNIPPETS = 3  # of one record


class SearchAsked(FiltersAndPart):
    """The filters, of which ``text`` must be there, and an order."""

    sort: Literal["-day", "day", "-report", "report"] = Field(
        "-day", description="By the day of the act or of the report; with - the newest first."
    )

    def asked(self) -> dict[str, Any]:
        return {key: value for key, value in super().asked().items() if key != "sort"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a report from character ``start`` to ``end`` of its text. ``marks``: where in ``text`` the search is
    met, in characters. ``cut``: the sentence begins before them, goes on behind them."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    cut: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class InReport:
    """``published``: a day; ``outlet``: its name, else how the input calls it; ``title``: null where it has none."""

    id: str
    title: str | None
    source: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A record and what of its evidence holds the words. ``day``: its first or its last, null where none is known."""

    id: str
    sentence: str
    type: str
    quad: str
    status: str
    day: str | None
    report: InReport
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class OfType:
    """``count`` records have this type."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class OfYear:
    """``count`` records tell of acts of this year."""

    value: int
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """``total`` records hold the words; they are counted by type (the commonest first) and by year. ``more``: whether
    the next part has any. ``names``: of what the filters name by a code, as a person would say it."""

    total: int
    more: bool
    types: tuple[OfType, ...]
    years: tuple[OfYear, ...]
    hits: tuple[Hit, ...]
    names: dict[str, str]


def search(store: Looking, asked: Annotated[SearchAsked, Query()]) -> Found:
    """Records whose evidence holds words, with the words marked. `text` is what to look for: words count by their
    stems, "in quotation marks" as they stand; OR parts alternatives, NOT bars the next word, a star ends a beginning.
    """
    if not asked.text or not asked.text.strip():
        raise ValueError("text: write what to look for in the evidence, as in: drill NOT naval.")
    told = store.holding(asked.sort, asked.limit, asked.offset, **asked.asked())
    return Found(
        told["total"],
        told["total"] > asked.offset + asked.limit,
        tuple(OfType(**one) for one in told["types"]),
        tuple(OfYear(**one) for one in told["years"]),
        _hits(told["records"], asked.text),
        asked.names(store),
    )


def search_sheet(store: Looking, asked: Annotated[SearchAsked, Query()]) -> Sheet:
    """The same records in the order of days, with the columns of all records."""
    return events_sheet(store, asked)


def _hits(records: Sequence[dict[str, Any]], text: str) -> tuple[Hit, ...]:
    spans = iter(marks(text, [said["text"] for record in records for said in record["evidence"]]))
    return tuple(_hit(record, [next(spans) for _ in record["evidence"]]) for record in records)


def _hit(record: dict[str, Any], spans: Sequence[tuple[Span, ...]]) -> Hit:
    when, document = record["when"] or {}, record["document"]
    lit = [(said, found) for said, found in zip(record["evidence"], spans, strict=True) if found]
    told = lit or [(said, ()) for said in record["evidence"][:1]]
    outlet = document["outlet"]
    return Hit(
        record["id"],
        describe(record),
        record["type"],
        record["quad"],
        record["status"],
        when.get("start") or when.get("end"),
        InReport(
            document["id"],
            document["title"],
            document["source"],
            outlet["name"] if isinstance(outlet, dict) else outlet,
            document["published"],
        ),
        tuple(_snippet(said, found) for said, found in told[:MOST_SNIPPETS]),
    )


def _snippet(said: dict[str, Any], found: tuple[Span, ...]) -> Snippet:
    """The sentence, or of a long one what stands around its first mark, from word to word."""
    text, start = said["text"], said["span"][0]
    first, last = found[0] if found else (0, 0)
    begin, end = _edge(text, first - AROUND, -1), _edge(text, last + AROUND, 1)
    inside = tuple((max(a, begin) - begin, min(b, end) - begin) for a, b in found if a < end and b > begin)
    return Snippet(text[begin:end], start + begin, start + end, inside, (begin > 0, end < len(text)))


def _edge(text: str, at: int, step: int) -> int:
    """The nearest end of a word outwards, where one is near."""
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    gap = text.rfind(" ", max(0, at - 20), at) + 1 if step < 0 else text.find(" ", at, at + 20)
    return gap if gap > 0 else at
