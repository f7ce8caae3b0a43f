"""python -m training check [FOLDER]"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    match arguments:
        case ["check", *folder]:
            from training.check import counts, load_checked

            reports, faults = load_checked(Path(folder[0]) if folder else HERE)
            print("\n".join(faults), file=sys.stderr)
            print(json.dumps(counts(reports), indent=1))
            return 1 if faults else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
