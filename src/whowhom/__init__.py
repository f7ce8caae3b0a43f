"""whowhom: who did what to whom, when, where, with what, how many, and who says so.

>>> import whowhom
>>> coder = whowhom.Coder()                                              # doctest: +SKIP
>>> coder.code("Russia expelled two Norwegian diplomats on Monday.")     # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whowhom.pipeline import Coder
    from whowhom.store import open_store as open

__version__ = "0.1.0"
__all__ = ["Coder", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """Loaded on first use, so that ``import whowhom`` stays light."""
    if name == "Coder":
        from whowhom.pipeline import Coder

        return Coder
    if name == "open":
        from whowhom.store import open_store

        return open_store
    raise AttributeError(f"module 'whowhom' has no attribute {name!r}")
