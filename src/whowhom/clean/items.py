"""Round-ups whose items open with the name of a place and a stop: "KABUL. Two men …", "Congo and Rwanda: The …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whowhom.clean.dateline import Dateline, opening
from whowhom.clean.furniture import Furniture
from whowhom.clean.line import Line
from whowhom.records import Span

LEAST = 3  # items from which a report is a round-up
SHARE = 0.5  # of its paragraphs that open so
_LABEL = re.compile(r"([^\W\d_]{3}[^.:!?\n]{0,40})[.:]\s+(?=[\"“'‘]?[A-Z\d])")


def items(text: str, lines: Sequence[Line], table: Furniture) -> Mapping[int, Dateline]:
    """By number of the line, what opens the items of a round-up.

    Nobody's words are items ("Lind: We are ready."): who speaks in one paragraph speaks in another as well.
    """
    bodies = [n for n, line in enumerate(lines) if line.kind == "body"]
    found = {n: label for n in bodies if (label := _label(text, lines[n].rest, table)) is not None}
    names = [label.place for label in found.values()]
    few = len(names) < LEAST or len(names) < SHARE * len(bodies) or len(set(names)) < len(names)
    return {} if few else found


def _label(text: str, span: Span, table: Furniture) -> Dateline | None:
    match = _LABEL.match(text, span.start, span.end)
    if match is None or match[1].lower() in table.abbreviations:
        return None
    return opening(text, Span(span.start, match.end()), Span(*match.span(1)), table)
