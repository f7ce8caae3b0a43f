"""PLV: the type of what a marked source does to a marked target: python -m bench.plv [DEV.jsonl] [> PREDICTIONS.jsonl]

Each line of the input has ``id``, ``text``, ``source`` and ``target``; each line of the output ``id``, ``root``,
``quad``. With ``--score`` the input's own ``root`` and ``quad`` are compared and the figures printed instead.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from math import exp
from typing import Any

from bench.lines import command
from whowhom import Coder
from whowhom.codebook import Codebook
from whowhom.pipeline import STAGES
from whowhom.read import report_from_text
from whowhom.records import Mention, Proposal, Span
from whowhom.syntax import Reading

QUADS = {"verbal": "V", "material": "M"}, {"cooperation": "COOP", "conflict": "CONF"}
FRAMED = 0.6  # what a record of the frames adds to its type's chance, by its confidence and shared parties
Json = dict[str, Any]


def predict(coder: Coder, line: Json) -> Json:
    """The likeliest type between source and target: what the learned coder gives each word, and the records."""
    reading = Reading(report_from_text(line["text"], source="plv", id=str(line["id"])))
    marked: list[Mention] = []
    for stage in STAGES:
        if stage.name == "propose":
            marked = [_marked(reading, line[key]) for key in ("source", "target")]
            reading = replace(reading, mentions=tuple(_with(reading.mentions, marked)))
        reading = stage.run(reading, coder.house)
    framed = [e for e in reading.events if not any(why.rule.startswith("learned.") for why in e.why[:1])]
    counted = {event.type: _counted(event.type, event.cameo, event.status) for event in framed}
    chances = _chances(reading, marked[0], marked[1], coder.house.codebook, counted)
    for event in framed:
        shared = _names(event.actors, marked[0]) + _names(event.recipients or event.actors, marked[1])
        chances[counted[event.type]] += FRAMED * event.confidence * (1 + shared) / 3
    root = max(sorted(chances), key=lambda name: chances[name], default="CONSULT")
    return {"id": line["id"], "root": root, "quad": _quad(coder.house.codebook.types[root].quad)}


def _counted(name: str, cameo: str | None, status: str) -> str:
    """The type that the benchmark counts an act as: its types are CAMEO's codes, put together by a published table.

    There a conviction is a charge (116), sanctions and embargoes are constraint (163), what is only announced is a
    promise (03) if it would be given, done together or yielded, and a threat (13) if it would do harm. In the codebook
    an announced act keeps its type, and its status says that it is planned.
    """
    if status == "planned" and name in PROMISED | ANNOUNCED:
        return "AGREE" if name in PROMISED else "THREATEN"
    return CODES.get(cameo or "", name)


CODES = {"116": "ACCUSE", "163": "COERCE"}
PROMISED = frozenset(("AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"))
ANNOUNCED = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"))


def _chances(
    reading: Reading, source: Mention, target: Mention, book: Codebook, counted: Mapping[str, str]
) -> defaultdict[str, float]:
    """For each type the surest word: its chance, times how well source and target fit it as its two sides.

    ``counted``: what the types of the frames' records are counted as.
    """
    best: defaultdict[str, float] = defaultdict(float)
    signals = reading.signals
    if signals is None:
        return best
    for sentence in reading.sentences:
        told = {word: proposal for proposal in signals.proposals(sentence.index) for word in proposal.tokens}
        for token in sentence.tokens:
            types = signals.types(sentence.index, [token.i])
            if not types or types[""] > NO_ACT:
                continue
            roles = signals.roles(sentence.index, [token.i])
            fit = _fit(roles, source, 0) * (0.5 * _fit(roles, target, 1) + 0.5 * _fit(roles, target, 0) + 0.2)
            for name, chance in types.items():
                if name:
                    said = told.get(token.i)
                    here = _proposed(said, book) if said and said.type == name else name
                    here = counted.get(name, here)
                    best[here] = max(best[here], chance * (0.1 + fit))
    return best


def _proposed(said: Proposal, book: Codebook) -> str:
    modes = book.types[said.type].modes
    return _counted(said.type, modes[said.mode].cameo if said.mode in modes else None, said.status)


NO_ACT = 0.995


def _fit(roles: Mapping[tuple[int, int], tuple[float, float]], mention: Mention, side: int) -> float:
    odds = roles.get((mention.sentence, mention.head))
    return 1 / (1 + exp(-odds[side])) if odds else 0.0


def _marked(reading: Reading, words: str) -> Mention:
    """The first telling of the words as a mention of its own."""
    start = max(0, reading.report.text.find(words))
    span = Span(start, start + len(words))
    for sentence in reading.sentences:
        inside = [t for t in sentence.tokens if span.overlaps(t.span)]
        if inside:
            tops = [t for t in inside if not span.overlaps(sentence.head(t.i).span) or t.head == t.i]
            return Mention(span, sentence.index, (tops or inside)[0].i, "name")
    return Mention(span, 0, 0, "name")


def _with(mentions: tuple[Mention, ...], marked: list[Mention]) -> Iterator[Mention]:
    """The mentions with the marked ones in place of those inside them; each head word stands for one mention."""
    spans = [m.span for m in marked]
    kept = [m for m in mentions if not any(s.overlaps(m.span) for s in spans)]
    known = {m.head: m for m in mentions if any(s.holds(m.span) for s in spans)}
    told = [replace(m, parties=known[m.head].parties) if m.head in known else m for m in marked]
    yield from sorted([*kept, *told], key=lambda m: (m.sentence, m.span))


def _names(parties: tuple[Any, ...], mention: Mention) -> int:
    return int(any(party.span.overlaps(mention.span) for party in parties))


def _quad(name: str) -> str:
    kind, _, side = name.partition("-")
    return f"{QUADS[0][kind]}-{QUADS[1][side]}"


def figures(gold: list[Json], told: list[Json]) -> Json:
    """Macro-F1 over the benchmark's 15 roots (CONCEDE and RETREAT are one, YIELD) and over its four quads."""
    out: Json = {"sentences": len(gold)}
    for key in ("root", "quad"):
        pairs = [(g[key], _yield(t[key]) if key == "root" else _merged(t)) for g, t in zip(gold, told, strict=True)]
        scores = {}
        for label in sorted({g for g, _ in pairs}):
            right = sum(g == t == label for g, t in pairs)
            either = sum(g == label for g, _ in pairs) + sum(t == label for _, t in pairs)
            scores[label] = round(2 * right / either, 3) if either else 0.0
        out[f"{key} macro-F1"] = round(sum(scores.values()) / len(scores), 4)
        out[key] = scores
    return out


def _yield(root: str) -> str:
    return "YIELD" if root in ("CONCEDE", "RETREAT") else root


def _merged(told: Json) -> str:
    """The benchmark counts whatever is yielded as material, what is asked or refused as verbal conflict."""
    by_root = {
        "V-COOP": ("AGREE", "CONSULT", "SUPPORT"),
        "M-COOP": ("COOPERATE", "AID", "CONCEDE", "RETREAT"),
        "V-CONF": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    }
    return next((quad for quad, roots in by_root.items() if told["root"] in roots), "M-CONF")


def main(arguments: list[str]) -> int:
    return command("plv", __doc__.splitlines()[0], arguments, lambda _: partial(predict, Coder()), figures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
