"""How well is the recipient of an act chosen? python -m bench.recipients [FOLDER …] [--fit]

Every act that the coder finds in coded reports has options for its recipient (src/whowhom/code/recipient.py). Shown is
the share of acts whose right option was chosen, and whose right option was there at all. With --fit the weights of
codebook/grammar.toml [recipient] are computed, and printed for that table: a conditional logit over the options, each
report in five judged by weights that have not seen it. Coded reports (the folders) and marked training text
(bench.marked) count alike, but the weights named in OWN are learned for coded reports apart: who marks training text
names a recipient wherever a reader could, who codes a report only where its words do.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.choosing import Judged, crossed, fit, lines, shares
from bench.marked import examples, kept
from bench.score import Json, load, party, sides
from whowhom import Coder
from whowhom.code import recipient
from whowhom.code.act import Act
from whowhom.code.recipient import Scene, options
from whowhom.code.weigh import Option
from whowhom.read import report_from_text
from whowhom.records import Party
from whowhom.syntax import Reading

HERE = Path(__file__).resolve().parent
# Signs whose weights are learned for coded reports apart.
OWN = ("nobody", "slot", "context", "owner", "author", "authorities", "lonely", "guess")


def judged(coder: Coder, reports: Sequence[Json], coded: bool) -> list[Judged]:
    """The acts of reports whose words tell exactly one coded act of their type."""
    out: list[Judged] = []
    for one in reports:
        report = report_from_text(
            one["text"], source=one["id"], id=one["id"], published=one["published"], published_from="field"
        )
        seen: list[tuple[Act, list[Option]]] = []
        recipient.options = partial(_noted, seen)
        try:
            reading = coder.read(report)
        finally:
            recipient.options = options
        for act, given in seen:
            told = _told(act, reading, one)
            if told is not None:
                asked = sides(told, told)[1]
                right = tuple(_names(option.parties) == asked for option in given)
                out.append(Judged(one["id"], tuple(given), right, coded))
    return out


def _noted(seen: list[tuple[Act, list[Option]]], act: Act, scene: Scene) -> list[Option]:
    seen.append((act, options(act, scene)))
    return seen[-1][1]


def _told(act: Act, reading: Reading, coded: Json) -> Json | None:
    """The one coded act that the act's words tell; None if there are more, or it is done together."""
    words = reading.sentences[act.sentence]
    tokens = {act.verb, *(token for index, token in act.verbs if index == act.sentence)}
    spans = [words[token].span for token in tokens]
    found = []
    for one in coded["events"]:
        start = coded["text"].find(one["key"])
        end = start + len(one["key"])
        if act.type in (one["type"], *one.get("type_also", ())) and any(s.start < end and start < s.end for s in spans):
            found.append(one)
    return found[0] if len(found) == 1 and not found[0].get("reciprocal") else None


def _names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(party({"country": p.country, "id": p.id, "name": p.name}) for p in parties)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.recipients", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "reports", HERE / "examples"])
    parser.add_argument("--fit", action="store_true", help="compute the weights (minutes)")
    parser.add_argument("--frames-only", action="store_true", help="without the learned coder")
    given = parser.parse_args(arguments)
    coder = Coder(learned=not given.frames_only)
    table = coder.house.codebook.grammar["recipient"]["unheard" if given.frames_only else "heard"]
    coded = [act for f in given.folders if f.is_dir() for act in judged(coder, load(f), True)]
    marked = judged(coder, kept(), False)
    if given.frames_only:  # the codebook's examples are what frames alone must get right
        coded += judged(coder, examples(coder.house.codebook), True)
    for name, acts in (("coded reports", coded), ("marked text", marked)):
        print(f"{name}: {len(acts)} acts, recipient right %.3f, among the options %.3f" % shares(acts, table))
    if given.fit:
        print(f"coded reports, weights that have not seen them: {crossed([*coded, *marked], OWN):.3f}")
        print("\n".join(lines(fit([*coded, *marked], OWN))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
