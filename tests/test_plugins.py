"""Readers, coders and exporters of other packages: the example one at work, and what is said of broken ones."""

import inspect
import pickle
from io import BytesIO
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from whowhom import Coder
from whowhom.cli import main, symptoms
from whowhom.cli.house import House
from whowhom.pipeline import PluggedCoder
from whowhom.plugins import HOOKS, Plugin, PluginError, Registry
from whowhom.read import Draft, read_sources, report_from_text, units
from whowhom.records import Problem
from whowhom.store import open_store

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "plugin"
MAIL = """Subject: Talks in Rome
Date: Wed, 30 Nov 2022 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

France and Italy signed a treaty on Tuesday.
"""
BROKEN = """
def stops(*given):
    raise RuntimeError("no ink")
    yield
def gives_a_number(*given):
    yield 7
no_function = 7
"""


@pytest.fixture(scope="module")
def plain():
    return Coder(learned=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return next(WheelBuilder(str(EXAMPLE)).build(directory=str(tmp_path_factory.mktemp("wheel"))))


@pytest.fixture
def installed(wheel, tmp_path, monkeypatch):
    """The example as if it were installed: Python reads modules and entry points from a wheel on its path too."""
    monkeypatch.syspath_prepend(wheel)
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "mail.eml").write_text(MAIL)
    monkeypatch.chdir(tmp_path)


def run(capsys, coder, *args):
    code = main(args, House(lambda *_: coder))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_what_the_example_brings_is_found_by_name(installed):
    registry = Registry()
    named = [(plugin.group, plugin.name, plugin.package) for plugin in registry]
    assert named == [
        ("readers", "eml", "whowhom-post 1.0"),
        ("coders", "always-consult", "whowhom-post 1.0"),
        ("exporters", "list", "whowhom-post 1.0"),
    ]
    assert {symptoms._plugin(plugin).state for plugin in registry} == {"good"}


def test_a_mail_is_read_coded_and_written_without_a_store(installed, capsys, plain):
    args = ("code", "mails", "--coder", "always-consult", "--format", "list", "--no-progress")
    assert run(capsys, plain, *args) == (0, "- CONSULT: FRA, ITA\n", "")
    assert run(capsys, plain, *args[:-3], "--out", "acts.list", "--no-progress")[0] == 0
    assert Path("acts.list").read_text() == "- CONSULT: FRA, ITA\n"


def test_a_store_keeps_which_coder_it_was_and_is_exported(installed, capsys, plain):
    run(capsys, plain, "ingest", "mails", "--db", "s.duckdb")
    assert run(capsys, plain, "export", "list", "--db", "s.duckdb")[1] == "- SUPPORT: FRA.GOV, ITA.GOV\n"
    code, out, _ = run(capsys, plain, "ingest", "mails", "--db", "s.duckdb", "--coder", "always-consult")
    assert code == 0 and "1 coded" in " ".join(out.split())
    with open_store("s.duckdb", read_only=True) as store:
        (record,) = store.events(type="CONSULT")
    assert record["coder"]["codebook"].endswith("+always-consult-whowhom-post-1.0")
    assert record["document"]["published"] == "2022-11-30"
    args = ("export", "list", "--db", "s.duckdb", "--out", "acts.list")
    assert run(capsys, plain, *args) == (0, "", "whowhom: 1 acts given to whowhom-post 1.0\n")
    assert Path("acts.list").read_text() == "- CONSULT: FRA, ITA\n"


def test_a_run_and_a_second_coding_take_a_coder_too(installed, capsys, plain):
    code, out, _ = run(capsys, plain, "run", "mails", "--out", "coded", "--coder", "always-consult")
    assert code == 0 and out.startswith("1 sources coded: 1 reports, 1 events, 0 failed;")
    run(capsys, plain, "ingest", "coded", "--db", "s.duckdb")
    assert run(capsys, plain, "recode", "--db", "s.duckdb", "--dry-run", "--coder", "always-consult")[0] == 0
    with open_store("s.duckdb", read_only=True) as store:
        assert [record["type"] for record in store.events()] == ["CONSULT"]


def test_a_name_that_is_not_installed_is_told_with_those_that_are(installed, capsys, plain):
    code, _, err = run(capsys, plain, "code", "mails", "--coder", "never-consult")
    assert (code, err) == (2, "whowhom: There is no coder 'never-consult'; installed are always-consult.\n")
    assert "parquet or list." in run(capsys, plain, "code", "mails", "--format", "lists")[2]
    assert "warc, feed, eml." in run(capsys, plain, "code", "mails", "--input", "mail")[2]


