"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Report, Span
from whowhom.resolve.parties import find_mentions, load_tables
from whowhom.syntax import Reading


@pytest.fixture(scope="session")
def parties() -> Callable[[str], dict[str, list[str]]]:
    """``parties(text)``: the words of every mention -> ids of its parties."""
    parser, tables = SpacyParser(), load_tables()

    def of(text: str) -> dict[str, list[str]]:
        block, report = Block("body", Span(0, len(text))), Report("t", text, "-", published="2022-11-30")
        found = find_mentions(Reading(report, (block,), tuple(parser.parse(text, [block]))), tables)
        return {text[m.span.start : m.span.end]: [party.id for party in m.parties] for m in found}

    return of
