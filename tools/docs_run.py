"""Runs the pages of docs/ as a reader would: python -m tools.docs_run [PAGE …] [--store demo.duckdb].

A page has a folder, in which examples/ and demo.duckdb lie as ``make demo`` leaves them. Its blocks are done in order:

- ``sh`` and ``python`` run; ``<!-- not run: WHY -->`` above one tells that it cannot run here, ``<!-- exit N -->`` that
  it ends so. What stands in ``<!-- run: … -->`` is run and not seen.
- A block with a title is a file that the reader writes.
- ``text`` is what the block that ran before it says, and is written anew where that says something else. A line ``…``
  stands for any lines; the time of day, the codebook's digest and its size are not compared.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.docs_shell import Shell

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    page for page in (ROOT / "docs").rglob("*.md") if re.search(r"^```(sh|python)\b", page.read_text("utf-8"), re.M)
)
VARIES = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d|\+[0-9a-f]{12}|\d+ (?=rows|of ours)")
STEP = re.compile(
    r"<!-- (?P<mark>run|not run|exit):?\s(?P<what>.*?)\s-->"
    r'|^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$',
    re.M | re.S,
)


@dataclass
class Run:
    """A page on its way: what it says so far, what its blocks said, and the blocks that cannot run here."""

    shell: Shell
    names: dict[str, Any] = field(default_factory=dict)
    said: str | None = None
    marks: dict[str, str] = field(default_factory=dict)  # of the block that comes next

    def step(self, step: re.Match[str]) -> str:
        """One comment or block, done; it comes back as it should stand. Raises AssertionError where it fails."""
        if mark := step["mark"]:
            if mark == "run":
                self.shell.run(step["what"])
            else:
                self.marks[mark] = step["what"]
            return step[0]
        marks, self.marks = self.marks, {}
        if step["title"]:
            self._write(step["title"], step["body"])
        elif step["language"] == "text" and self.said is not None:
            said, self.said = self.said, None
            return step[0] if same(step["body"], said) else f"```text\n{said}```"
        elif step["language"] in ("sh", "python") and "not run" not in marks:
            self.said = self._done(step["language"], step["body"], int(marks.get("exit", 0)))
        return step[0]

    def _write(self, name: str, body: str) -> None:
        path = self.shell.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")

    def _done(self, language: str, body: str, code: int) -> str:
        if language == "sh":
            return self.shell.run(body, code)
        out = io.StringIO()
        with contextlib.chdir(self.shell.folder), contextlib.redirect_stdout(out):
            exec(compile(body, "page", "exec"), self.names)
        return out.getvalue()


def same(told: str, said: str) -> bool:
    """Whether a page tells what the program said; a line ``…`` tells any lines."""
    told, said = VARIES.sub("", told), VARIES.sub("", said)
    parts = [re.escape(part) for part in re.split(r"^…\n", told, flags=re.M)]
    return re.fullmatch(r"(?:.*\n)*".join(parts), said) is not None


def unrun(text: str) -> list[str]:
    """Why blocks of a page cannot run here."""
    return [step["what"] for step in STEP.finditer(text) if step["mark"] == "not run"]


def renewed(page: Path, store: Path, folder: Path) -> str:
    """The page with what the program says today. Raises AssertionError where a block fails; names page and line."""
    text = page.read_text(encoding="utf-8")
    (folder / "examples").symlink_to(ROOT / "examples")
    shutil.copy(store, folder / "demo.duckdb")
    run = Run(Shell(folder))

    def done(step: re.Match[str]) -> str:
        try:
            return run.step(step)
        except Exception as error:
            line = text.count("\n", 0, step.start()) + 1
            raise AssertionError(f"{page.relative_to(ROOT)}:{line}: {error}") from error

    return STEP.sub(done, text)


@contextlib.contextmanager
def demo(made: Path | None) -> Iterator[Path]:
    """The store of examples/, made where none is given."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "examples").symlink_to(ROOT / "examples")
        if made is None:
            Shell(folder).run("whowhom ingest examples --db demo.duckdb")
        yield made or folder / "demo.duckdb"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("pages", nargs="*", type=Path, default=PAGES)
    asked.add_argument("--store", type=Path, help="the store of examples/, so that they need not be coded")
    words = asked.parse_args()
    with demo(words.store) as store:
        for page in map(Path.resolve, words.pages):
            with tempfile.TemporaryDirectory() as folder:
                page.write_text(renewed(page, store, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
