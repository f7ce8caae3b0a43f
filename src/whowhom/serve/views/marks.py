"""Where acts took place, for the map."""

from __future__ import annotations

from whowhom.serve.asking import Asked, Looking
from whowhom.store.look.marks import Marks

MOST = 10_000  # spots that a map still pans smoothly with


def marks(store: Looking, asked: Asked) -> Marks:
    """Where the acts took place that meet every condition, one entry a spot of the earth."""
    return store.marks(MOST, **asked.asked())
