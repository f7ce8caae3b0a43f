"""Same story, same event (ECB+): python -m bench.ecbplus [DEV.jsonl] [> PREDICTIONS.jsonl]

Each line of the input has ``id``, ``text`` (a sentence a line) and ``mentions``, each with ``m_id``, ``kind``,
``sentence``, ``start``, ``end`` and ``text``; nothing else is read, and an ``id`` is a name without a meaning. Each
line of the output has ``id``, ``story``, and ``mentions`` with ``m_id`` and ``cluster``: phrases of one cluster tell
one event. python -m bench.ecbplus_weights
computes the weights of codebook/same.toml.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from bench.lines import together
from bench.score import Json
from whowhom import parse
from whowhom.link.stories.mentions import Reports, Vectors, same_acts
from whowhom.link.stories.phrases import Phrase, phrase
from whowhom.link.stories.stories import likeness, marks, stories
from whowhom.parse.spacy_parser import PINNED, SpacyParser
from whowhom.propose import Model
from whowhom.records import Block, Report, Span
from whowhom.syntax import Reading


@dataclass(frozen=True)
class Told:
    """Reports of one story with their phrases that tell events, and how alike the reports are."""

    documents: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    reports: Reports


def predict(lines: list[Json]) -> list[Json]:
    model = Model()
    story: dict[str, str] = {}
    cluster: dict[str, str] = {}
    for number, told in enumerate(read_stories(lines)):
        story.update((document, f"story-{number}") for document in told.documents)
        groups = same_acts(told.phrases, told.reports, vectors(model, told))
        cluster.update((id, f"event-{number}-{n}") for n, group in enumerate(groups) for id in group)
    return [_answer(line, story, cluster) for line in lines]


def _answer(line: Json, story: dict[str, str], cluster: dict[str, str]) -> Json:
    events = [one["m_id"] for one in line["mentions"] if one["kind"] == "event"]
    answers = [{"m_id": id, "cluster": cluster[_name(line["id"], id)]} for id in events]
    return {"id": line["id"], "story": story[line["id"]], "mentions": answers}


def read_stories(lines: list[Json]) -> list[Told]:
    parser = SpacyParser(PINNED)
    bags = {str(line["id"]): marks(line["text"]) for line in lines}
    phrases = {str(line["id"]): _phrases(line, parser) for line in lines}
    reports = likeness(bags)
    return [
        Told(one.documents, tuple(p for document in one.documents for p in phrases[document]), reports)
        for one in stories(bags, reports)
    ]


def _phrases(line: Json, parser: parse.Parser) -> list[Phrase]:
    """The event mentions of a report, of which only the sentences that have some are parsed."""
    events = [one for one in line["mentions"] if one["kind"] == "event"]
    report = Report(str(line["id"]), line["text"], "ecbplus")
    needed = {one["sentence"] for one in events}
    blocks, start = [], 0
    for number, sentence in enumerate(line["text"].split("\n")):
        if number in needed and sentence.strip():
            blocks.append(Block("body", Span(start, start + len(sentence))))
        start += len(sentence) + 1
    sentences = parse.parse(Reading(report, tuple(blocks)), parser).sentences
    out = []
    for one in events:
        at = Span(one["start"], one["end"])
        within = next((s for s in sentences if s.span.overlaps(at)), None)
        out.append(phrase(_name(line["id"], one["m_id"]), report.id, one["sentence"], one["text"], within, at))
    return out


def _name(document: str, mention: str) -> str:
    return f"{document} {mention}"


def vectors(model: Model, told: Told) -> Vectors:
    return model.word_vectors({word for phrase in told.phrases for word in phrase.words})


def main(arguments: list[str]) -> int:
    return together("ecbplus", __doc__.splitlines()[0], arguments, lambda _: predict)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
