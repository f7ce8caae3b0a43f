"""Is it told whom a pronoun or a definite noun means? python -m bench.meant [FOLDER] [--fit]

Every mention of a party in marked text that is kept from training (training/README.md) says whom it means. Shown is the
share of those that the program had to find out which it told rightly, and of those that had the right party among their
options. With --fit the weights of codebook/grammar.toml [meant] are computed, and printed for that table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.choosing import Judged, crossed, fit, lines, shares
from bench.marked import TRAINING
from training.notation import UNDATED, MiniReport, held_out, read_all, written
from whowhom import Coder
from whowhom.code import meant
from whowhom.code.act import land
from whowhom.code.barred import Barred
from whowhom.code.meant import Heard, options
from whowhom.code.weigh import Option
from whowhom.read import report_from_text
from whowhom.records import Mention, Party

RULES, HEARD = {"rule": 2.0, "nobody": 1.0}, {"top": 2.0, "nobody": 1.0}  # weights by which one of them decides
Marks = list[tuple[int, int, frozenset[str]]]  # characters of a mention in its text, and the lands that it means


def judged(coder: Coder, reports: Sequence[MiniReport]) -> list[Judged]:
    """The mentions that readings were weighed for and that are marked."""
    out: list[Judged] = []
    for one in reports:
        text, marks = marked(one)
        date = one.head.get("date", UNDATED)
        report = report_from_text(text, source=one.id, id=one.id, published=date, published_from="field")
        seen: list[tuple[Mention, list[Option]]] = []
        meant.options = partial(_noted, seen)
        try:
            coder.read(report)
        finally:
            meant.options = options
        for mention, given in seen:
            means = _means(mention, marks)
            if means is not None:
                right = tuple(frozenset(land(p).replace(" ", "_") for p in option.parties) == means for option in given)
                out.append(Judged(one.id, tuple(given), right))
    return out


def marked(report: MiniReport) -> tuple[str, Marks]:
    """The text of a marked report as ``bench.marked`` gives it to the coder, with its mentions."""
    text, starts = written(report)
    return text, [
        (start + m.start, start + m.end, frozenset(code.partition(".")[0] for code in m.codes))
        for start, sentence in zip(starts, report.sentences, strict=True)
        for m in sentence.mentions
    ]


def _noted(
    seen: list[tuple[Mention, list[Option]]],
    way: str,
    ruled: Sequence[Party],
    mention: Mention,
    heard: Heard,
    barred: Barred,
) -> list[Option]:
    seen.append((mention, options(way, ruled, mention, heard, barred)))
    return seen[-1][1]


def _means(mention: Mention, marks: Marks) -> frozenset[str] | None:
    """Whom the one mark over the mention names; None where more stand there, or one that ends after it ("her host")."""
    found = [mark for mark in marks if mark[0] < mention.span.end and mention.span.start < mark[1]]
    return found[0][2] if len(found) == 1 and found[0][1] <= mention.span.end + 1 else None


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.meant", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=TRAINING, help="of marked text")
    parser.add_argument("--fit", action="store_true", help="compute the weights")
    given = parser.parse_args(arguments)
    coder = Coder()
    found = judged(coder, [report for report in read_all(given.folder) if held_out(report)])
    table = coder.house.codebook.grammar["meant"]
    print(f"{len(found)} mentions, right %.3f, among the options %.3f" % shares(found, table))
    rules, learned = shares(found, RULES)[0], shares(found, HEARD)[0]
    print(f"by the rules alone {rules:.3f}, by the learned coder alone {learned:.3f}")
    if given.fit:
        print(f"weights that have not seen them: {crossed(found):.3f}")
        print("\n".join(lines(fit(found))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
