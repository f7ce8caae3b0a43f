"""numpy's threads: one while a parse holds, afterwards as many as before."""

from threadpoolctl import threadpool_info, threadpool_limits

from whowhom.parse.threads import one_thread


def threads():
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_thread_while_it_holds():
    for before in (2, 1):
        with threadpool_limits(before, "blas"):
            with one_thread():
                assert threads() == {1}
            assert threads() == {before}
