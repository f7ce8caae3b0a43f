"""``codebook``, ``--version`` and the helps."""

import subprocess
import sys
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from house_fakes import DRILL, NOTHING
from whowhom import __version__


@dataclass
class Failure:
    file: str = "events/assault.toml"
    entry: str = "attack"
    message: str = "example 2 finds nothing"


@dataclass
class CheckReport:
    failures: list = field(default_factory=list)
    counts: dict = field(default_factory=lambda: {"examples": 3, "near_misses": 2})
    broken: list = field(default_factory=list)


@pytest.fixture
def checks(monkeypatch):
    """A check and a manual of our own in the place of the codebook's."""
    made, made_tables = CheckReport(), CheckReport(counts={"tables": 3, "rows": 9})
    made.tables = made_tables
    check, docs = ModuleType("whowhom.codebook.check"), ModuleType("whowhom.codebook.docs")
    rows = ModuleType("whowhom.codebook.rows.check")
    rows.run = lambda folder: made_tables
    check.run = lambda coder, codebook: made if codebook == "book of None" else None
    docs.write = lambda codebook, out: 7 if codebook == "book of ." else 0
    monkeypatch.setitem(sys.modules, "whowhom.codebook.check", check)
    monkeypatch.setitem(sys.modules, "whowhom.codebook.docs", docs)
    monkeypatch.setitem(sys.modules, "whowhom.codebook.rows.check", rows)
    return made


def test_codebook_check(run, checks):
    assert run("codebook check") == (0, "3 tables · 9 rows\n3 examples · 2 near misses\n", "")
    checks.failures.append(Failure())
    ran = run("codebook check")
    assert ran.code == 1
    assert ran.out.splitlines()[1] == "events/assault.toml: attack: example 2 finds nothing"
    assert run("codebook check --tables") == (0, "3 tables · 9 rows\n", "")


def test_codebook_check_tells_what_a_codebook_of_ones_own_changes(run, checks):
    checks.broken.append(Failure())
    ran = run("codebook check")
    assert ran.code == 0
    assert ran.out.splitlines()[1:3] == [
        "Entries of the built-in codebook that yours codes otherwise:",
        "events/assault.toml: attack: example 2 finds nothing",
    ]


def test_codebook_check_holds_the_tables_first(run, checks):
    checks.tables.failures += [Failure("tables/sites.csv", f"row {n}, Bree", "source is empty") for n in range(2, 52)]
    ran = run("codebook check")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "tables/sites.csv: row 2, Bree: source is empty"
    assert ran.out.splitlines()[-3:] == ["tables/sites.csv: 10 more", "3 tables · 9 rows", "3 examples · 2 near misses"]
    for args in ("codebook check --tables", "codebook check --codebook ."):
        ran = run(args)
        assert ran.code == 1
        assert ran.out.splitlines()[-1] == "3 tables · 9 rows"


def test_codebook_docs(run, checks):
    assert run("codebook docs manual --codebook .").out == "7 pages written to manual\n"


def test_codebook_try(run):
    assert "cooperate.exercise.hold-drill" in run(["codebook", "try", DRILL]).out
    assert "Nothing found: no party in these words is known." in run(["codebook", "try", NOTHING]).out
    assert run(["codebook", "try", " "]).code == 2
    assert run(["codebook", "try", DRILL, "--published", "soon"]).code == 2


def test_the_program_starts_without_the_heavy_packages():
    heavy = "{'duckdb', 'spacy', 'trafilatura', 'numpy'}"
    script = f"import sys, whowhom.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_list_of_commands_loads_none_of_them():
    script = "import sys; from whowhom.cli import main; main(['--help']); print({'whowhom.records'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "incidents" in ran.stdout and ran.stdout.endswith("set()\n")


def test_a_command_that_is_not_there_is_wrong_use(run):
    ran = run("incident")
    assert ran.code == 2
    assert "Did you mean" in ran.err and "'incidents'" in ran.err


def test_version(run):
    assert run("--version") == (0, f"whowhom {__version__}\n", "")


def test_duckdb_has_nothing_to_say_when_a_program_with_a_coder_and_a_store_ends():
    script = "import duckdb, whowhom.pipeline as p; p.Coder = dict; from whowhom.cli import house; house._coder('', '')"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stderr == b""
