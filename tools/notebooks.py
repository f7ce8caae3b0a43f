"""Runs the notebooks and keeps what they show: python tools/notebooks.py [--store demo.duckdb].

They run in a folder of their own, with examples/ beside them, by the interpreter that runs this. Without ``--store``
the first of them codes the examples.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
A_CELL = 240  # seconds that one may take


def _format() -> Any:
    """The library nbformat, whose functions have no types."""
    import nbformat

    return nbformat


def executed(path: Path, folder: Path) -> Any:
    """The notebook with its outputs, run in ``folder``/notebooks. Raises CellExecutionError where a cell fails."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager
    from nbclient import NotebookClient

    place = folder / "notebooks"
    place.mkdir(exist_ok=True)
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(ROOT / "examples")
    specs = KernelSpecManager(kernel_dirs=[])  # none that somebody registered: this interpreter's own
    kernel = KernelManager(kernel_name="python3", kernel_spec_manager=specs)
    book = _format().read(path, as_version=4)
    where = {"metadata": {"path": str(place)}}
    try:
        NotebookClient(
            book, km=kernel, timeout=A_CELL, record_timing=False, resources=where, extra_arguments=["--log-level=ERROR"]
        ).execute()
    finally:
        kernel.shutdown_kernel(now=True)
    for cell in book.cells:
        cell.metadata = {}
    book.metadata = {key: book.metadata[key] for key in ("kernelspec", "language_info") if key in book.metadata}
    book.metadata["language_info"] = {"name": "python"}
    return book


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--store", type=Path, help="a store of examples/, so that they need not be coded")
    store = asked.parse_args().store
    with tempfile.TemporaryDirectory() as folder:
        if store:
            shutil.copy(store, Path(folder) / "demo.duckdb")
        for path in NOTEBOOKS:
            _format().write(executed(path, Path(folder)), path)
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
