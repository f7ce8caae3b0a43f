"""``whowhom judge accept``, ``reject``, ``correct`` …: what people say of single records."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from whowhom.cli.errors import one_line_errors, tell, wrong_use
from whowhom.cli.options import CodebookDir, Db, Model

Id = Annotated[str, typer.Argument(metavar="ID", help="Of a record, or of an incident.", show_default=False)]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges.", show_default=False)]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.", show_default=False)]
Decide = Annotated[bool, typer.Option("--decide", help="Settles what others say differently of it.")]
LISTS = ("actors", "recipients", "places")


def accept(id: Id, db: Db, by: By, note: Note = "", decide: Decide = False) -> None:
    """Say that a record is right as it stands; of an incident, that all its records are.

    Examples:

    \b
      whowhom judge accept evt_4f1d --db events.duckdb --by Ada
      whowhom judge accept inc_90aa --db events.duckdb --by Ada --note "as in the ministry's readout"
    """
    _keep("accept", id, db, by, note, decide)


def reject(id: Id, db: Db, by: By, note: Note = "", decide: Decide = False) -> None:
    """Say that a record tells no act. It stays, with confidence 0, and is shown only where that is asked for.

    Examples:

    \b
      whowhom judge reject evt_4f1d --db events.duckdb --by Ada
      whowhom judge reject evt_4f1d --db events.duckdb --by Ada --note "a film"
    """
    _keep("reject", id, db, by, note, decide)


def correct(
    id: Id,
    db: Db,
    by: By,
    sets: Annotated[
        list[str],
        typer.Option("--set", metavar="FIELD=VALUE", help="type, mode, status, actors, recipients, when or places."),
    ],
    note: Note = "",
    decide: Decide = False,
) -> None:
    """Set fields of a record right. Several values of a field are parted by commas, both ends of a date by "..".

    Examples:

    \b
      whowhom judge correct evt_4f1d --db events.duckdb --by Ada --set type=PROTEST --set actors=GBR.CVL
      whowhom judge correct evt_4f1d --db events.duckdb --by Ada --set when=2022-11-28..2022-11-30 --set mode=none
    """
    _keep("correct", id, db, by, note, decide, dict(_field(one) for one in sets))


def agreement(db: Db) -> None:
    """Say how far reviewers agree, field by field, on the records that they judged without seeing each other's word.

    Examples:

    \b
      whowhom judge agreement --db events.duckdb
      whowhom judge agreement --db archive/2018.duckdb
    """
    from whowhom.store import open_store

    with open_store(db, read_only=True) as store:
        found, (disputes, _) = store.agreement(), store.disputes()
    console = Console(file=sys.stdout, highlight=False)
    names = ", ".join(f"{name} {count}" for name, count in found.reviewers.items())
    console.print(f"Verdicts: {names or 'none'}. Records that two or more judged blind: {found.units}.", markup=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold dim")
    for column in ("Field", "Alpha", "Measure", "Same", "Of records"):
        table.add_column(column)
    for one in found.fields:
        alpha = "–" if one.alpha is None else f"{one.alpha:.3f}"
        same = f"{one.same / one.units:.0%}" if one.units else "–"
        table.add_row(one.field, alpha, one.measure, same, str(one.units))
    console.print(table, markup=False)
    for dispute, fields in disputes:
        given = (dispute.own, *dispute.others)
        said = "; ".join(f"{one.reviewer}: {one.kind} {json.dumps(one.fields)}" for one in given if one)
        console.print(f"{dispute.record['id']} differs in {', '.join(fields)}: {said}", markup=False)


def gold(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write to; made if it is not there.")],
    db: Db,
) -> None:
    """Write reviewed reports in the form by which coders are scored, a file a report.

    Examples:

    \b
      whowhom judge gold reviewed/ --db events.duckdb
      whowhom judge gold reviewed/ --db archive/2018.duckdb
    """
    from whowhom.store import open_store

    with open_store(db, read_only=True) as store, one_line_errors():
        out.mkdir(parents=True, exist_ok=True)
        reports = list(store.gold())
        for report in reports:
            text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
            (out / f"{_file_name(report['id'])}.json").write_text(text, encoding="utf-8")
    print(f"{len(reports)} reports written to {out}")


def examples(
    ctx: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder for your own codebook; made if not there.")],
    db: Db,
    codebook: CodebookDir = None,
    model: Model = None,
) -> None:
    """Write reviewed records as examples and near misses of a codebook: OUT/examples.toml.

    What the frames do not code so yet is marked as still to do. `whowhom codebook check --codebook OUT` runs them.

    Examples:

    \b
      whowhom judge examples mine/ --db events.duckdb
      whowhom judge examples mine/ --db events.duckdb --codebook mine/
    """
    from whowhom.codebook.texts import EXAMPLES
    from whowhom.store import open_store

    with open_store(db, read_only=True) as store:
        found = list(store.examples())
    marked = [one for one in found if one]
    with one_line_errors():
        coder = ctx.obj.coder(codebook, model, False)
        out.mkdir(parents=True, exist_ok=True)
        entries = [one.toml(one.todo(coder)) for one in marked]
        (out / EXAMPLES).write_text("\n".join(entries), encoding="utf-8")
    print(f"{len(entries)} entries written to {out / EXAMPLES}")
    if len(marked) < len(found):
        tell(f"{len(found) - len(marked)} left out: their sentences cannot be marked.")


def _keep(kind: str, id: str, db: Db, by: str, note: str, decide: bool, fields: dict[str, Any] | None = None) -> None:
    from whowhom.store import open_store

    with open_store(db) as store, one_line_errors():
        numbers = store.verdict(kind, id, by=by, fields=fields, note=note, decides=decide)
    for number in numbers:
        print(f"verdict {number} holds: {kind} {id}")


def _field(said: str) -> tuple[str, Any]:
    name, mark, value = said.partition("=")
    if not mark:
        wrong_use(f"--set {said}: write it as field=value, as in --set type=PROTEST.")
    if name in LISTS:
        return name, [part.strip() for part in value.split(",") if part.strip()]
    if name == "when":
        start, several, end = value.partition("..")
        return name, {"start": start or None, "end": (end or None) if several else start or None}
    return name, value


def _file_name(id: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in id)[:100]
