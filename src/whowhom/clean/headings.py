"""Lines without a full stop: headlines, section headings, labels of the site, links."""

from __future__ import annotations

from dataclasses import replace

from whowhom.clean.line import Line

HEADLINE_WORDS = 22  # a longer first line is a paragraph
HEADING_WORDS = 12
LABEL_WORDS = 3  # an unpunctuated line no longer than this names a section of the site
CUT_WORDS = 12  # a last line of so many words is a sentence that was cut off, not a link
ITEM_WORDS = 4  # a list item of fewer words says nothing


def headings(lines: list[Line], title: str | None) -> list[Line]:
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
        elif not has_prose or _is_text(line, top, lines[n + 1 :]):
            _settle(out, run, top, followed=True)
            run, top = [], False
            out[n] = replace(line, kind="body")
        else:
            run.append(n)
    _settle(out, run, top, followed=False)
    return out


def _is_text(line: Line, top: bool, after: list[Line]) -> bool:
    """Running text or a list's item. A first line that ends in a question mark and has more text after it is none."""
    if not line.prose:
        return line.marked and line.words >= ITEM_WORDS
    longer = any(other.words > line.words for other in after if not other.kind)
    return not (top and longer and line.text[-1:] in "?!" and line.words <= HEADING_WORDS)


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
            kind = "furniture" if label or from_end > 3 else "headline"
            kind = "body" if line.words > HEADLINE_WORDS else kind
        else:
            kind = "headline" if len(run) <= 2 and from_end == 1 and line.words <= HEADING_WORDS else "furniture"
            kind = "body" if line.words > HEADING_WORDS and len(run) == 1 else kind
        out[n] = replace(line, kind=kind)
