"""``whowhom doctor``: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import sys

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whowhom.cli.errors import SOME_FAILED
from whowhom.cli.finding import Finding
from whowhom.cli.options import CodebookDir, Model
from whowhom.cli.symptoms import examine

LOOK = {"good": ("ok", "green"), "optional": ("not there", "dim"), "bad": ("mend", "bold red")}


def doctor(codebook: CodebookDir = None, model: Model = None) -> None:
    """Say what is installed, which model and codebook, and what is missing.

    Examples:

    \b
      whowhom doctor
      whowhom doctor --codebook my-codebook/
    """
    findings = examine(model, codebook)
    Console(file=sys.stdout, highlight=False).print(_table(findings))
    if any(finding.state == "bad" for finding in findings):
        raise typer.Exit(SOME_FAILED)


def _table(findings: list[Finding]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold dim")
    for column in ("What", "Found", "", "Way out"):
        table.add_column(column, overflow="fold")
    for finding in findings:
        word, style = LOOK[finding.state]
        table.add_row(Text(finding.what), Text(finding.found), Text(word, style), Text(finding.mend))
    return table
