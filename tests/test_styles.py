"""The pages have one sheet of styles in the end, so a class that two files style by its name alone is a clash."""

import re
from collections import defaultdict
from pathlib import Path

SRC = Path(__file__).parents[1] / "web" / "src"
ALONE = re.compile(r"\.([\w-]+)(?::[\w-]+(?:\([^)]*\))?|\[[^\]]*\])*$")  # .field, .field:hover, .field[aria-current]


def top(text):
    """The selectors that stand in no other, be it within a condition (``@media``)."""
    within, said = [], ""
    for sign in re.sub(r"/\*.*?\*/", "", text, flags=re.S):
        if sign == "{":
            if all(one.startswith("@") for one in within):
                yield from (one.strip() for one in said.split(","))
            within.append(said.strip())
        elif sign == "}":
            within.pop()
        said = "" if sign in "{};" else said + sign


def homes(sheets):
    """The files that style a class by its name alone, by class, where there is more than one."""
    found = defaultdict(set)
    for name, text in sheets.items():
        for alone in filter(None, map(ALONE.match, top(text))):
            found[alone[1]].add(name)
    return {name: files for name, files in found.items() if len(files) > 1}


def test_a_clash_is_found():
    assert homes({"a.css": ".field { top: 0 }", "b.css": ".x { top: 0 }\n.field:hover { top: 1px }"}) == {
        "field": {"a.css", "b.css"}
    }
    assert homes({"a.css": ".dot { top: 0 }", "b.css": ".dot.large { top: 0 } .x .dot { top: 0 }"}) == {}
    assert homes({"a.css": "@media print { .dot { top: 0 } }", "b.css": ".x { top: 0; .dot { top: 0 } }"}) == {}


def test_a_class_has_one_home():
    sheets = {path.relative_to(SRC).as_posix(): path.read_text(encoding="utf-8") for path in SRC.rglob("*.css")}
    assert homes(sheets) == {}


def test_colours_have_names():
    wrong = [
        f"{path.relative_to(SRC)}: {colour}"
        for path in SRC.rglob("*.css")
        if path.name != "tokens.css"
        for colour in re.findall(r"#[0-9a-f]{3,8}\b", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []
