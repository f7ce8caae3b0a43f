"""The files of a codebook: ours, and a user's own beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from whowhom.codebook.model import CodebookError
from whowhom.codebook.rows.schema import own_files

FILES = (
    "words.toml",
    "grammar.toml",
    "wrappers.toml",
    "relations.toml",
    "contexts.toml",
    "nominals.toml",
    "attribution.toml",
)
EXAMPLES = "examples.toml"  # of a user's own, beside those that the files of types hold
OWN = "codebook.toml"  # what a user's own codebook is called, and what of ours it leaves out
LINKING = ("credits.toml", "linking.toml", "same.toml", "word_counts.csv")  # of records, not of coding
NEAR = 0.7  # how alike two names of files must be, so that one may be meant by the other


@dataclass(frozen=True, slots=True)
class File:
    """One file. ``name``: in its folder, as "events/aid.toml"; ``path``: as messages call it; ``own``: a user's."""

    name: str
    path: str
    text: str
    own: bool = False


def texts(extra: Path | None) -> list[File]:
    """The shipped files, and after them those of a user's own folder.

    Raises CodebookError for a folder that is none, and for a file that nothing reads or that cannot be read.
    """
    events = sorted(p.name for p in (files("whowhom.codebook") / "events").iterdir() if p.name.endswith(".toml"))
    names = [*(f"events/{name}" for name in events), *FILES]
    return [*(File(name, name, shipped(name)) for name in names), *(_own(extra) if extra is not None else ())]


def _own(folder: Path) -> Iterator[File]:
    if not folder.is_dir():
        raise CodebookError(str(folder), "codebook", "is no directory; give the folder that holds events/*.toml")
    found = sorted([*folder.rglob("*.toml"), *folder.rglob("*.csv")])
    if not found:
        raise CodebookError(str(folder), "codebook", f"holds none of its files: {_listed()}")
    for path in found:
        name = path.relative_to(folder).as_posix()
        full = f"{folder}/{name}"
        _check_name(name, full)
        yield File(name, full, _text(path, full), own=True)


def read_elsewhere() -> Iterator[tuple[str, bytes]]:
    """The shipped files by which other rooms code (places, parties, times …), in the order of their names."""
    folder = files("whowhom.codebook")
    for entry in sorted([*folder.iterdir(), *(folder / "tables").iterdir()], key=lambda entry: entry.name):
        if entry.name.endswith((".toml", ".csv", ".csv.gz")) and entry.name not in (*FILES, *LINKING):
            yield entry.name, entry.read_bytes()


def shipped(name: str) -> str:
    """The text of one shipped file."""
    return (files("whowhom.codebook") / name).read_text(encoding="utf-8")


def _check_name(name: str, path: str) -> None:
    """A user's file that nothing would read is a slip, and not passed over."""
    folder, _, last = name.rpartition("/")
    if name in (*FILES, EXAMPLES, OWN) or name in own_files() or (folder == "events" and last.endswith(".toml")):
        return
    right = [*FILES, EXAMPLES, OWN, f"events/{last}"] if last.endswith(".toml") else own_files()
    by_last = {file.rpartition("/")[2]: file for file in right}
    near = get_close_matches(last, by_last, 1, NEAR)
    hint = f"did you mean {by_last[near[0]]!r}?" if near else f"a codebook has {_listed()}"
    raise CodebookError(path, "file", f"is read by nothing; {hint}")


def _listed() -> str:
    """Every file that a codebook may bring."""
    return ", ".join(["events/*.toml", *FILES, EXAMPLES, OWN, *own_files()])


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(name, "file", f"cannot be read as UTF-8: {error}") from error


def parse_toml(name: str, text: str) -> dict[str, Any]:
    """Raises CodebookError where the text is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(name, "file", f"is not valid TOML: {error}") from error
