"""What each paragraph is before its sentences are looked at: headline, date line, page furniture or running text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from whowhom.clean.dateline import byline, dateline, whole
from whowhom.clean.dates import Stated, date_line
from whowhom.clean.furniture import Furniture
from whowhom.clean.headings import HEADING_WORDS, headings
from whowhom.clean.items import items
from whowhom.clean.line import Line
from whowhom.clean.paragraphs import paragraphs, trimmed
from whowhom.records import Span


@dataclass(slots=True)
class _Zone:
    """Where the walk stands: inside a list of links, or past the report's end."""

    kind: str = ""
    seen: int = 0  # characters of running text so far
    total: int = field(default=1)


def labelled(text: str, title: str | None, table: Furniture) -> list[Line]:
    """The report's paragraphs, each with its kind."""
    lines = [_line(text, span, table) for span in paragraphs(text)]
    lines = _known(lines, table)
    lines = headings(lines, title)
    return _datelines(text, lines, table)


def _line(text: str, span: Span, table: Furniture) -> Line:
    rest = span
    for _ in range(3):
        match = table.mark.match(text, rest.start, rest.end)
        if not match or match.end() == rest.start:
            break
        rest = trimmed(text, match.end(), rest.end)
    if rest.start == rest.end:
        rest = span
    words = text[rest.start : rest.end]
    return Line(span, rest, words, text[span.start : span.end], words=len(words.split()))


def _known(lines: list[Line], table: Furniture) -> list[Line]:
    """Lines that the table knows, date lines, and what stands in the zones they open."""
    zone = _Zone(total=sum(len(line.text) for line in lines if line.prose) or 1)
    out = []
    for line in lines:
        kind, stated = _kind(line, zone, table)
        if not kind and line.prose:
            zone.seen += len(line.text)
        out.append(replace(line, kind=kind, stated=stated))
    return out


def _kind(line: Line, zone: _Zone, table: Furniture) -> tuple[str, Stated | None]:
    if zone.kind == "end":
        return "furniture", None
    stated = date_line(line.text, table)
    if table.end_zone.fullmatch(line.text) and zone.seen >= 0.5 * zone.total:
        zone.kind = "end"
        return "furniture", stated
    if table.is_line(line.text) or (line.marked and table.is_line(line.whole)):
        zone.kind = "links" if zone.seen and table.links_zone.match(line.text) else ""
        return "furniture", stated
    if stated:
        return "furniture", stated
    if zone.kind == "links" and not line.prose:
        return "furniture", None
    zone.kind = ""
    return "", None


def _datelines(text: str, lines: list[Line], table: Furniture) -> list[Line]:
    out: list[Line] = []
    first, colons = True, False
    labels = items(text, lines, table)
    for n, line in enumerate(lines):
        found = None
        if line.kind == "body" or (line.kind in ("headline", "furniture") and line.words <= HEADING_WORDS):
            found = whole(text, line.rest, table)
        if found:
            line = replace(line, kind="dateline", dateline=found)
            out[:1] = [_letterhead(one, table) for one in out[:1] if first] or out[:1]
        elif first and line.kind in ("headline", "furniture"):
            found = byline(text, line.rest, table, later=any(one.kind == "headline" for one in out))
            line = replace(line, kind="dateline", dateline=found, rest=found.span) if found else line
        elif line.kind == "body":
            found = labels.get(n) or dateline(text, line.rest, table, first=first, colons=colons)
            line = replace(line, dateline=found)
            first = False
            colons = colons or bool(found and text[found.span.end - 1] == ":")
        out.append(line)
    return out


def _letterhead(line: Line, table: Furniture) -> Line:
    """The top line above a dateline of its own names who writes, short as it may be: "ARAB LEAGUE"."""
    known = line.kind != "furniture" or line.stated is not None or table.is_line(line.text)
    return line if known else replace(line, kind="headline")
