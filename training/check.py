"""What is wrong with the training text, and how much there is of it."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from training.notation import FaultError, MiniReport, Sentence, land, read, side, told_before
from whowhom import codebook
from whowhom.resolve import load as load_tables


class Check:
    """Codes and types are those of the codebook's tables."""

    def __init__(self) -> None:
        book = codebook.load()
        self._modes = {name: {m for m in kind.modes if m} for name, kind in book.types.items()}
        self._known = known_codes()
        words = tomllib.loads((files("whowhom.codebook") / "parties.toml").read_text(encoding="utf-8"))
        self._sectors = {*words["labels"], "IGO"}

    def faults(self, report: MiniReport) -> Iterator[str]:
        """One line for each fault of a report, with file and line."""
        own = set(report.head.get("body", "").split())
        for sentence in report.sentences:
            at = f"{report.file}:{sentence.line}"
            codes = [c for m in sentence.mentions for c in m.codes]
            for act in sentence.acts:
                if act.type not in self._modes:
                    yield f"{at}: no type {act.type}"
                elif act.mode and act.mode not in self._modes[act.type]:
                    yield f"{at}: {act.type} has no mode {act.mode} ({', '.join(sorted(self._modes[act.type]))})"
                codes += [*act.actors, *act.recipients, *filter(None, [act.alleged])]
            for code in dict.fromkeys(codes):
                name, _, sector = code.partition(".")
                if name not in self._known | own:
                    yield f"{at}: no party {name}; declare it with 'body: {name}' in the head"
                if sector and sector not in self._sectors:
                    yield f"{at}: no sector {sector}"
        for sentence, act, code in told_before(report):
            yield f"{report.file}:{sentence.line}: {act.type}: nobody in the report stands for {code}"
        if report.head.get("manner") == "quiet" and report.acts:
            yield f"{report.file}:{report.line}: {report.id} is quiet but has acts"


def known_codes() -> frozenset[str]:
    """Countries and bodies of the tables, outlets among them."""
    with_states = load_tables().parties.countries
    bodies = (row["id"] for name in ("organisations.csv", "armed_groups.csv", "outlets.csv") for row in rows(name))
    return frozenset(with_states) | frozenset(bodies)


def rows(name: str) -> list[dict[str, str]]:
    """A table of the codebook, a dictionary a row."""
    with (files("whowhom.codebook") / "tables" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def load_checked(folder: Path) -> tuple[list[MiniReport], list[str]]:
    """All reports of a folder and what is wrong with them; a file with a broken line gives only that fault."""
    check, reports, faults = Check(), [], []
    for path in sorted(folder.rglob("*.txt")):
        try:
            found = read(path)
        except FaultError as fault:
            faults.append(str(fault))
            continue
        reports += found
        faults += [line for report in found for line in check.faults(report)]
    ids = Counter(report.id for report in reports)
    return reports, faults + [f"two reports are called {name}" for name, times in ids.items() if times > 1]


def counts(reports: list[MiniReport]) -> dict[str, object]:
    """Reports, sentences, acts; by type, status and manner; how many acts name all parties in their own sentence."""
    acts = [(s, a) for r in reports for s in r.sentences for a in s.acts]
    near = sum(all(_in(s, code) for code in (*a.actors, *a.recipients)) for s, a in acts)
    return {
        "reports": len(reports),
        "sentences": sum(len(r.sentences) for r in reports),
        "acts": len(acts),
        "reports without acts": sum(not r.acts for r in reports),
        "acts that name all parties in their sentence": near,
        "types": dict(Counter(a.type for _, a in acts).most_common()),
        "statuses": dict(Counter(a.status for _, a in acts).most_common()),
        "manners": dict(Counter(r.head.get("manner", "") for r in reports).most_common()),
        "words that tell an act": len({s.text[a.start : a.end].lower() for s, a in acts}),
        "states and bodies": len({land(c) for _, a in acts for c in (*a.actors, *a.recipients)}),
    }


def _in(sentence: Sentence, code: str) -> bool:
    return any(side(c) == side(code) for m in sentence.mentions for c in m.codes)
