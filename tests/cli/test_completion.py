"""What the shells are told when one asks them with the tabulator."""

import subprocess
import sys
from pathlib import Path

import pytest

from whowhom.cli import complete
from whowhom.codebook import load
from whowhom.codebook.event_types import QUADS

PROGRAM = f'#!/bin/sh\nexec {sys.executable} -c "import sys; from whowhom.cli import main; sys.exit(main())" "$@"\n'
ASK = 'PATH="$PWD:$PATH"; eval "$(_WHOWHOM_COMPLETE=source_bash whowhom)"; COMP_WORDS=(whowhom ev); COMP_CWORD=1; '
ASK += '_whowhom_completion whowhom; echo "${COMPREPLY[@]}"'


@pytest.fixture
def offered(run, monkeypatch):
    """The values that the program offers where the last word begins so."""

    def ask(line):
        monkeypatch.setenv("_WHOWHOM_COMPLETE", "complete_fish")
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        return [said.split("\t")[0] for said in run("").out.splitlines()]

    return ask


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("whowhom i", ["ingest", "incidents", "import", "index"]),
        ("whowhom judge me", ["merge"]),
        ("whowhom events --ty", ["--type"]),
        ("whowhom events --type A", ["AGREE", "AID", "ACCUSE", "ASSAULT"]),
        ("whowhom series --mode ex", ["exercise", "expel", "explosives"]),
        ("whowhom incidents --quad v", ["verbal-cooperation", "verbal-conflict"]),
        ("whowhom events --status d", ["denied"]),
        ("whowhom events --country RU", ["RUS"]),
        ("whowhom events --bloc NAT", ["NATO"]),
        ("whowhom firsts --actor NA", ["NAM", "NATO"]),
        ("whowhom events --with RUS.M", ["RUS.MIL", "RUS.MED"]),
        ("whowhom import --as g", ["gdelt", "ged"]),
    ],
)
def test_commands_options_and_values_are_offered(offered, line, values):
    found = offered(line)
    assert set(values) <= set(found)
    assert all(value.startswith(line.split()[-1]) for value in found)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_its_script(run, monkeypatch, shell):
    monkeypatch.setenv("_WHOWHOM_COMPLETE", f"source_{shell}")
    assert f"_WHOWHOM_COMPLETE=complete_{shell}" in run("").out


def test_bash_completes_by_its_script(tmp_path):
    program = Path(tmp_path / "whowhom")
    program.write_text(PROGRAM)
    program.chmod(0o755)
    ran = subprocess.run(["bash", "-c", ASK], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout == "events\n"


def test_what_is_offered_is_what_the_codebook_has():
    book = load()
    assert sorted(complete.types()) == sorted((name, kind.label) for name, kind in book.types.items())
    assert {mode for mode, _ in complete.modes()} == {mode for kind in book.types.values() for mode in kind.modes} - {
        None
    }
    assert {name for name, _ in complete.quads()} == QUADS
