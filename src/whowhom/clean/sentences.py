"""A small sentence splitter for finding repeats and datelines; the parser splits again for itself."""

from __future__ import annotations

import re

from whowhom.clean.furniture import Furniture
from whowhom.clean.paragraphs import trimmed
from whowhom.records import Span

# A full stop with its closing quotes, then either white space and a capital or, run together, a capitalised word. Both
# begin with the stop itself, so that the search goes from stop to stop.
_END = re.compile(
    r"""[.!?…](?:[.!?…]*["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9]|\s+["“‘(\[]|\s+-+\w{1,7}-?\s*$|\s*$)"""
    r"""|(?<=[a-z0-9%)”"’'][.!?])["”’)]?(?=["“‘(]?(?:[A-Z][a-z]|[AI]\s)))"""
)
LONGEST_ADDRESS = 200  # characters looked back over for the start of a web address
_WORD_BEFORE = re.compile(r"([\w.&’'-]*)$")


def sentences(text: str, span: Span, table: Furniture) -> list[Span]:
    """Sentences of the stretch ``span`` of ``text``, without the white space between them.

    Splits at ``trust.Defense`` too; not after initials and abbreviations, nor inside addresses.
    """
    out: list[Span] = []
    start = span.start
    stretch = text[span.start : span.end]
    for match in _END.finditer(stretch):
        end = span.start + match.end()
        if end < span.end and _ends(stretch, match, table):
            out.append(trimmed(text, start, end))
            start = end
    out.append(trimmed(text, start, span.end))
    return [sentence for sentence in out if sentence.start < sentence.end]


def _ends(stretch: str, match: re.Match[str], table: Furniture) -> bool:
    if not match.group().startswith("."):
        return True
    found = _WORD_BEFORE.search(stretch, max(0, match.start() - 40), match.start())
    word = found.group(1).lower() if found else ""
    following = re.match(r"""\s*["'“‘(\[]*([\w’'-]*)""", stretch[match.end() : match.end() + 40])
    after = following.group(1) if following else ""
    run_together = not stretch[match.end() : match.end() + 1].isspace()
    if run_together:
        return not _in_address(stretch, match.start()) and word not in table.abbreviations
    return not _is_short(word, after, table)


def _is_short(word: str, after: str, table: Furniture) -> bool:
    """Whether the stop after ``word`` belongs to it: an abbreviation, an initial, dotted letters."""
    dotted = re.fullmatch(r"(?:[a-z]\.)+[a-z]", word) is not None
    initial = re.fullmatch(r"(?:.*[-’'])?[a-z]", word) is not None and word not in ("i", "a")
    if not (dotted or initial or word in table.abbreviations or word in table.may_end):
        return False
    may_end = dotted or word in table.may_end
    return not (may_end and after.lower() in table.starters and after[:1].isupper())


def _in_address(stretch: str, at: int) -> bool:
    before = re.search(r"\S*$", stretch[max(0, at - LONGEST_ADDRESS) : at])
    around = (before.group() if before else "").lower() + stretch[at : at + 30].split(maxsplit=1)[0]
    return "://" in around or "@" in around or around.startswith("www.")
