"""From mini-reports to what the model is asked: a number a word piece, a row an act, a column a party."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from training.notation import STATUSES, UNKNOWN, Mention, MiniReport, side
from whowhom.codebook import Codebook
from whowhom.propose.window import CLS, LONGEST, SEP, SIZE, Input, Piece, Window, encode, windows, within

Cut = Callable[[str], list[Piece]]
IGNORED = -100


@dataclass(frozen=True)
class Names:
    """The model's answers by number. Type 0 is no act, mode 0 no mode."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...] = STATUSES

    @classmethod
    def of(cls, book: Codebook) -> Names:
        modes = sorted({f"{t}.{m}" for t, kind in book.types.items() for m in kind.modes if m})
        return cls(("", *sorted(book.types)), ("", *modes))


@dataclass
class Target:
    """One window with its answers."""

    input: Input
    types: list[int]  # for each word piece; IGNORED where the text does not say
    acts: list[list[int]] = field(default_factory=list)  # word pieces of each act
    statuses: list[int] = field(default_factory=list)
    modes: list[int] = field(default_factory=list)
    mentions: list[list[int]] = field(default_factory=list)  # word pieces of each mention
    sentence_of_act: list[int] = field(default_factory=list)
    sentence_of_mention: list[int] = field(default_factory=list)
    parties: list[list[int]] = field(default_factory=list)  # for each party: its mentions; nobody is one, too
    roles: list[list[tuple[int, int]]] = field(default_factory=list)  # act by party: acts, is acted upon


UNSEEN = 0.05  # share of mentions that training hides
COVERED, COVERED_ACTS = 0.12, 0.03  # share of word pieces that training covers, and of those that tell an act
SIZES = (400, 400, 256, 160)  # word pieces in a window of training
MASK = 103  # what covers them; an id of the BERT vocabulary


def targets(report: MiniReport, cut: Cut, names: Names, chance: random.Random | None, partial: bool) -> list[Target]:
    """All windows of a report. ``partial``: words outside the stars may tell acts too and are not asked about.

    Mentions are those that the program finds, where it was asked (``find.py``). With ``chance`` the windows vary in
    size, some mentions are hidden and some word pieces covered; without, they are those of reading.
    """
    pieces = [cut(s.text)[:LONGEST] for s in report.sentences]
    told = [s.mentions if s.found is None else s.found for s in report.sentences]
    shown = [[m for m in mentions if chance is None or chance.random() > UNSEEN] for mentions in told]
    size = SIZE if chance is None else chance.choice(SIZES)
    marked = [[(m.start, m.end) for m in mentions] for mentions in shown]
    out = [
        _target(report, window, encode(window, pieces, marked), pieces, shown, names, partial)
        for window in windows([len(p) for p in pieces], size)
    ]
    if chance is not None:
        for target in out:
            _cover(target, chance)
    return out


def _cover(target: Target, chance: random.Random) -> None:
    """Covers word pieces, so that a text that is read twenty times is not learned by heart."""
    telling = {piece for act in target.acts for piece in act}
    ids = target.input.ids
    for n, piece in enumerate(ids):
        if piece not in (CLS, SEP) and chance.random() < (COVERED_ACTS if n in telling else COVERED):
            ids[n] = MASK


def _target(
    report: MiniReport,
    window: Window,
    given: Input,
    pieces: Sequence[Sequence[Piece]],
    shown: Sequence[Sequence[Mention]],
    names: Names,
    partial: bool,
) -> Target:
    out = Target(given, [IGNORED if partial else 0] * len(given.ids))
    entities: dict[tuple[str, str], list[int]] = {}
    acts = []
    for n, (index, begin) in enumerate(zip(window.sentences, given.begins, strict=True)):
        for mention in shown[index]:
            where = [begin + i for i in within(pieces[index], mention.start, mention.end)]
            if where:
                if mention.codes == (UNKNOWN,) or (partial and not mention.codes):
                    continue
                for party in [side(code) for code in mention.codes] or [("", str(len(out.mentions)))]:
                    entities.setdefault(party, []).append(len(out.mentions))
                out.mentions.append(where)
                out.sentence_of_mention.append(n)
        for act in report.sentences[index].acts:
            where = [begin + i for i in within(pieces[index], act.start, act.end)]
            if where:
                for i in where:
                    out.types[i] = names.types.index(act.type)
                out.acts.append(where)
                out.statuses.append(names.statuses.index(act.status))
                out.modes.append(names.modes.index(f"{act.type}.{act.mode}") if act.mode else 0)
                out.sentence_of_act.append(n)
                acts.append(act)
    out.parties = list(entities.values())
    for act in acts:
        doers, others = {side(c) for c in act.actors}, {side(c) for c in act.recipients}
        out.roles.append([(int(e in doers), int(e in others)) for e in entities])
    return out
