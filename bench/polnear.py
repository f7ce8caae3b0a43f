"""PolNeAR: who says, thinks, wants what: python -m bench.polnear [DEV.jsonl] [--limit N] [> PREDICTIONS.jsonl]

Each line of the input has ``id`` and ``text``; each line of the output ``id`` and ``attributions``, each with the spans
of its ``source``, ``cue`` and ``content``. With ``--score`` the input's own attributions are compared and the figures
printed instead.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from bench.lines import command
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.records import Span

ALIKE = 0.5  # Dice coefficient from which two contents are the same
Json = dict[str, Any]
Letters = set[int]


def predict(coder: Coder, line: Json) -> Json:
    """The quotations of one article, as the benchmark writes them."""
    found = coder.quotations(report_from_text(line["text"], source="polnear", id=str(line["id"])))
    told = [{"source": _pairs(q.source), "cue": _pairs(q.cue), "content": _pairs(q.content)} for q in found]
    return {"id": line["id"], "attributions": told}


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def figures(gold: list[Json], told: list[Json]) -> Json:
    """F1 of contents (Dice from 0.5, one to one), of the same spans exactly, and of contents with the right source."""
    right = exact = full = 0
    for one, other in zip(gold, told, strict=True):
        for mine, theirs in _matched(one["attributions"], other["attributions"]):
            right += 1
            exact += _letters(mine["content"]) == _letters(theirs["content"])
            sources = _letters(mine["source"]), _letters(theirs["source"])
            full += _dice(*sources) >= ALIKE or not any(sources)
    counts = [sum(len(line["attributions"]) for line in lines) for lines in (gold, told)]
    out: Json = {"articles": len(gold), "gold": counts[0], "told": counts[1]}
    for name, hits in (("attribution", right), ("exact", exact), ("full", full)):
        out[name] = {
            "precision": round(hits / max(1, counts[1]), 4),
            "recall": round(hits / max(1, counts[0]), 4),
            "f1": round(2 * hits / max(1, sum(counts)), 4),
        }
    return out


def _matched(gold: list[Json], told: list[Json]) -> list[tuple[Json, Json]]:
    """Pairs with like contents, the likest first."""
    alike = []
    for n, mine in enumerate(gold):
        for m, theirs in enumerate(told):
            content = _dice(_letters(mine["content"]), _letters(theirs["content"]))
            if content >= ALIKE:
                source = _dice(_letters(mine["source"]), _letters(theirs["source"]))
                alike.append((content + source / 1000, n, m))
    out: list[tuple[Json, Json]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, n, m in sorted(alike, reverse=True):
        if n not in used[0] and m not in used[1]:
            used[0].add(n)
            used[1].add(m)
            out.append((gold[n], told[m]))
    return out


def _letters(spans: list[list[int]]) -> Letters:
    return {at for start, end in spans or () for at in range(start, end)}


def _dice(one: Letters, other: Letters) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def main(arguments: list[str]) -> int:
    about = __doc__.splitlines()[0]
    return command("polnear", about, arguments, lambda _: partial(predict, Coder(learned=False)), figures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
