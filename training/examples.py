"""The codebook's own examples and near misses, as marked reports of one sentence."""

from __future__ import annotations

from training.notation import Act, Mention, MiniReport, Sentence
from whowhom.codebook import Codebook
from whowhom.codebook.model import Mark


def from_codebook(book: Codebook) -> list[MiniReport]:
    """Examples as reports of one sentence. Their other acts are not marked, so only the stars count.

    A near miss that is no act at all is a text without acts; one of another type is an act without its parties.
    """
    out: list[MiniReport] = []
    for example in book.examples:
        if example.todo:
            continue
        parties = [m for m in example.marks if m.role != "act" and m.code]
        mentions = tuple(Mention((str(m.code),), m.start, m.end) for m in parties)
        for star in _stars(example.marks)[:1]:
            act = Act(*star, example.type, example.mode, example.actors, example.recipients, example.status, None)
            sentence = Sentence(example.text, mentions, (star,), 0, [act])
            out.append(MiniReport(f"{example.entry} {len(out)}", example.file, 0, {}, [sentence]))
    for miss in book.near_misses:
        if miss.instead is None:
            out.append(MiniReport(f"{miss.entry} {len(out)}", miss.file, 0, {}, [Sentence(miss.text, (), (), 0)]))
        else:
            for star in _stars(miss.marks)[:1]:
                act = Act(*star, miss.instead, None, (), (), "occurred", None)
                out.append(
                    MiniReport(
                        f"{miss.entry} {len(out)}", miss.file, 0, {}, [Sentence(miss.text, (), (star,), 0, [act])]
                    )
                )
    return out


def _stars(marks: tuple[Mark, ...]) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in marks if m.role == "act"]
