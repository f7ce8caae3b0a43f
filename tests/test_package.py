"""What is built of a clone: the wheel holds all that the program needs and nothing else, and it runs where it lies."""

import email
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

import whowhom
from tools.wheels import PART

ROOT = Path(__file__).parents[1]
REPORT = "2018-03-26-us-expels-russians.txt"
PROGRAM = "import sys, whowhom; from whowhom.cli import main; print(whowhom.__file__); sys.exit(main(sys.argv[1:]))"


def written(*folders):
    """The files of a clone below these folders, without what Python and the builder leave behind."""
    found = {path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")), versions=["standard"])
    return Path(built)


def test_the_wheel_holds_the_package_its_demo_and_nothing_else(wheel):
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    reports = {f"examples/{path.name}" for path in (ROOT / "examples").iterdir() if path.is_file()}
    assert packed == {name.removeprefix("src/") for name in written("src")} | {f"whowhom/{name}" for name in reports}
    assert {"whowhom/py.typed", "whowhom/codebook/tables/cities.csv.gz", "whowhom/propose/model/coder.onnx"} <= packed
    assert {"whowhom/serve/site/index.html", "whowhom/store/migrations/0001_first.sql"} <= packed


def test_the_source_package_holds_what_the_wheel_is_built_from_and_its_tests():
    packed = {file.distribution_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    assert written("src", "tests", "examples", "docs", "tools") <= packed
    assert {
        "LICENSE",
        "NOTICE",
        "README.md",
        "CHANGELOG.md",
        "pyproject.toml",
        "Makefile",
        "requirements.txt",
    } <= packed
    assert not [name for name in packed if name.endswith(".duckdb") or "node_modules" in name or ".venv" in name]


def test_the_wheel_says_what_it_is(wheel):
    with zipfile.ZipFile(wheel) as packed:
        home = f"whowhom-{whowhom.__version__}.dist-info"
        said = email.message_from_bytes(packed.read(f"{home}/METADATA"))
        licences = {name for name in packed.namelist() if name.startswith(f"{home}/licenses/")}
        commands = packed.read(f"{home}/entry_points.txt").decode()
    assert (said["Name"], said["Version"]) == ("whowhom", whowhom.__version__)
    assert said["License-Expression"] == "MIT"
    assert licences == {f"{home}/licenses/{name}" for name in ("LICENSE", "NOTICE")}
    assert said["Requires-Python"] == ">=3.11"
    assert said["Summary"] and said["Author"] and said["Keywords"] and said.get_payload().startswith("# whowhom")
    extras = {"tables", "series", "cluster", "notebook", "train", "docs", "dev", "build"}
    assert set(said.get_all("Provides-Extra")) == extras
    assert "whowhom = whowhom.cli:main" in commands


def test_an_extra_that_is_named_is_there():
    there = set(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    )
    told = [*ROOT.glob("docs/*.md"), *ROOT.glob("src/whowhom/*/*.py"), *ROOT.glob("training/*.py")]
    named = {name for path in told for name in re.findall(r"whowhom\[([a-z]+)\]", path.read_text(encoding="utf-8"))}
    assert {"tables", "series", "cluster", "train"} <= named <= there
    install = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \|", install, re.M)) == there


def test_the_install_page_tells_of_every_python_that_the_package_names():
    table = PART.search((ROOT / "docs" / "install.md").read_text(encoding="utf-8"))[0]
    rows = re.findall(r"^\| (3\.\d+)\.\d+ \| (wheel|sdist).*\| (.+) \|$", table, re.M)
    named = re.findall(
        r"Programming Language :: Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert {python for python, of, _ in rows if of == "wheel"} == set(named)
    assert "sdist" in {of for _, of, _ in rows}
    assert {records for _, _, records in rows} == {"the same"}


def test_the_program_runs_from_the_wheel(wheel, tmp_path):
    there = tmp_path / "there"
    install = ["install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", *install, "--target", there, wheel], check=True)
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "code", there / "whowhom" / "examples" / REPORT, "--frames-only"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(there)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    where, *records = ran.stdout.splitlines()
    assert Path(where).is_relative_to(there)
    assert ("SANCTION", "expel") in {(record["type"], record["mode"]) for record in map(json.loads, records)}
