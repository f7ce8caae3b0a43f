"""Marked reports (README.md): a text file in, mini-reports with mentions, triggers and acts out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

LINES = ("headline", "live", "round-up", "brief")  # manners in which each sentence is a line
UNDATED = "2030-06-15"  # for contrasts, which have no date
UNKNOWN = "?"  # the code of words within a mark that are not what it means: "party" in "the party's leader"
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "refused", "denied")
MARK = re.compile(r"\[(?P<codes>[A-Z0-9_.+-]+): ?(?P<words>[^\[\]]+)\]|\*(?P<act>[^*\[\]]+)\*|(?P<stray>[\[\]*])")


class FaultError(ValueError):
    """A line that breaks the notation: which file, which line, what is wrong."""


@dataclass(frozen=True)
class Mention:
    """Characters ``[start, end)`` of the unmarked sentence that stand for the parties ``codes``."""

    codes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Act:
    """One act: the characters that tell it, its type, its parties by code, its status."""

    start: int
    end: int
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    alleged: str | None


@dataclass
class Sentence:
    text: str
    mentions: tuple[Mention, ...]
    stars: tuple[tuple[int, int], ...]
    line: int
    acts: list[Act] = field(default_factory=list)
    found: tuple[Mention, ...] | None = None  # the mentions that the program finds (find.py); no codes: nobody


@dataclass
class MiniReport:
    id: str
    file: str
    line: int
    head: dict[str, str]
    sentences: list[Sentence]

    @property
    def acts(self) -> list[Act]:
        return [act for sentence in self.sentences for act in sentence.acts]


def read(path: Path) -> list[MiniReport]:
    """The reports of one file, in order. Raises FaultError at the first line that breaks the notation."""
    reports: list[MiniReport] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        at = f"{path.name}:{number}"
        if line.startswith("# "):
            _close(reports)
            reports.append(MiniReport(line[2:].strip(), path.name, number, {}, []))
        elif not line.strip():
            continue
        elif not reports:
            raise FaultError(f"{at}: text before the first '# id'")
        elif line.startswith(">"):
            _add_act(reports[-1], line, at)
        elif not reports[-1].sentences and (head := re.fullmatch(r"(date|manner|body): (.+)", line)):
            reports[-1].head[head[1]] = f"{reports[-1].head.get(head[1], '')} {head[2]}".strip()
        else:
            _close(reports)
            reports[-1].sentences.append(_sentence(line, number, at))
    _close(reports)
    return reports


def read_all(folder: Path) -> list[MiniReport]:
    """All reports below a folder, in order of file names. Raises FaultError."""
    return [report for path in sorted(folder.rglob("*.txt")) for report in read(path)]


def written(report: MiniReport) -> tuple[str, list[int]]:
    """The unmarked text of a report, and where each sentence begins in it."""
    text, starts = "", list[int]()
    gap = "\n" if report.head.get("manner") in LINES else " "
    for sentence in report.sentences:
        text += gap if starts else ""
        starts.append(len(text))
        text += sentence.text
    return text, starts


def _sentence(line: str, number: int, at: str) -> Sentence:
    text, mentions, stars, last = "", [], [], 0
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        last = mark.end()
        if mark["stray"]:
            raise FaultError(f"{at}: a '{mark['stray']}' at column {mark.start() + 1} that opens or closes nothing")
        words = mark["words"] or mark["act"]
        if mark["words"]:
            mentions.append(Mention(tuple(mark["codes"].split("+")), len(text), len(text) + len(words)))
        else:
            if len(words.split()) > LONGEST:
                raise FaultError(f"{at}: more than {LONGEST} words between stars: «{words}»")
            stars.append((len(text), len(text) + len(words)))
        text += words
    return Sentence(text + line[last:], tuple(mentions), tuple(stars), number)


LONGEST = 8


def _add_act(report: MiniReport, line: str, at: str) -> None:
    if not report.sentences:
        raise FaultError(f"{at}: an act before the first sentence")
    sentence = report.sentences[-1]
    if len(sentence.acts) >= len(sentence.stars):
        raise FaultError(f"{at}: more acts than stars")
    start, end = sentence.stars[len(sentence.acts)]
    words = line[1:].split()
    alleged = next((w.removeprefix("alleged=") for w in words if w.startswith("alleged=")), None)
    words = [w for w in words if not w.startswith("alleged=")]
    if len(words) < 2:
        raise FaultError(f"{at}: an act needs a type and its parties: «{line}»")
    (kind, _, mode), actors = words[0].partition("."), _codes(words[1])
    recipients: tuple[str, ...] = ()
    rest, status = words[2:], "occurred"
    if rest[:1] == ["together"]:
        if len(actors) < 2:
            raise FaultError(f"{at}: together, but one party: «{line}»")
        rest = rest[1:]
    elif rest[:1] == [">"]:
        if len(rest) < 2:
            raise FaultError(f"{at}: nobody after '>': «{line}»")
        recipients, rest = _codes(rest[1]), rest[2:]
    if rest:
        status, rest = rest[0], rest[1:]
    if rest or status not in STATUSES:
        raise FaultError(f"{at}: «{' '.join([status, *rest])}» is no status ({', '.join(STATUSES)})")
    sentence.acts.append(Act(start, end, kind, mode or None, actors, recipients, status, alleged))


def _codes(word: str) -> tuple[str, ...]:
    return () if word == "-" else tuple(word.split("+"))


def _close(reports: list[MiniReport]) -> None:
    """Stars without acts are found when the next sentence begins."""
    if reports and reports[-1].sentences:
        last = reports[-1].sentences[-1]
        if len(last.acts) != len(last.stars):
            raise FaultError(f"{reports[-1].file}:{last.line}: {len(last.stars)} stars, {len(last.acts)} acts")


def held_out(report: MiniReport) -> bool:
    """One report in twelve is kept from training, by its name."""
    return sha256(report.id.encode()).digest()[0] % 12 == 0


def land(code: str) -> str:
    """The state or body of a code: RUS for RUS.MIL."""
    return code.partition(".")[0]


def side(code: str) -> tuple[str, str]:
    """Who counts as one: a state, its government, forces and services; beside them its people, courts, rebels …"""
    state, _, sector = code.partition(".")
    return state, "" if sector in ("", "GOV", "MIL", "SPY") else sector


def told_before(report: MiniReport) -> Iterator[tuple[Sentence, Act, str]]:
    """The parties of acts that no words of the report stand for: sentence, act and code."""
    named = {land(code) for s in report.sentences for m in s.mentions for code in m.codes}
    for sentence in report.sentences:
        for act in sentence.acts:
            yield from ((sentence, act, c) for c in (*act.actors, *act.recipients) if land(c) not in named)
