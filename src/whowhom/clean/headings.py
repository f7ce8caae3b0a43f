"""Lines without a full stop: headlines, section headings, labels of the site, links."""

from __future__ import annotations

from dataclasses import replace

from whowhom.clean.line import Line

HEADLINE_WORDS = 22  # a longer first line is a paragraph
HEADING_WORDS = 12
LABEL_WORDS = 3  # an unpunctuated line no longer than this names a section of the site
CUT_WORDS = 12  # a last line of so many words is a sentence that was cut off, not a link
ITEM_WORDS = 4  # a list item of fewer words says nothing
HEADLINES = 6  # so many lines of some words, and more than half of all words in such, are a report all in headlines


def headings(lines: list[Line], title: str | None) -> list[Line]:
    """Unpunctuated lines: headlines and section headings where running text follows, else links and labels."""
    if _all_headlines(lines):
        return [line if line.kind else replace(line, kind=_headline_or_text(line)) for line in lines]
    out = list(lines)
    has_prose = any(line.prose for line in lines if not line.kind)
    run: list[int] = []
    top = True
    for n, line in enumerate(lines):
        if line.kind:
            continue
        if title and has_prose and (top or len(lines) == 1) and _is_title(line, title):
            out[n] = replace(line, kind="headline")
        elif not has_prose or _is_text(lines, n, top):
            _settle(out, run, top, followed=True)
            run, top = [], False
            out[n] = replace(line, kind="body")
        else:
            run.append(n)
    _settle(out, run, top, followed=False)
    return out


def _all_headlines(lines: list[Line]) -> bool:
    """Whether a report tells its news in headlines, one in capitals and the next in small letters beneath it."""
    bare = [line for line in lines if not line.kind and not line.prose and line.words >= ITEM_WORDS]
    told = sum(line.words for line in lines if not line.kind)
    capitals = sum(line.text.isupper() for line in bare)
    many = len(bare) >= HEADLINES and 2 * sum(line.words for line in bare) > told
    return many and 3 * min(capitals, len(bare) - capitals) >= HEADLINES


def _headline_or_text(line: Line) -> str:
    if not line.prose and line.words < ITEM_WORDS:
        return "furniture"
    return "headline" if line.text.isupper() else "body"


def _is_text(lines: list[Line], n: int, top: bool) -> bool:
    """Running text or a list's item. A first line that ends in a question mark and has more text after it is none."""
    line = lines[n]
    if not line.prose:
        return line.marked and line.words >= ITEM_WORDS
    if not top or line.text[-1:] not in "?!" or line.words > HEADING_WORDS:
        return True
    return not any(other.words > line.words for other in lines[n + 1 :] if not other.kind)


def _is_title(line: Line, title: str) -> bool:
    key, whole = _key(line.text), _key(title)
    return bool(key) and (key == whole or (len(key) > 20 and whole.startswith(key)))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _settle(out: list[Line], run: list[int], top: bool, *, followed: bool) -> None:
    """Labels a run of unpunctuated lines by where it stands and whether running text follows it."""
    listed = False
    for place, n in enumerate(run):
        line = out[n]
        from_end = len(run) - place
        if line.words > HEADLINE_WORDS or (listed and line.words >= ITEM_WORDS):
            kind = "body"
        elif not followed:
            kind = "body" if line.words >= CUT_WORDS else "furniture"
        elif top:
            label = line.words <= LABEL_WORDS and len(run) > 1
            kind = "furniture" if label or from_end > 3 else "headline"
        elif line.words > HEADING_WORDS:
            kind = "body"
        else:
            kind = "headline" if len(run) <= 2 and from_end == 1 else "furniture"
        # A line that ends in a colon announces a list, and the lines after it are the list's items.
        listed = listed or (line.text.endswith(":") and line.words >= LABEL_WORDS)
        out[n] = replace(line, kind=kind)
