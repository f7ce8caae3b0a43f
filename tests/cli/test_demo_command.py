"""``whowhom demo``, with the small coder."""

from pathlib import Path

import pytest

from house_fakes import FakeCoder
from whowhom.cli import demo, serve
from whowhom.cli.house import House
from whowhom.read import units
from whowhom.store import open_store


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """A package with two reports."""
    (tmp_path / "package" / "examples").mkdir(parents=True)
    for name in ("one", "two"):
        (tmp_path / "package" / "examples" / f"{name}.txt").write_text(f"Gondor and Rohan held drill {name}.\n")
    monkeypatch.setattr(demo, "files", lambda name: tmp_path / "package")
    return House(FakeCoder, units=units)


def test_it_codes_the_reports_and_shows_what_they_tell(run, reports, files):
    ran = run("demo --db first.duckdb", reports)
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line.startswith("What")] == [
        "What the reports of 2021 to 2023 tell as done, deeds only:",
        "What is told by several sources that do not copy each other:",
    ]
    assert "series --db first.duckdb" in ran.out
    assert f"its reports are in {Path('package') / 'examples'}." in ran.out
    with open_store(files / "first.duckdb", read_only=True) as store:
        told = [row["source"] for row in store.sql("SELECT source FROM documents ORDER BY source")]
    assert told == ["examples/one.txt", "examples/two.txt"]


def test_it_ends_with_the_explorer_where_that_is_asked_for(run, reports, monkeypatch):
    monkeypatch.setattr(serve, "_run", lambda app, listening: None)
    assert "The explorer is at" in run("demo --explorer", reports).err
    assert "The explorer is at" not in run("demo", reports).err


def test_without_its_reports_it_names_the_way_out(run, tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "files", lambda name: tmp_path / "a" / "b" / "c")
    ran = run("demo")
    assert ran.code == 2
    assert "pip install --force-reinstall" in ran.err
