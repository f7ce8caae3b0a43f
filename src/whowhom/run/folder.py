"""The folder of a run: a manifest that says whose coding it holds, and a part for every source."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whowhom.run.part import BEGUN, ENDING, Part, PartSource, head
from whowhom.run.told import Teller

MANIFEST = "run.json"
PARTS = "parts"


class RunFolder:
    """``path`` holds a run, or will; ``begin`` comes first where one is coded, ``coder`` and ``sources`` read it."""

    def __init__(self, path: Path) -> None:
        self._manifest, self.parts = path / MANIFEST, path / PARTS
        self.path = path

    def is_run(self) -> bool:
        return self._manifest.is_file()

    def begin(self, coder: Any) -> None:
        """Makes the folder, or goes on in it. Raises ValueError for a folder that holds anything else."""
        told = {"coder": coder.version, "codebook": coder.codebook_id}
        if self.is_run():
            if self._told() != told:
                raise ValueError(f"{self.path} holds a run of another coder or codebook; give a new folder.")
        elif self.path.exists() and any(self.path.iterdir()):
            raise ValueError(f"{self.path} is no folder of a run, and not empty; give a new folder.")
        self.parts.mkdir(parents=True, exist_ok=True)
        self._manifest.write_text(json.dumps(told) + "\n", encoding="utf-8")

    def to_do(self, sources: Iterable[Any]) -> list[Any]:
        """The sources that are not coded, or have changed since."""
        return [source for source in sources if not Part(self.parts, source).is_done()]

    @contextmanager
    def tidied(self) -> Iterator[None]:
        """Whatever comes, of every part that was cut short one is kept to go on from: that which came furthest."""
        try:
            yield
        finally:
            self._tidy()

    def _tidy(self) -> None:
        begun: dict[str, list[Path]] = {}
        for path in self.parts.glob(f"*{BEGUN}"):
            begun.setdefault(path.name.partition(".")[0], []).append(path)
        for key, paths in begun.items():
            *others, furthest = sorted(paths, key=lambda path: path.stat().st_size)
            for path in others if head(furthest) not in (None, head(self.parts / f"{key}{ENDING}")) else paths:
                path.unlink()

    def coder(self) -> Teller:
        """Who tells of the reports of ``sources`` what the run's coder found in them."""
        told = self._told()
        return Teller(told["coder"], told["codebook"])

    def sources(self) -> Iterator[PartSource]:
        """The sources of the parts that are whole, by their names."""
        found = [PartSource(path) for path in self.parts.glob(f"*{ENDING}")]
        return iter(sorted(found, key=lambda source: (source.kind, source.name)))

    def _told(self) -> dict[str, str]:
        told: dict[str, str] = json.loads(self._manifest.read_text(encoding="utf-8"))
        return told
