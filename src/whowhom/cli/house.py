"""Where the commands get their coder and their reader from; tests hand in small ones."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from whowhom.records import Problem, Report

Reader = Callable[..., Iterator["Report | Problem"]]


# New objects after which the collector looks for rings among them. What is made of a report hardly ever hangs together
# in one, and goes by itself.
SELDOM = 20_000


def _coder(codebook: str | None, model: str | None, learned: bool = True) -> Any:
    # What is loaded stays for good: looking through it for what may go takes a fifth of the start. The threshold, since
    # a package that spaCy reads its model with enables the collector whoever disabled it.
    kept = gc.get_threshold()
    gc.set_threshold(0)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy has little to do here, and its threads wait busily
    try:
        from whowhom.pipeline import Coder

        return Coder(codebook=codebook, model=model, learned=learned)
    finally:
        gc.freeze()
        gc.set_threshold(kept[0] and max(kept[0], SELDOM), *kept[1:])
        if "duckdb" in sys.modules:
            atexit.register(gc.unfreeze)  # DuckDB looks at the end whether all of its own is gone, and complains


def _book(folder: str | None) -> Any:
    from whowhom.codebook import load

    return load(Path(folder) if folder else None)


def _read(
    sources: Sequence[str],
    *,
    input: str | None,
    published: str | None,
    columns: str | None,
    allow_private: bool,
    stdin: BinaryIO,
) -> Iterator[Report | Problem]:
    from whowhom.plugins import Registry
    from whowhom.read import read_sources

    return read_sources(
        sources,
        input=input,
        published=published,
        columns=columns,
        allow_private=allow_private,
        stdin=stdin,
        readers=Registry().readers,
    )


def _units(sources: Sequence[str], **options: Any) -> Iterator[Any]:
    from whowhom.plugins import Registry
    from whowhom.read import units

    return units(sources, **options, readers=Registry().readers)


def coder_by(
    make: Callable[[str | None, str | None, bool], Any],
    codebook: str | None,
    model: str | None,
    frames_only: bool,
    name: str | None,
) -> Any:
    """A coder as ``make`` makes it; where ``name`` is given, with the coder of another package as its last stage."""
    if name is None:
        return make(codebook, model, not frames_only)
    from whowhom.plugins import Registry

    plugin = Registry().coders.named(name)  # before all that takes a second to load
    coder = make(codebook, model, False)
    from whowhom.pipeline import PluggedCoder

    return PluggedCoder(coder, plugin)


@dataclass(frozen=True)
class House:
    """``coder(codebook, model, learned)`` makes a coder, ``book(codebook)`` loads a codebook's tables;
    ``read(sources, input=, published=, columns=, allow_private=, stdin=)`` gives reports, ``units`` with the same
    options the sources that hold them."""

    coder: Callable[[str | None, str | None, bool], Any] = _coder
    read: Reader = _read
    book: Callable[[str | None], Any] = _book
    units: Callable[..., Iterator[Any]] = _units
