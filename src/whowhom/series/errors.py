"""A package of the extra ``series`` that is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class MissingPackageError(ImportError):
    """Charts and change points need packages that the program itself does not."""


@contextmanager
def needed(what: str) -> Iterator[None]:
    """Around an import: says what it is needed for, and the command that mends it."""
    try:
        yield
    except ImportError as error:
        raise MissingPackageError(f"{what} need {error.name}; run `pip install 'whowhom[series]'`.") from error
