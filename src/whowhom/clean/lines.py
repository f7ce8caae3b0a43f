"""What each paragraph is before its sentences are looked at: headline, date line, page furniture or running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from whowhom.clean.dateline import Dateline, dateline, whole
from whowhom.clean.dates import Stated, date_line
from whowhom.clean.furniture import Furniture
from whowhom.clean.paragraphs import paragraphs, trimmed
from whowhom.records import Span

HEADLINE_WORDS = 22  # a longer first line is a paragraph
HEADING_WORDS = 12
LABEL_WORDS = 3  # an unpunctuated line no longer than this names a section of the site
PROSE_WORDS = 25  # so many words are running text even without a full stop
CUT_WORDS = 12  # a last line of so many words is a sentence that was cut off, not a link
ITEM_WORDS = 4  # a list item of fewer words says nothing
_PROSE_END = re.compile(r"[.!?…;]+[\"'”’)\]]*$|[,:][\"”]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on the way to its label. ``rest`` is what remains after a bullet, number or time at its head."""

    span: Span
    rest: Span
    text: str  # of ``rest``
    kind: str = ""  # "headline", "furniture", "body", "dateline"; empty while open
    words: int = 0
    dateline: Dateline | None = None
    stated: Stated | None = None

    @property
    def marked(self) -> bool:
        return self.rest.start > self.span.start

    @property
    def prose(self) -> bool:
        return self.words >= PROSE_WORDS or bool(_PROSE_END.search(self.text))


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
    lines = _headings(lines, title)
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
    return Line(span, rest, words, words=len(words.split()))


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
    if table.is_line(line.text):
        zone.kind = "links" if table.links_zone.match(line.text) else ""
        return "furniture", stated
    if stated:
        return "furniture", stated
    if zone.kind == "links" and not line.prose:
        return "furniture", None
    zone.kind = ""
    return "", None


def _headings(lines: list[Line], title: str | None) -> list[Line]:
    """Unpunctuated lines: headlines and section headings where running text follows, else links and labels."""
    out = list(lines)
    has_prose = any(line.prose for line in lines if not line.kind)
    run: list[int] = []
    top = True
    for n, line in enumerate(lines):
        if line.kind:
            continue
        if _is_title(line, title) and (top or len(lines) == 1) and has_prose:
            out[n] = replace(line, kind="headline")
        elif line.prose and not (top and _asks(line, lines, n)):
            _settle(out, run, top, followed=True)
            run, top = [], False
            out[n] = replace(line, kind="body")
        elif not has_prose or (line.marked and line.words >= ITEM_WORDS):
            out[n] = replace(line, kind="body")
        else:
            run.append(n)
    _settle(out, run, top, followed=False)
    return out


def _asks(line: Line, lines: list[Line], n: int) -> bool:
    """A first line that ends in a question mark and has running text after it is a headline too."""
    following = [other for other in lines[n + 1 :] if not other.kind]
    return line.text[-1:] in "?!" and line.words <= HEADING_WORDS and any(other.words > line.words for other in following)


def _is_title(line: Line, title: str | None) -> bool:
    key = _key(line.text)
    return bool(title and key) and (key == _key(title or "") or (len(key) > 20 and _key(title or "").startswith(key)))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _settle(out: list[Line], run: list[int], top: bool, *, followed: bool) -> None:
    """Labels a run of unpunctuated lines by where it stands and whether running text follows it."""
    for place, n in enumerate(run):
        line = out[n]
        from_end = len(run) - place
        if not followed:
            kind = "body" if line.words >= CUT_WORDS else "furniture"
        elif top:
            label = line.words <= LABEL_WORDS and len(run) > 1
            kind = "furniture" if label or from_end > 3 or line.words > HEADLINE_WORDS else "headline"
        else:
            kind = "headline" if len(run) <= 2 and from_end == 1 and line.words <= HEADING_WORDS else "furniture"
            kind = "body" if line.words > HEADING_WORDS and len(run) == 1 else kind
        out[n] = replace(line, kind=kind)


def _datelines(text: str, lines: list[Line], table: Furniture) -> list[Line]:
    out = []
    first = True
    for line in lines:
        found = None
        if line.kind == "body" or (line.kind in ("headline", "furniture") and line.words <= HEADING_WORDS):
            found = whole(text, line.rest, table)
        if found:
            line = replace(line, kind="dateline", dateline=found)
        elif line.kind == "body":
            line = replace(line, dateline=dateline(text, line.rest, table, first=first))
            first = False
        out.append(line)
    return out
