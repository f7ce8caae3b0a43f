"""The stage: every non-blank character into exactly one labelled block, and the date that the page's own words give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whowhom.clean.furniture import Furniture, furniture
from whowhom.clean.line import Line
from whowhom.clean.lines import labelled
from whowhom.clean.paragraphs import trimmed
from whowhom.clean.repeats import repeats, told
from whowhom.clean.sentences import sentences
from whowhom.clean.teasers import teasers
from whowhom.records import Block, Report, Span
from whowhom.syntax import Reading

RUNNING = ("body", "teaser")  # labels whose sentences are joined again
TOP_LINES = 12  # paragraphs at the head of a page among which a bare date is the page's own


def clean(reading: Reading) -> Reading:
    """Fills ``blocks``; offsets never move. Where the report has no date yet, a dateline or date line may give it.

    Blocks stand in the order of the text, do not overlap, and hold every character but white space between them.
    """
    report, table = reading.report, furniture()
    lines = labelled(report.text, report.title, table)
    blocks = _repeated(report.text, list(_blocks(report.text, lines, table)), table)
    return replace(reading, report=_dated(report, lines), blocks=tuple(_joined(blocks)))


def _blocks(text: str, lines: list[Line], table: Furniture) -> Iterator[tuple[int, Block]]:
    """Blocks with the number of their paragraph; running text still a block a sentence."""
    for number, line in enumerate(lines):
        start = line.span.start
        if line.marked and line.kind != "furniture":
            mark = trimmed(text, line.span.start, line.rest.start)
            yield number, Block("furniture", mark)
            start = line.rest.start
        if line.kind != "body":
            place = line.dateline.place if line.dateline else None
            yield number, Block(line.kind, Span(start, line.span.end), place=place)
            continue
        if line.dateline:
            yield number, Block("dateline", line.dateline.span, place=line.dateline.place)
            start = line.dateline.span.end
        for block in _told(text, trimmed(text, start, line.span.end), table):
            yield number, block


def _told(text: str, span: Span, table: Furniture) -> Iterator[Block]:
    for sentence in sentences(text, span, table):
        kind = "furniture" if table.is_sentence(text[sentence.start : sentence.end]) else "body"
        yield Block(kind, sentence)


def _repeated(text: str, blocks: list[tuple[int, Block]], table: Furniture) -> list[tuple[int, Block]]:
    """The same blocks, those of sentences that are told elsewhere relabelled "repeat"."""
    bodies = [n for n, (_, block) in enumerate(blocks) if block.kind == "body"]
    said = [told(blocks[n][0], text[blocks[n][1].span.start : blocks[n][1].span.end]) for n in bodies]
    openings = list(dict.fromkeys(one.paragraph for one in said))
    out = list(blocks)
    for one, other in repeats(said, openings, table).items():
        paragraph, block = blocks[bodies[one]]
        out[bodies[one]] = (paragraph, replace(block, kind="repeat", repeats=blocks[bodies[other]][1].span))
    still = [one for n, one in zip(bodies, said, strict=True) if out[n][1].kind == "body"]
    opening = list(dict.fromkeys(one.paragraph for one in still))
    datelined = next((paragraph for paragraph, block in out if block.kind == "dateline"), None)
    leads = teasers(still, opening, datelined, table)
    for n in bodies:
        paragraph, block = out[n]
        if paragraph in leads and block.kind == "body":
            out[n] = (paragraph, replace(block, kind="teaser"))
    return out


def _joined(blocks: list[tuple[int, Block]]) -> Iterator[Block]:
    """Neighbouring sentences of one paragraph become one block, since the parser splits for itself."""
    held: tuple[int, Block] | None = None
    for paragraph, block in blocks:
        if held and block.kind == held[1].kind in RUNNING and paragraph == held[0]:
            held = (paragraph, replace(held[1], span=Span(held[1].span.start, block.span.end)))
            continue
        if held:
            yield held[1]
        held = (paragraph, block)
    if held:
        yield held[1]


def _dated(report: Report, lines: list[Line]) -> Report:
    """The report with the date that its text states, if nothing better gave one: the day of a crawl is no better."""
    if report.published and report.published_from != "crawl":
        return report
    found: list[tuple[int, int, str]] = []
    for number, line in enumerate(lines):
        if line.dateline and line.dateline.day:
            found.append((1, number, line.dateline.day))
        if line.stated and (line.stated.rank == 0 or number < TOP_LINES):
            found.append((line.stated.rank, number, line.stated.day))
    if not found:
        return report
    return replace(report, published=min(found)[2], published_from="dateline")
