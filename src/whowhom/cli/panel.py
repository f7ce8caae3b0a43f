"""A record beside its words: the evidence with every value marked in it, then each value, reason and source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from whowhom.cli.plain import plain, plain_record
from whowhom.describe import describe, told_by
from whowhom.export.flat import review_words
from whowhom.values import Value, values

Json = Mapping[str, Any]
STYLE = {
    "who": "bold cyan",
    "whom": "bold magenta",
    "what": "bold yellow underline",
    "when": "green",
    "how long": "green",
    "where": "blue",
    "with": "dark_orange",
    "losses": "red",
    "speaker": "italic",
    "precedent": "reverse",
    "framing": "dim underline",
}
BY = {"field": "as the input says", "url": "by its address", "dateline": "by its dateline"}
AROUND = 30  # characters shown on both sides of words that stand outside the evidence


def record_panel(record: Json, text: str | None, console: Console) -> Panel:
    """The panel for ``explain``. ``text`` is the whole report where it is at hand."""
    record, text = plain_record(record), text and plain(text)
    told = list(values(record))
    colour = bool(console.color_system)
    parts: list[RenderableType] = [_evidence(found, told, colour) for found in record["evidence"]]
    parts += [_values_table(told, record["evidence"], text), _why_table(record), _footer(record)]
    parts.insert(0, Text(f"{describe(record)}\n", "bold"))
    return Panel(Group(*parts), title=record["id"], padding=(1, 2))


def _evidence(found: Json, told: list[Value], colour: bool) -> Text:
    start, end = found["span"]
    inside = [value for value in told if value.span and start <= value.span[0] and value.span[1] <= end]
    if not colour:
        return Text(f"“{_bracketed(found['text'], start, inside)}”\n")
    out = Text(found["text"])
    for value in inside:
        if value.span:
            out.stylize(STYLE[value.role], value.span[0] - start, value.span[1] - start)
    return Text("“") + out + Text("”\n")


def _bracketed(sentence: str, offset: int, told: list[Value]) -> str:
    """Without colours: "[who: Gondorian] riders"; of words that overlap, those told first are marked."""
    taken: list[tuple[int, int, str]] = []
    for value in told:
        if value.span and not any(value.span[0] < end and start < value.span[1] for start, end, _ in taken):
            taken.append((*value.span, value.role))
    for start, end, role in sorted(taken, reverse=True):
        words = sentence[start - offset : end - offset]
        sentence = f"{sentence[: start - offset]}[{role}: {words}]{sentence[end - offset :]}"
    return sentence


def _values_table(told: list[Value], evidence: list[Json], text: str | None) -> Table:
    table = column_table("Value", "Read as", "Words")
    for value in told:
        table.add_row(Text(value.role, STYLE[value.role]), value.value, _words(value, evidence, text))
    return table


def _words(value: Value, evidence: list[Json], text: str | None) -> Text:
    if not value.text or not value.span:
        return Text("no words; drawn from elsewhere", "dim")
    start, end = value.span
    told = any(found["span"][0] <= start and end <= found["span"][1] for found in evidence)
    if told or text is None:
        return Text(_line(value.text))
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Text.assemble((f"…{_line(before)}", "dim"), _line(value.text), (f"{_line(after)}…", "dim"))


def _line(words: str) -> str:
    return words.replace("\n", " ")


def _why_table(record: Json) -> Table:
    table = column_table("Why", "Words", ratios=(8, 6))
    for reason in record["why"]:
        table.add_row(reason["rule"], reason["text"])
    return table


def column_table(*columns: str, ratios: tuple[int, ...] = (2, 6, 6)) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold dim")
    for column, ratio in zip(columns, ratios, strict=True):
        table.add_column(column, ratio=ratio, overflow="fold")
    return table


def _footer(record: Json) -> Text:
    document, coder = record["document"], record["coder"]
    lines = [
        f"Report {document['id']} · {document['source']} · published {document['published'] or 'no date'}",
        f"Coder {coder['version']} · codebook {coder['codebook']}",
    ]
    outlet = document.get("outlet")  # records of earlier versions have none
    if outlet:
        lines.insert(1, f"Told by {told_by(outlet)} ({BY[outlet['by']]})")
    if record["record"] == "event":
        kind = f"{record['quad']} · score {record['score']:+g}"
        sure = f"Status {record['status']} · {kind} · confidence {record['confidence']:.2f}"
        charge = f" · alleged by {record['alleged_by']}" if record["alleged_by"] else ""
        lines.insert(0, sure + charge)
    if record.get("review"):
        lines.insert(0, f"Reviewed: {review_words(record)}")
    return Text("\n".join(lines), "dim")
