"""TempEval-3: expressions of time and their values: python -m bench.tempeval3 [DEV.jsonl] [> PREDICTIONS.jsonl]

Each line of the input has ``id``, ``dct`` (the day of the report) and ``text``; each line of the output ``id`` and
``timexes``, each with ``start``, ``end``, ``text``, ``type`` and ``value`` as TIMEX3 writes them.
"""

from __future__ import annotations

import sys
from functools import partial

from bench.lines import command
from bench.score import Json
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.syntax import Reading


def predict(coder: Coder, line: Json) -> Json:
    report = report_from_text(line["text"], source="tempeval3", id=str(line["id"]), published=line["dct"])
    return answer(line, coder.read(report, "resolve"))


def answer(line: Json, reading: Reading) -> Json:
    told = [
        {"start": t.span.start, "end": t.span.end, "text": t.text, "type": t.type, "value": t.value}
        for t in reading.timexes
    ]
    return {"id": line["id"], "timexes": told}


def main(arguments: list[str]) -> int:
    return command("tempeval3", __doc__.splitlines()[0], arguments, lambda _: partial(predict, Coder(learned=False)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
