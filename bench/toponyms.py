"""Names of places and where they are (LGL, GeoVirus): python -m bench.toponyms [DEV.jsonl] [> PREDICTIONS.jsonl]

Each line of the input has ``id``, ``date`` and ``text``; each line of the output ``id`` and ``toponyms``, each with
``start``, ``end``, ``text``, ``lat`` and ``lon`` (degrees; null = found, but which place is meant stays open).
"""

from __future__ import annotations

import sys
from functools import partial

from bench.lines import command
from bench.score import Json
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.records import Place, Span
from whowhom.resolve.places import PlaceTables, find_toponyms
from whowhom.resolve.places.tables import Entry
from whowhom.syntax import Reading

WITH_DEMONYMS = ("LGL",)  # sets that mark "the Georgian minister" as a name of Georgia


def predict(coder: Coder, line: Json) -> Json:
    report = report_from_text(line["text"], source="toponyms", id=str(line["id"]), published=line.get("date") or None)
    return answer(line, coder.read(report, "parse"), coder.house.tables.places)


def answer(line: Json, reading: Reading, tables: PlaceTables) -> Json:
    """Every name of a place, in place position or not; and demonyms, where the set counts them as toponyms."""
    told = [
        _toponym(found.value.text, found.value.span, found.value)
        for found in find_toponyms(reading, tables, embedded=True)
    ]
    if line.get("dataset") in WITH_DEMONYMS:
        taken = [(one["start"], one["end"]) for one in told]
        for token in (token for sentence in reading.sentences for token in sentence.tokens):
            state = tables.state_of(token.text)
            if state is not None and not any(a < token.span.end and token.span.start < b for a, b in taken):
                told.append(_toponym(token.text, token.span, state))
    return {"id": line["id"], "toponyms": told}


def _toponym(text: str, span: Span, place: Place | Entry) -> Json:
    return {"start": span.start, "end": span.end, "text": text, "lat": place.lat, "lon": place.lon}


def main(arguments: list[str]) -> int:
    return command("toponyms", __doc__.splitlines()[0], arguments, lambda _: partial(predict, Coder(learned=False)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
