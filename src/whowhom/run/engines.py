"""Ways to have sources coded: in this process, by several on this machine, on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from pathlib import Path
from typing import Any

from whowhom.run.pool import LOOK_UP_S, DeadWorkerError, Pool
from whowhom.run.source import Account, code_source

MOST_DEATHS = 100  # in one source, after which the machine is at fault
Engine = Callable[[Any, Callable[[], Any], Sequence[Any], Path, int], Iterator[Account]]


def local(coder: Any, make: Callable[[], Any], sources: Sequence[Any], parts: Path, jobs: int) -> Iterator[Account]:
    """Codes sources into parts, with ``jobs`` processes where that is more than one, and accounts for each."""
    if jobs == 1:
        yield from (code_source(coder, (parts, source)) for source in sources)
        return
    with Pool(coder, make, jobs, batch=1) as pool:
        todo = {pool.submit(code_source, (parts, source)): (source, MOST_DEATHS) for source in sources}
        while todo:
            for future in wait(todo, LOOK_UP_S, FIRST_COMPLETED).done:
                source, tries = todo.pop(future)
                dead = isinstance(future.exception(), DeadWorkerError)
                if dead and tries:  # the next goes on from there, and at last passes over what is deadly
                    todo[pool.submit(code_source, (parts, source))] = source, tries - 1
                else:
                    yield future.result()
