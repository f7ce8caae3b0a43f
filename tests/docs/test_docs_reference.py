"""The pages that the program tells of itself: every field and column has a meaning, every public name its place."""

import re
from importlib.resources import files

import pytest

from tools import docs_schema
from tools.docs_pages import OPEN, pages
from whowhom import codebook, records
from whowhom.serve.routes import ROUTES


@pytest.fixture(scope="module")
def made():
    return pages()


@pytest.mark.parametrize("name", [shown.__name__ for shown in docs_schema.SHOWN])
def test_every_field_has_a_meaning(name):
    told = docs_schema.fields()[name]
    assert [field.name for field in told] == list(getattr(records, name).__annotations__)
    assert [field.name for field in told if not field.means] == []


def test_what_a_field_is_made_of_is_shown_too():
    shown = {one.__name__ for one in docs_schema.SHOWN}
    named = {
        word for told in docs_schema.fields().values() for field in told for word in re.findall(r"\w+", field.type)
    }
    assert {word for word in named if hasattr(records, word)} <= shown


def test_every_table_and_column_of_a_store_has_a_meaning():
    found = docs_schema.tables()
    assert {"documents", "events", "incidents", "verdicts"} < {table.name for table in found}
    assert [table.name for table in found if not table.means] == []
    assert [(table.name, one.name) for table in found for one in table.columns if not one.means] == []


def test_a_table_has_the_columns_that_later_migrations_add():
    events = next(table for table in docs_schema.tables() if table.name == "events")
    told = {one.name: (one.type, one.means) for one in events.columns}
    assert told["number"] == ("BIGINT", "a small key within this file")
    assert told["confidence"] == ("DOUBLE", "0 to 1: how often such a record is right in all")


def test_every_type_has_a_page_and_every_class_of_values_a_heading(made):
    assert {f"types/{path.name[:-5]}.md" for path in (files(codebook) / "events").iterdir()} < set(made)
    for shown in docs_schema.SHOWN:
        assert f"\n## {shown.__name__}\n" in made["reference/fields.md"]


def test_every_route_has_its_heading_and_says_what_it_answers(made):
    page = made["reference/http.md"]
    parts = page.split("\n## ")[1:]
    assert len(parts) == len(ROUTES) + 1
    assert all("\n\nAnswers with `" in part for part in parts if part.startswith("GET /ledger"))
    assert "\n| `limit` |" in parts[2] and "\n| `limit` |" not in parts[0]
    assert "| `min-confidence` | number | Leave out what is less sure; 0 shows all. |" in parts[0]
    assert all(f" {re.sub(r':path', '', route.path)}\n" in page for route in ROUTES)


@pytest.mark.parametrize("module", OPEN)
def test_a_module_has_its_heading(made, module):
    assert f"\n## {module}\n" in made["reference/python.md"]
