"""spaCy without its command line, which comes with it though nothing here asks for it: a third of its import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
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
