"""numpy's threads: one while a parse holds, afterwards as many as before."""

import numpy as np  # noqa: F401  loaded first, as by a program that uses it too
from threadpoolctl import threadpool_limits

from whowhom.parse import threads


def told():
    """Of the libraries that are held; another package may bring one of its own later."""
    return {library["num_threads"] for library in threads._pools().info()}


def test_one_thread_while_it_holds():
    for before in (2, 1):
        with threadpool_limits(before, "blas"):
            with threads.one_thread():
                assert told() == {1}
            assert told() == {before}
