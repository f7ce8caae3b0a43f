"""A report given in named values: an object of a JSON file, a row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from whowhom.read.report import Draft
from whowhom.read.webpage import draft_from_page
from whowhom.records import Problem


def draft_from_fields(values: Mapping[str, Any], source: str, name: str) -> Draft | Problem:
    """The draft of ``values`` under our names ("text" or "html", "title", …), or the fatal Problem why there is none.

    ``name`` is how a Problem names it: the file and the line or row.
    """
    identity = _word(values, "id")
    text, html = values.get("text"), values.get("html")
    draft = Draft(
        text="",
        source=_word(values, "source") or source,
        name=name,
        id=identity,
        field_date=_word(values, "published"),
        title=_word(values, "title"),
        url=_word(values, "url"),
        outlet=_word(values, "outlet"),
    )
    if isinstance(text, str) and text.strip():
        return replace(draft, text=text)
    if isinstance(html, str) and html.strip():
        return draft_from_page(html, draft)
    if isinstance(text, str) or isinstance(html, str):
        return Problem("read", "empty", f"{name} holds no text.", identity)
    return Problem("read", "no-text", f'{name} has neither a "text" nor an "html" field with words.', identity)


def _word(values: Mapping[str, Any], field: str) -> str | None:
    """A value as a string; numbers and days are taken as written, anything else and the empty string as absent."""
    value = values.get(field)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value) or None
