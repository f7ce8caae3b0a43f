"""A part: a file of JSON lines that holds one source, coded. Its first line names the source, each other a document.

A part under way has a name of its own, and is given its lasting one when it is whole: what was cut short, or is done
twice at once, does no harm.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from whowhom.read import Cursor
from whowhom.records import Problem, Report
from whowhom.run import told

Json = dict[str, Any]
ENDING = ".jsonl"
BEGUN = ".begun"


class Part:
    """The part of ``source`` in a folder, whether or not it is there."""

    def __init__(self, folder: Path, source: Any) -> None:
        name = os.path.abspath(source.name) if source.kind == "file" else source.name
        key = hashlib.sha256(f"{source.kind}:{name}".encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self.path, self._folder, self._key = folder / f"{key}{ENDING}", folder, key
        settings = {"kind": source.kind, "name": source.name, "settings": str(source.settings)}
        self.head = {"source": {**settings, "size": source.size, "modified": source.modified}}

    def is_done(self) -> bool:
        """Whether the source was coded as it is now."""
        return head(self.path) == self.head

    def begun(self) -> list[Path]:
        """What was begun and cut short."""
        return [path for path in self._folder.glob(f"{self._key}.*{BEGUN}") if head(path) == self.head]

    def new(self) -> Path:
        """A name that no other process has."""
        return self._folder / f"{self._key}.{uuid4().hex[:12]}{BEGUN}"


def lines(path: Path) -> Iterator[Json]:
    """The documents of a part, as far as they are whole: notes that none follows are left out of one under way."""
    notes: list[Json] = []
    with path.open(encoding="utf-8") as file:
        file.readline()
        for text in file:
            if not text.endswith("\n"):
                break
            notes.append(json.loads(text))
            if path.suffix != BEGUN or is_document(notes[-1]):
                yield from notes
                notes = []


def is_document(line: Json) -> bool:
    """Whether a line stands for a document; else it is a note."""
    return "problem" not in line or bool(line["problem"]["fatal"])


def head(path: Path) -> Json | None:
    """What the first line of a part says of its source; None where there is no part, or not even that line."""
    try:
        with path.open(encoding="utf-8") as file:
            told: Json = json.loads(file.readline())
    except (FileNotFoundError, ValueError):
        return None
    return told


class PartSource:
    """The source of a part, with its documents as they were read, for a ``told.Teller`` to tell."""

    def __init__(self, path: Path) -> None:
        self._path = path
        about = (head(path) or {})["source"]
        self.kind, self.name, self.settings = about["kind"], about["name"], about["settings"]
        self.size, self.modified = about["size"], about["modified"]

    def digest(self) -> str | None:
        return None

    def items(self, cursor: Cursor = 0) -> Iterator[tuple[Report | Problem, Cursor]]:
        found = lines(self._path)
        if cursor != 0:
            for line in found:
                if is_document(line) and line["after"] == cursor:
                    break
        for line in found:
            yield told.item(line), line["after"]
