"""numpy on one thread. Its others wait busily for the next piece of work, which costs more than they help with a parse.

The command line says so before numpy is loaded (``cli/house.py``). Who has loaded it before gets its threads back.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController


@cache
def _pools() -> Any:
    """The libraries with threads of their own that numpy multiplies by."""
    return ThreadpoolController().select(user_api="blas")


def one_thread() -> AbstractContextManager[object]:
    """While it holds, numpy multiplies on one thread."""
    pools = _pools()
    if all(library.num_threads == 1 for library in pools.lib_controllers):
        return nullcontext()
    return pools.limit(limits=1)  # type: ignore[no-any-return]
