"""Which files a source names: itself, what a folder holds, what a pattern matches."""

from __future__ import annotations

import glob
import os
from collections.abc import Container, Iterator
from pathlib import Path

from whowhom.records import Problem

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
}


def paths(source: str, more: Container[str] = ()) -> Iterator[Path | Problem]:
    """The files of ``source`` in order, or the Problem that there are none. ``more``: endings besides ours."""
    path = Path(source)
    try:
        known = path.exists()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        known = False
    if known:
        yield from _in_folder(path, more) if path.is_dir() else [path]
        return
    matches = sorted(glob.glob(source, recursive=True)) if glob.has_magic(source) else []
    for match in [match for match in matches if not _is_readme(Path(match))] or matches:  # alone it is meant
        yield from _in_folder(Path(match), more) if Path(match).is_dir() else [Path(match)]
    if not matches:
        yield Problem("read", "missing", f"There is no file or folder {source!r}.")


def _in_folder(folder: Path, more: Container[str]) -> Iterator[Path | Problem]:
    """Every report below a folder, sorted by name; what is no report is passed over and said so once."""
    files = sorted(Path(top, name) for top, _, names in os.walk(folder) for name in names if not name.startswith("."))
    chosen = {path: _is_report(path, more) for path in files}
    reports = [path for path in files if chosen[path]]
    passed = [path.name for path in files if not chosen[path]]
    if not reports:
        kinds = ", ".join(SUFFIXES)
        yield Problem("read", "no-reports", f"The folder {str(folder)!r} holds no report ({kinds}, each also as .gz).")
    elif passed:
        some = ", ".join(passed[:3]) + (" …" if len(passed) > 3 else "")
        count = "1 file that is no report was" if len(passed) == 1 else f"{len(passed)} files that are no reports were"
        yield Problem("read", "passed-over", f"In {str(folder)!r} {count} passed over ({some}).", fatal=False)
    yield from reports


def _is_report(path: Path, more: Container[str]) -> bool:
    """By its ending; a README tells of the reports beside it."""
    return kind_by_name(path.name, more) is not None and not _is_readme(path)


def _is_readme(path: Path) -> bool:
    return path.name.partition(".")[0].upper() == "README"


def kind_by_name(name: str, more: Container[str] = ()) -> str | None:
    """The format that a file's ending stands for: "text", "html", "jsonl" …, or an ending of ``more``."""
    suffix = Path(name.lower().removesuffix(".gz")).suffix
    return SUFFIXES.get(suffix) or (suffix[1:] if suffix and suffix[1:] in more else None)
