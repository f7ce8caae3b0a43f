"""Records as a table that is worth looking at: when, who and whom, what, where and with what, who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from whowhom.dates import when_words
from whowhom.describe import act
from whowhom.export.flat import casualty_words, force_words

Json = Mapping[str, Any]
COLOUR = {
    "verbal-cooperation": "green",
    "material-cooperation": "bold green",
    "verbal-conflict": "dark_orange",
    "material-conflict": "bold red",
}
STATUS = {"ongoing": "cyan", "planned": "blue", "hypothetical": "magenta", "refused": "yellow", "denied": "yellow"}
DAY_WIDTH = 13  # "by 2022-11-30"
ID_SHOWN = 12  # characters; the beginning of an id is enough for `explain`
WORDS_SHOWN = 60  # characters of the words that told of the act
NARROW = 90  # below this many columns, the account of who says so moves under the act


def records_table(records: Sequence[Json], width: int, *, ids: bool = False) -> Table:
    """A table of event and relation records for a console of that many columns."""
    narrow = width < NARROW
    table = frame(narrow, ("Who → whom", 5), ("What", 4), ("Where, with what", 4), ("Who says so", 3))
    for record in records:
        says = _says(record)
        what = stack(_what(record), Text.assemble(("— ", "dim"), says) if says else says) if narrow else _what(record)
        cells = [when_cell(record, ids), who_cell(record), what, _where(record)]
        table.add_row(*cells, *([] if narrow else [says]))
    return table


def frame(narrow: bool, *columns: tuple[str, int]) -> Table:
    """An empty table: "When", then columns with their shares of the width, the last for wide consoles only."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold dim")
    table.add_column("When", width=DAY_WIDTH)
    for name, share in columns[:-1] if narrow else columns:
        table.add_column(name, ratio=share, overflow="fold")
    table.expand = True
    return table


def when_cell(record: Json, ids: bool) -> Text:
    """The day, the status where it is not simply done, the beginning of the id."""
    said = Text(when_words(record.get("when") or record.get("since")) or "–")
    status = record.get("status", "standing")
    told = Text() if status == "occurred" else Text(status, STATUS.get(status, "dim"))
    return stack(said, told, Text(record["id"][:ID_SHOWN], "dim") if ids else Text())


def who_cell(record: Json) -> Text:
    """Who did it, and to whom."""
    if record["record"] == "relation":
        return Text(" – ").join(Text(party) for party in record["parties"])
    actors, recipients = _parties(record["actors"]), _parties(record["recipients"])
    if record["reciprocal"] and not record["recipients"]:
        return Text(" ↔ ").join(actors)
    out = Text(", ").join(actors) if actors else Text("?", "dim")
    if recipients:
        out = Text.assemble(out, (" → ", "bold"), Text(", ").join(recipients))
    return out


def _parties(parties: Sequence[Json]) -> list[Text]:
    """Names, each once; they tell the sector ("armed forces of Gondor")."""
    return [Text(name) for name in dict.fromkeys(party["name"] or party["id"] for party in parties)]


def _what(record: Json) -> Text:
    if record["record"] == "relation":
        trend = {"up": "growing ", "down": "fading "}.get(record["trend"] or "", "")
        return Text(trend + record["kind"], "italic")
    first = f" ({record['precedent']['claim']})" if record["precedent"] else ""
    out = Text.assemble((act(record), COLOUR.get(record["quad"], "")), (first, "dim"))
    words = next((reason["text"] for reason in record["why"] if reason["text"]), "")
    return stack(out, Text(f"“{shorten(words, WORDS_SHOWN, placeholder=' …')}”", "dim italic") if words else Text())


def _where(record: Json) -> Text:
    places = [f"{place['role'] or 'in'} {place['name']}" for place in record.get("places", ())]
    forces = [f"{force['owner'] or ''} {force_words(force)}".strip() for force in record.get("forces", ())]
    losses = [casualty_words(loss) for loss in record.get("casualties", ())]
    lasted = [f"for {record['duration']['text']}"] if record.get("duration") else []
    return stack(
        Text(", ".join(places)),
        Text(", ".join(forces), "dim"),
        Text(", ".join(losses), "red"),
        Text(", ".join(lasted), "dim"),
    )


def _says(record: Json) -> Text:
    speakers = dict.fromkeys(said["speaker"]["name"] or said["speaker"]["id"] for said in record.get("attribution", ()))
    charge = Text(f"alleged by {record['alleged_by']}", "yellow") if record.get("alleged_by") else Text()
    return stack(Text(", ".join(speakers), "dim"), charge)


def stack(*lines: Text) -> Text:
    """A line below the other, empty ones left out."""
    return Text("\n").join(line for line in lines if line)
