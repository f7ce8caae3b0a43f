"""The manual pages tell what the program does, and every example in a help is a command that it takes."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from house_fakes import DRILL, full_event, relation, report
from whowhom.cli.app import app
from whowhom.export.flat import COLUMNS
from whowhom.serial import event_to_dict, relation_to_dict
from whowhom.store import open_store

DOCS = Path(__file__).parents[2] / "docs"


def commands():
    """(name, command) of every command that does something."""
    root = typer.main.get_command(app)
    for name, command in root.commands.items():
        below = getattr(command, "commands", None)
        if below is None:
            yield name, command
        else:
            yield from ((f"{name} {sub}", inner) for sub, inner in below.items())


COMMANDS = dict(commands())


def section(name):
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    found = re.search(rf"^## `whowhom {name}.*?(?=^## |\Z)", text, re.M | re.S)
    assert found, f"docs/cli.md has no section for {name}"
    return found[0]


def options(command):
    return {opt for param in command.params for opt in (*param.opts, *param.secondary_opts) if opt.startswith("--")}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_its_row_in_the_manual_and_no_other_is_told_of(name):
    told = set(re.findall(r"`(--[a-z-]+)", section(name)))
    rows = set(re.findall(r"`(--[a-z-]+)", "".join(re.findall(r"^\| (.+?) \|", section(name), re.M))))
    assert told == rows == options(COMMANDS[name]) - {"--help"}


def test_the_manual_has_no_command_that_the_program_has_not():
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^## `whowhom ([a-z ]+?)(?: [A-Z].*)?`$", text, re.M)) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_two_examples_that_the_program_takes(name):
    command = COMMANDS[name]
    examples = [line.strip() for line in command.help.splitlines() if "whowhom " in line and line.startswith("  ")]
    assert len(examples) == 2
    for example in examples:
        words = shlex.split(example.split("| ")[-1])
        assert words[: 1 + len(name.split())] == ["whowhom", *name.split()]
        command.make_context(name, words[1 + len(name.split()) :])


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_shown(run, name):
    ran = run(f"{name} --help")
    assert ran.code == 0
    assert ran.out.count("whowhom ") >= 2
    assert "Traceback" not in ran.err


def test_the_list_tells_every_command_by_the_first_lines_of_its_help():
    root = typer.main.get_command(app)
    told = {name: " ".join(command.help.split("\n\n")[0].split()) for name, command in root.commands.items()}
    assert {name: root.get_command(None, name).help for name in root.list_commands(None)} == told


def keys(value, at=""):
    """Every key of a record, with the way to it: ``when.start``, ``actors[].id``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{at}{key}"
            yield from keys(inner, f"{at}{key}.")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from keys(value[0], at)


def test_every_field_of_a_record_is_in_the_manual():
    r = report(DRILL)
    records = (event_to_dict(full_event(r), r, "1", "b"), relation_to_dict(relation(r), r, "1", "b"))
    told = set(re.findall(r"`([a-z_.]+)`", (DOCS / "record.md").read_text(encoding="utf-8")))
    missing = {key.split(".")[-1] for record in records for key in keys(record)} - told
    assert not missing


def test_every_column_of_a_row_is_in_the_manual():
    text = (DOCS / "record.md").read_text(encoding="utf-8")
    told = re.findall(r"\w+", text.split("## One row a record")[1].split("## ")[0])
    assert {name for name, _, _ in COLUMNS} <= set(told)


def test_every_table_of_a_store_is_in_the_manual(tmp_path):
    text = (DOCS / "record.md").read_text(encoding="utf-8")
    with open_store(tmp_path / "s.duckdb") as store:
        columns = store.sql("SELECT table_name AS t, column_name AS c FROM information_schema.columns")
        for row in columns:
            assert f"`{row['t']}`" in text, row["t"]
            assert f"`{row['c']}`" in text, (row["t"], row["c"])