def broken(group, where, **more):
    return Plugin(group, "ink", where, "whowhom-ink 0.1", **more)


@pytest.fixture
def ink(tmp_path, monkeypatch):
    (tmp_path / "ink_of_others.py").write_text(BROKEN)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


FAULTS = {
    "gone_away:read": "The reader 'ink' of whowhom-ink 0.1 cannot be loaded (ModuleNotFoundError: No module named",
    "ink_of_others:nothing": "The reader 'ink' of whowhom-ink 0.1 cannot be loaded (AttributeError: ",
    "ink_of_others:no_function": "The reader 'ink' of whowhom-ink 0.1 is no function",
    "ink_of_others:stops": "The reader 'ink' of whowhom-ink 0.1 stopped with RuntimeError: no ink; tell its authors.",
    "ink_of_others:gives_a_number": "The reader 'ink' of whowhom-ink 0.1 gave a int instead of a Draft or Problem.",
}


@pytest.mark.parametrize("where", FAULTS)
def test_a_broken_plugin_is_named_with_its_package(where, ink):
    with pytest.raises(PluginError) as caught:
        list(broken("readers", where)("a.ink", BytesIO()))
    assert str(caught.value).startswith(FAULTS[where])


def test_two_packages_may_not_bring_the_same_name(ink):
    twice = [broken("readers", "ink_of_others:stops"), Plugin("readers", "ink", "other:read", "whowhom-quill 2.0")]
    with pytest.raises(PluginError, match=r"has its name from whowhom-quill 2\.0 too; uninstall all but one"):
        Registry(twice).readers["ink"].load()
    assert symptoms._plugin(Registry(twice).readers["ink"]).state == "bad"


def test_a_broken_reader_costs_its_file_alone(ink):
    (ink / "a.ink").write_text("blot")
    (ink / "b.txt").write_text("France and Italy signed a treaty on Tuesday.")
    readers = Registry([broken("readers", "ink_of_others:stops")]).readers
    problem, report = read_sources([str(ink / "a.ink"), str(ink / "b.txt")], readers=readers)
    assert isinstance(problem, Problem) and problem.fatal
    assert problem.message.startswith(f"{ink / 'a.ink'}: The reader 'ink' of whowhom-ink 0.1 stopped")
    assert report.source.endswith("b.txt")


def test_a_broken_coder_costs_its_report_alone(ink, plain):
    coder = PluggedCoder(plain, broken("coders", "ink_of_others:stops"))
    reading = coder.read(report_from_text("France and Italy signed a treaty.", source="a.txt"))
    (problem,) = reading.problems
    assert problem.fatal and problem.message.startswith("a.txt: The coder 'ink' of whowhom-ink 0.1 stopped")
    with pytest.raises(PluginError, match="cannot be loaded"):
        PluggedCoder(plain, broken("coders", "gone_away:code"))


def test_a_reader_goes_on_after_what_was_read(tmp_path):
    def lines(name, stream):
        for line in stream.read().decode().splitlines():
            yield Draft(text=line, source=name, name=name)

    path = tmp_path / "a.day"
    path.write_text("France met Italy in Rome.\nFrance and Italy signed a treaty.\n")
    (unit,) = units([str(path)], readers={"day": lines})
    (_, first), (second, _) = unit.items()
    assert [item for item, _ in unit.items(first)] == [second]


def test_nothing_is_looked_for_until_it_is_asked_for(monkeypatch, tmp_path):
    def looked(**_):
        raise AssertionError("the installed packages were looked through")

    monkeypatch.setattr("importlib.metadata.entry_points", looked)
    (tmp_path / "a.txt").write_text("France met Italy.")
    readers = Registry().readers
    assert len(list(read_sources([str(tmp_path)], readers=readers))) == 1
    assert pickle.loads(pickle.dumps(readers)).keys  # as a worker gets it
    with pytest.raises(AssertionError):
        list(readers)


@pytest.mark.parametrize("group", HOOKS)
def test_the_page_shows_every_hook_as_it_is(group):
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    told = page.split(f"## `whowhom.{group}`\n")[1].split("\n## ")[0]
    signature = str(inspect.signature(HOOKS[group].__call__)).replace("'", "").replace("(self, ", "(")
    assert signature in told
    assert inspect.getdoc(HOOKS[group]) in told


def test_the_example_is_small():
    files = [path for path in EXAMPLE.rglob("*") if path.suffix in (".py", ".md", ".toml")]
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files) < 120
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    table = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8").split("\n\n[project.entry-points", 1)[1]
    assert table.strip() in page
