"""Who is meant, where the rules and the learned coder differ: every reading is an option, and measured weights choose.

A rule (code/definite.py, code/discourse.py) has one answer. The learned coder has log-odds for each party told before.
The weights of codebook/grammar.toml [meant] say how far a rule is to be trusted; ``python -m bench.meant --fit``
computes them from marked text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whowhom.code.antecedent import Side, side
from whowhom.code.barred import Barred
from whowhom.code.weigh import CUT, Option, cut
from whowhom.records import Mention, Party

Heard = Mapping[Side, tuple[float, Party]]  # parties told before, with the log-odds that they are meant


def options(way: str, ruled: Sequence[Party], mention: Mention, heard: Heard, barred: Barred) -> list[Option]:
    """What the rule says first, then each party that the learned coder knows, and nobody."""
    found = {frozenset(map(side, ruled)): Option(tuple(ruled), {"rule": 1.0, f"rule.{way}": 1.0})} if ruled else {}
    able = {s: (odds, party) for s, (odds, party) in heard.items() if not barred.bars(party)}
    for one, (_, party) in able.items():
        found.setdefault(frozenset((one,)), Option((party,)))
    for sides, option in found.items():
        option.signs["odds"] = sum(cut(heard[s][0]) if s in heard else -CUT for s in sides) / len(sides)
    if able:
        best = max(able, key=lambda s: (able[s][0], s[0]))
        found[frozenset((best,))].signs |= {"top": 1.0, f"top.{mention.kind}": 1.0}
    nobody = Option((), {"nobody": 1.0, f"nobody.{mention.kind}": 1.0})
    if not ruled:
        nobody.signs |= {f"rule.{way}": 1.0}
    return [*found.values(), nobody]
