"""False acts on sport pages, full of attacks and defeats: python -m bench.sport [NEWS.jsonl.gz] [--prefix bbc-sport-]

Prints the reports that gave records and the number of records for each hundred reports.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

from whowhom import Coder
from whowhom.read import report_from_text

NEWS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "news.jsonl.gz"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.sport", description=__doc__.splitlines()[0])
    parser.add_argument("input", nargs="?", type=Path, default=NEWS)
    parser.add_argument("--prefix", default="bbc-sport-", help="reports whose id begins so")
    parser.add_argument("-v", action="store_true", help="list every record")
    options = parser.parse_args(arguments)
    if not options.input.is_file():
        print(f"{options.input} is not here: nothing measured")
        return 0
    with gzip.open(options.input, "rt", encoding="utf-8") as file:
        lines: list[dict[str, Any]] = [json.loads(line) for line in file]
    reports = [line for line in lines if str(line["id"]).startswith(options.prefix)]
    coder, told, with_some = Coder(), 0, 0
    for line in reports:
        events = coder.read(report_from_text(line["text"], source=str(line["id"]), id=str(line["id"]))).events
        told, with_some = told + len(events), with_some + bool(events)
        for event in events if options.v else ():
            print(
                f"{line['id']}: {event.type} {event.confidence} «{event.why[0].text}» {event.evidence[0].text[:120]!r}"
            )
    figures = {
        "reports": len(reports),
        "reports with records": with_some,
        "records": told,
        "records in 100 reports": round(100 * told / max(1, len(reports)), 2),
    }
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
