"""The pages of the documentation that the program tells of itself: made when the site is built, never kept.

They stand under ``reference/`` and ``types/``, beside the written pages of docs/.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from tools import docs_files, docs_http, docs_schema
from whowhom import codebook
from whowhom.codebook import docs

OPEN = ("whowhom", "whowhom.store", "whowhom.series", "whowhom.export")  # modules whose names are for everybody
LAST_FOUND = "---\nsearch:\n  boost: 0.3\n---\n\n"  # thousands of sentences would hide what tells of a word itself
NOT_MADE_BY_HAND = ("Store", "Rows", "EventRows")  # so nobody needs to know what they are made of
NAMES = {"__version__": "The version of the program."}  # a plain value has no docstring


@cache
def pages() -> dict[str, str]:
    """Each page by the name of its file, in the order of the list of pages."""
    made = {"reference/python.md": python_page(), "reference/fields.md": docs_schema.fields_page()}
    made |= {"reference/tables.md": docs_schema.tables_page(), "reference/files.md": docs_files.files_page()}
    made["reference/http.md"] = docs_http.http_page()
    manual = docs.pages(codebook.load())
    return {
        **{name: "\n".join(lines) + "\n" for name, lines in made.items()},
        **{f"types/{name}": LAST_FOUND + text for name, text in manual.items()},
    }


def python_page() -> Iterator[str]:
    """Every public name with its docstring, which mkdocstrings puts in its place."""
    yield from ("# Python names", "", "Every public name, as its docstring tells it.")
    yield "[In Python](../python.md) shows them at work."
    for name in OPEN:
        module = import_module(name)
        yield from ("", f"## {name}", "", (module.__doc__ or "").strip().split("\n\n")[0])
        for public in sorted(module.__all__, key=str.lower):
            if public in NAMES:
                yield from ("", f"### `{name}.{public}`", "", NAMES[public])
            else:
                yield from ("", f"::: {_home(module, public)}", "    options:", f"      heading: {name}.{public}")
                yield f"      merge_init_into_class: {str(public not in NOT_MADE_BY_HAND).lower()}"


def _home(module: ModuleType, public: str) -> str:
    """Where a name is found: not by its module where a file is called the same (``series.picture``)."""
    if f"{module.__name__}.{public}" in sys.modules:
        return f"{getattr(module, public).__module__}.{public}"
    return f"{module.__name__}.{public}"
