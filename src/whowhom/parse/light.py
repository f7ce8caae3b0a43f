"""spaCy without what comes with it though nothing here asks for it: its command line, a third of its import; a
language's own exceptions for the tokenizer, which cost as much as all weights; a hundred searches for plugins."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

COMMANDS, ASKED = "spacy.cli", "spacy.cli.info"  # of the second, one function is taken into the package's face


@contextmanager
def without_commands() -> Iterator[None]:
    """While it holds, importing spaCy loads no command; whoever asks for one afterwards gets the real ones."""
    if "spacy" in sys.modules:
        yield
        return
    for name in (COMMANDS, ASKED):
        sys.modules[name] = ModuleType(name)
    vars(sys.modules[ASKED])["info"] = _info
    try:
        yield
    finally:
        for name in (COMMANDS, ASKED):
            sys.modules.pop(name, None)


def _info(*arguments: Any, **options: Any) -> Any:
    return import_module(ASKED).info(*arguments, **options)


@contextmanager
def without_exceptions(defaults: Any) -> Iterator[None]:
    """While it holds, a tokenizer is made without those of the language: the file of a model replaces them at once."""
    kept = defaults.tokenizer_exceptions
    defaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        defaults.tokenizer_exceptions = kept


@contextmanager
def with_plugins_remembered() -> Iterator[None]:
    """While it holds, what installed packages add to a registry is searched for once a registry."""
    catalogue: Any = import_module("catalogue")  # spaCy's registries
    kept = catalogue.AVAILABLE_ENTRY_POINTS
    catalogue.AVAILABLE_ENTRY_POINTS = SimpleNamespace(select=cache(kept.select))
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = kept
