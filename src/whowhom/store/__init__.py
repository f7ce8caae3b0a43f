"""Records that stay: one DuckDB file, written by one process at a time, asked by words or by SQL."""

from whowhom.store.base import Store, open_store
from whowhom.store.errors import MissingPackageError, StoreError
from whowhom.store.intake.judge import CoderLike
from whowhom.store.intake.ledger import IngestInterruptedError, Ledger
from whowhom.store.rows import EventRows, Rows

__all__ = [
    "CoderLike",
    "EventRows",
    "IngestInterruptedError",
    "Ledger",
    "MissingPackageError",
    "Rows",
    "Store",
    "StoreError",
    "open_store",
]
