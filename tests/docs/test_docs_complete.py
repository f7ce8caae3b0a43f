"""Whatever has a name that a user writes stands in the documentation: what is missing is named."""

import re
from importlib.resources import files

import pytest

from tools.docs_files import files_page
from tools.docs_hooks import ROOT
from whowhom.codebook import event_types, examples, own, rules
from whowhom.export import FORMS, layout, layout_names

BOOK = files("whowhom.codebook")
KEYS = {
    "type": event_types.TYPE_KEYS,
    "mode": event_types.MODE_KEYS,
    "frame": event_types.SAY_KEYS,
    "example": examples.EXAMPLE_KEYS,
    "near miss": examples.NEAR_KEYS,
    "wrapper": rules.WRAPPER_KEYS,
    "relation": rules.RELATION_KEYS,
    "codebook.toml": own.KEYS,
}


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def named(text):
    """What a page gives a row, a heading or a line of a listing."""
    rows = re.findall(r"^\| (`[^|]+`) \|", text, re.M)
    words = {word for row in rows for word in re.findall(r"`([^`]+)`", row)}
    return words | set(re.findall(r"^(\w+) +=", text, re.M)) | set(re.findall(r"^## ([\w./]+)$", text, re.M))


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_of_the_codebook_has_its_row(kind):
    text = page("codebook.md")
    told = named(text) | (set(re.findall(r"`(\w+)`", text.split("A relation, in")[1].split("\n")[0])))
    assert KEYS[kind] - told == set()


def test_every_file_of_the_codebook_is_in_the_manual():
    told = set(re.findall(r"[\w.]+\.toml", page("codebook.md")))
    assert {path.name for path in BOOK.iterdir() if path.name.endswith(".toml")} - told == set()


def test_every_table_is_in_the_manual():
    told = set(re.findall(r"`(\w+)`", page("codebook-tables.md")))
    tables = {path.name.split(".")[0] for path in (BOOK / "tables").iterdir()}
    assert tables - told == set()


def test_every_file_and_every_table_with_rules_has_a_heading_in_the_reference():
    told = named("\n".join(files_page()))
    assert {path.name for path in BOOK.iterdir() if path.name.endswith(".toml")} - told == set()
    assert {"tables/leaders.csv", "tables/cities.csv.gz"} <= told


def test_every_form_of_export_is_in_the_manual():
    text = page("exchange.md")
    headings = set(re.findall(r"^## (.+)$", text, re.M))
    assert {layout(name).label for name in layout_names()} - headings == set()
    assert set(FORMS) - set(layout_names()) - set(re.findall(r"^\| (\w+) \|", text, re.M)) == set()


def test_what_has_no_row_is_missed():
    assert named("| `a`, `b` | x |\n## leaders.csv\nc = 1\n`d`\n") == {"a", "b", "leaders.csv", "c"}
