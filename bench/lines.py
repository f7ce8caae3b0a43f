"""Public sets of one JSON object a line: read, predicted, and either scored or written as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench.score import Json


def measure(
    path: Path,
    predict: Callable[[Json], Json],
    figures: Callable[[list[Json], list[Json]], Json] | None,
    limit: int | None = None,
) -> int:
    """Prints the figures, or the predictions where ``figures`` is None. A set that is not at hand measures nothing."""
    if not path.is_file():
        print(f"{path} is not here: nothing measured", file=sys.stderr)
        return 0
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][:limit]
    told = [predict(line) for line in lines]
    if figures is not None:
        print(json.dumps(figures(lines, told), indent=1))
    else:
        sys.stdout.writelines(json.dumps(one) + "\n" for one in told)
    return 0
