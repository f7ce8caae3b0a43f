"""numpy on one thread. Its others wait busily for the next piece of work, which costs more than they help with a parse.

The command line says so before numpy is loaded (``cli/house.py``). Who has loaded it before gets its threads back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

INSIDE = "numpy._core._multiarray_umath"  # what has it loaded
ASK, SET = "scipy_openblas_get_num_threads64_", "scipy_openblas_set_num_threads64_"  # in the library that numpy brings


@cache
def _library() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """How its number of threads is asked and set; None where numpy was built with another library."""
    try:
        library: Any = ctypes.CDLL(str(import_module(INSIDE).__file__))
        return getattr(library, ASK), getattr(library, SET)
    except (ImportError, OSError, AttributeError):
        return None


@contextmanager
def one_thread() -> Iterator[None]:
    """While it holds, numpy multiplies on one thread."""
    library = _library()
    before = library[0]() if library else 1
    if library is None or before == 1:
        yield
        return
    library[1](1)
    try:
        yield
    finally:
        library[1](before)
