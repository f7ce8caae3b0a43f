"""The commands in the order in which they are told. One is imported when it is asked for: a list needs none of them."""

from __future__ import annotations

from collections import UserDict
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand
from typer.main import get_group

# name: where it lives, and the first line of its help, which a test holds against the command's own
TABLE = {
    "demo": ("demo:demo", "Code the reports that come with the program, and show what they tell."),
    "code": ("code:code", "Read reports and write who did what to whom."),
    "ingest": ("ingest:ingest", "Code reports into a store."),
    "run": ("run:run", "Code an archive into a folder, one file of records for every source."),
    "watch": ("watch:watch", "Poll feeds and folders for new reports, and code them into a store."),
    "ledger": ("ledger:ledger", "Give the account of a store: every run, what it read and what became of it."),
    "events": ("events:events", "Ask a store: events that meet every condition, earliest first."),
    "incidents": ("incidents:incidents", "Ask a store for incidents: each act once, with all reports that tell of it."),
    "series": ("series:series", "Count acts by period: of everybody, of a party, or between two."),
    "firsts": ("firsts:firsts", "List acts that are called a first, or the first since some time, newest first."),
    "changes": (
        "changes:changes",
        "Rank pairs by how much they changed: acts since a day, against the periods before it.",
    ),
    "explain": ("explain:explain", "Show a record or an incident with its words and reasons."),
    "copies": ("copies:copies", "List texts that were printed more than once, and who printed them."),
    "judge": ("judge:app", "Say what is right: of records, and which of them are one act."),
    "serve": ("serve:serve", "Look at a store in the browser."),
    "export": ("export:export", "Write acts in the layout of another data set, for its usual readers."),
    "import": ("outside:import_", "Bring a data set of others into a store, to compare own records with it."),
    "compare": (
        "compare:compare",
        "Put own acts beside those of an imported data set: counts by pair of states and period, and what both have.",
    ),
    "index": ("index:index", "Make the index of words anew that --text searches."),
    "recode": (
        "recode:recode",
        "Code the reports of a store anew, in place, with the present coder and codebook, and say what changed.",
    ),
    "backup": ("backup:backup", "Copy a store as it stands, and hold the copy against it."),
    "check": (
        "check:check",
        "Look a store over: do its tables fit, do records say what their columns say, do their words stand so?",
    ),
    "codebook": ("codebook:app", "Work on the codebook: check it, import tables, try a sentence."),
    "doctor": ("doctor:doctor", "Say what is installed, which model and codebook, and what is missing."),
}


def listed(name: str) -> TyperCommand | None:
    """The command as the list of all shows it: its name and line, and nothing that it does."""
    return TyperCommand(name, help=TABLE[name][1]) if name in TABLE else None


class Commands(UserDict[str, Any]):
    """The commands by name, each loaded when it is taken out."""

    def __init__(self) -> None:
        super().__init__({name: where for name, (where, _) in TABLE.items()})

    def __getitem__(self, name: str) -> Any:
        module, _, what = self.data[name].partition(":")
        found = getattr(import_module(f"whowhom.cli.{module}"), what)
        alone = typer.Typer()
        if isinstance(found, typer.Typer):
            alone.add_typer(found, name=name)
        else:
            alone.command(name)(found)
        return get_group(alone).commands[name]
