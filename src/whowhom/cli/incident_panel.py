"""An incident with its reasons: who tells it, every figure with who gives it, each record, why they are one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from whowhom.cli.panel import column_table
from whowhom.cli.plain import plain_record
from whowhom.cli.table import ID_SHOWN
from whowhom.describe import describe
from whowhom.export.flat import count_words
from whowhom.export.flat_incidents import kind_words

Json = Mapping[str, Any]
OWNED = {"yes": "state", "party": "party", "public": "public"}


def incident_panel(
    record: Json, events: Sequence[Json], judgements: Sequence[Json], meanings: Mapping[str, str]
) -> Panel:
    """The panel for ``explain``: ``events`` are its records, ``meanings`` says in words what each sign means."""
    record, events, judgements = (plain_record(value) for value in (record, list(events), list(judgements)))
    reports = {event["document"]["id"]: event["document"] for event in events}
    parts: list[RenderableType] = [
        Text(f"{describe(record)}\n", "bold"),
        _sources(record, reports),
    ]
    parts += [_figures(record)] if record["figures"] else []
    parts += [_otherwise(record)] if record["denials"] or record["dissent"] else []
    parts += [_records(events)]
    parts += [_why(record), _signs(record, meanings)] if record["why"] else []
    parts += [_judgements(judgements)] if judgements else []
    return Panel(Group(*parts, _footer(record)), title=record["id"], padding=(1, 2))


def _sources(record: Json, reports: Mapping[str, Json]) -> Table:
    table = column_table("Independent source", "Country", "Reports", ratios=(4, 2, 8))
    for source in record["sources"]:
        owned = OWNED.get(source["state"] or "", "")
        told = [_report(reports[id]) for id in source["documents"] if id in reports]
        table.add_row(source["name"] or "not known", f"{source['country'] or ''} {owned}".strip(), "\n".join(told))
    return table


def _report(document: Json) -> str:
    title = document["title"] or document["source"]
    return f"{document['id']} · {document['published'] or 'no date'} · {' '.join(title.split())}"


def _figures(record: Json) -> Table:
    table = column_table("Figure", "Value", "Who says so", "Reports", ratios=(3, 2, 4, 5))
    for figure in record["figures"]:
        name = Text(kind_words(figure), "" if figure["agreed"] else "yellow")
        for value in figure["values"]:
            said = ", ".join(value["speakers"]) or "the reports themselves"
            sources = f"{value['sources']} source{'' if value['sources'] == 1 else 's'}"
            table.add_row(name, count_words(value), said, f"{', '.join(value['documents'])} ({sources})")
            name = Text()
        if not figure["agreed"]:
            table.add_row(Text(), Text("disputed", "yellow"), "", "")
    return table


def _otherwise(record: Json) -> Table:
    table = column_table("Told otherwise", "As", "Reports", ratios=(3, 4, 6))
    for denial in record["denials"]:
        table.add_row(Text("denied", "yellow"), f"by {denial['by']}", ", ".join(denial["documents"]))
    for dissent in record["dissent"]:
        table.add_row(dissent["of"], dissent["value"], ", ".join(dissent["documents"]))
    return table


def _records(events: Sequence[Json]) -> Table:
    table = column_table("Record", "Report", "Words", ratios=(3, 3, 9))
    for event in events:
        kind = " ".join(part for part in (event["type"], event["mode"], event["status"]) if part)
        words = " … ".join(" ".join(found["text"].split()) for found in event["evidence"])
        table.add_row(f"{event['id']}\n{kind}", event["document"]["id"], f"“{words}”")
    return table


def _why(record: Json) -> Table:
    table = column_table("Why one act", "Score", "Signs", ratios=(8, 2, 9))
    for tie in record["why"]:
        score = "" if tie["score"] is None else f"{tie['score']:+.1f}"
        table.add_row(" – ".join(id[:ID_SHOWN] for id in tie["events"]), score, ", ".join(tie["signs"]))
    return table


def _signs(record: Json, meanings: Mapping[str, str]) -> Text:
    names = dict.fromkeys(sign for tie in record["why"] for sign in tie["signs"] if sign in meanings)
    return Text("".join(f"{name}: {meanings[name]}\n" for name in names), "dim")


def _judgements(judgements: Sequence[Json]) -> Table:
    table = column_table("Judgement", "By", "Records, note", ratios=(3, 3, 8))
    for one in judgements:
        ids = ", ".join(id[:ID_SHOWN] for id in one["events"])
        table.add_row(f"{one['id']} {one['kind']} ({one['state']})", one["judge"], f"{ids} {one['note']}".strip())
    return table


def _footer(record: Json) -> Text:
    kind = f"{record['quad']} · score {record['score']:+g} · confidence {record['confidence']:.2f}"
    told = f"{len(record['documents'])} reports, {record['independent']} independent sources"
    return Text(f"Status {record['status']} · {kind}\n{told}", "dim")
