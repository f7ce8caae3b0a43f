"""Whoever writes a program with whowhom has its types: what mypy makes of a small script, as strictly as it can."""

import subprocess
import sys
from importlib.resources import files

SCRIPT = """
import whowhom
from whowhom.records import Event

def expelled(path: str) -> list[str]:
    told = whowhom.Coder().code("Russia expelled two Norwegian diplomats on Monday.", published="2022-11-30")
    with whowhom.open(path) as store:
        for record in store.events(actor="RUS"):
            print(record["id"])
    return [party.id for act in told if isinstance(act, Event) for party in act.actors]

def mistaken(act: Event) -> int:
    return act.type
"""
# What other packages say of their types changes nothing of ours, and takes most of the time.
SETTINGS = """
[mypy]
strict = True
[mypy-spacy.*,numpy.*,duckdb.*,pyarrow.*,pandas.*,polars.*]
follow_imports = skip
"""


def test_the_package_says_that_it_is_typed():
    assert files("whowhom").joinpath("py.typed").is_file()


def test_a_script_is_checked_against_the_types_of_the_package(tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT)
    (tmp_path / "mypy.ini").write_text(SETTINGS)
    checked = [sys.executable, "-m", "mypy", "--cache-dir=/dev/null", "--config-file=mypy.ini", "script.py"]
    said = subprocess.run(checked, cwd=tmp_path, capture_output=True, encoding="utf-8").stdout.splitlines()
    line = SCRIPT.splitlines().index("    return act.type") + 1
    assert said == [
        f'script.py:{line}: error: Incompatible return value type (got "str", expected "int")  [return-value]',
        "Found 1 error in 1 file (checked 1 source file)",
    ]
