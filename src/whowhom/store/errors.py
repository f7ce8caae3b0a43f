"""What goes wrong with a store, as one sentence that names the file and the way out."""

from __future__ import annotations


class StoreError(Exception):
    """The file cannot be opened, is no store, is held by another process, or was asked for what it does not hold."""


class MissingPackageError(StoreError):
    """A result was asked for in the form of a package that is not installed."""


class NotThereError(StoreError):
    """A record or report was asked for that the store does not hold."""
