"""The engine of a cluster: Ray Data hands out the sources. The one module that knows Ray."""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from whowhom.run.source import Account, code_source

MOST_BLOCKS = 10_000  # into which the sources are cut; each is handed to one worker, and tried again where that dies
SPARE = 1  # cores that are counted beside those of the workers: where none is left, Ray Data waits for ever


def on_ray(
    address: str | None, coder: Any, make: Callable[[], Any], sources: Sequence[Any], parts: Path, jobs: int
) -> Iterator[Account]:
    """Codes sources into ``parts``, a folder that every machine of the cluster sees, with up to ``jobs`` processes.

    ``address``: of a Ray cluster; without one, Ray is started on this machine, and can be reached from it only. Raises
    LookupError where Ray is not installed.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is told to its makers
    if address is None:
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # on Linux too: no address but 127.0.0.1 is listened on
    try:
        import ray.data
    except ImportError as error:
        raise LookupError("Ray is not installed; `pip install 'whowhom[cluster]'` brings it.") from error
    return _coded(ray, address, make, sources, parts.absolute(), jobs) if sources else iter(())


def _coded(
    ray: Any, address: str | None, make: Callable[[], Any], sources: Sequence[Any], parts: Path, jobs: int
) -> Iterator[Account]:
    where = {"address": address} if address else {"num_cpus": jobs + SPARE, "include_dashboard": False}
    ray.init(**where, log_to_driver=False, logging_level="ERROR")
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        rows = [{"source": pickle.dumps(source)} for source in sources]
        data = ray.data.from_items(rows, override_num_blocks=min(len(rows), MOST_BLOCKS))
        pool = ray.data.ActorPoolStrategy(min_size=1, max_size=min(jobs, len(rows)))
        coded = data.map(_Coding, fn_constructor_args=(make, parts), num_cpus=1, compute=pool)
        for row in coded.iter_rows():
            yield Account(**row)
    finally:
        ray.shutdown()


class _Coding:
    """What each worker keeps: a coder."""

    def __init__(self, make: Callable[[], Any], parts: Path) -> None:
        self._coder, self._parts = make(), parts

    def __call__(self, row: dict[str, Any]) -> dict[str, int]:
        return asdict(code_source(self._coder, (self._parts, pickle.loads(row["source"]))))
