"""What a whole run of the program costs, as a process of its own: processor time, time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bench.texts import EXAMPLES

PROGRAM = """
import sys
from time import process_time
from whowhom.cli import main
end = main(sys.argv[1:])
sys.stdout.flush()
print(f"\\n{process_time()}", file=sys.stderr)
sys.exit(end)
"""
FOUNDING = EXAMPLES.parent.parent / "shared" / "founding" / "report.txt"
A_UNIT_OF_PEAK = 1 if sys.platform == "darwin" else 1024  # bytes
RUNS = 3


class Cost(NamedTuple):
    """Seconds of processor time until its work is done, all threads together; seconds until it is gone; the most memory
    it ever held, in MB of a million."""

    worked: float
    took: float
    peak_mb: float


def run(arguments: Sequence[str]) -> Cost:
    """Runs ``whowhom`` with these arguments. Raises RuntimeError where it fails."""
    begun = perf_counter()
    with tempfile.TemporaryFile() as said:
        command = [sys.executable, "-c", PROGRAM, *arguments]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=_settings())
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = perf_counter() - begun
        said.seek(0)
        told = said.read().decode("utf-8", "replace")
    if child.returncode:
        raise RuntimeError(f"whowhom {' '.join(arguments)} ended with {child.returncode}: {told}")
    return Cost(float(told.split()[-1]), took, used.ru_maxrss * A_UNIT_OF_PEAK / 1e6)


def _settings() -> dict[str, str]:
    """Those of this process, but modules are compiled once and kept, as they are where the program is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def start_up() -> dict[str, float]:
    """Processor time of ``--help``, and of a run over one report until its records are out."""
    one = FOUNDING if FOUNDING.is_file() else min(EXAMPLES.glob("20*.txt"))
    asked = {"help_s": ["--help"], "startup_s": ["code", str(one), "--published", "2022-11-30"]}
    return {name: round(min(run(words).worked for _ in range(RUNS)), 2) for name, words in asked.items()}


def peak(texts: Sequence[str]) -> float:
    """The most memory, in MB, that one job holds while it reads the texts."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "reports.jsonl")
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        return round(run(["code", str(file), "--format", "jsonl", "--no-progress"]).peak_mb, 1)


def growth(texts: Sequence[str], less: int) -> dict[str, float]:
    """What one job holds at most over the first ``less`` texts, over all of them, and the difference in MB."""
    few, all_ = peak(texts[:less]), peak(texts)
    return {f"peak_mb_{less}": few, f"peak_mb_{len(texts)}": all_, "growth_mb": round(all_ - few, 1)}
