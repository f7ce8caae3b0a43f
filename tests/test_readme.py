"""The README tells what the program does: its parts are made anew, its example is run, its commands are taken."""

import doctest
import importlib.util
import re
import shlex
from pathlib import Path

import pytest
import typer.main

from whowhom.cli.app import app

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("readme_tool", ROOT / "tools" / "readme.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def part(text, name):
    return re.search(rf"<!-- {name}: generated[^\n]*-->\n(.*?)<!-- end -->", text, re.S)[1]


@pytest.mark.parametrize("name", ["records", "incidents", "picture", "codebook", "figures"])
def test_a_generated_part_is_what_the_program_says_today(name, tool):
    assert part(TEXT, name) == tool.PARTS[name](TEXT), "run: python tools/readme.py"


def test_every_part_is_generated(tool):
    assert sorted(tool.PARTS) == sorted(re.findall(r"<!-- (\w+): generated", TEXT))


def test_the_tool_takes_another_report_for_another(tool):
    other = tool.report(TEXT).replace("Russian and Chinese", "Swedish and Finnish")
    changed = tool.records(TEXT.replace(tool.report(TEXT), other))
    assert "Sweden" in changed and changed != part(TEXT, "records")


@pytest.mark.parametrize(
    ("text", "told"),
    [("no report", "no report"), (TEXT.replace("<!-- figures: gen", "<!-- figure: gen"), "generated parts")],
)
def test_a_readme_without_its_parts_is_an_error(text, told, tool):
    with pytest.raises(ValueError, match=told):
        tool.report(text)
        tool.generated(text)


def test_the_example_of_use_runs():
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    assert blocks
    for block in blocks:
        example = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
        assert example.examples
        assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def commands():
    """Every command line of a page that starts with our program or with make."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in re.findall(r"```\w*\n(.*?)```", text, re.S) for line in block.splitlines()]
        lines += re.findall(r"`((?:whowhom|make) [^`]+)`", text)
        for line in lines:
            line = line.removeprefix("$ ").split(" | ")[-1].split(" > ")[0].split("#")[0].strip()
            if line.startswith(("whowhom ", "make ")):
                yield pytest.param(line, id=f"{page.name}: {line}")


@pytest.mark.parametrize("line", list(commands()))
def test_every_command_is_one_that_the_program_takes(line):
    program, *words = shlex.split(line)
    if program == "make":
        assert set(words) <= TARGETS
        return
    command = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    options = {word for word in words if word.startswith("--")}
    known = {opt for param in command.params for opt in (*param.opts, *param.secondary_opts)}
    assert not hasattr(command, "commands") or options or not words, f"no such command: {line}"
    assert options <= known | {"--help"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#]*)(?:#[^)]*)?\)", text):
        assert target.startswith("https://") or not target or (page.parent / target).exists(), target
