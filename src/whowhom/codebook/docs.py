"""The codebook's manual as Markdown: one page a type, the word classes, the wrappers, and an index.

Everything on the pages comes from the codebook; a change there is a change here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from whowhom.codebook.loader import Codebook
from whowhom.codebook.model import EventType, Example, Frame, Mark, Mode, NearMiss, Wrapper

CLASS = re.compile(r"\{([a-z_]+)\}")
MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")


def pages(codebook: Codebook) -> dict[str, str]:
    """The manual: each page by the name of its file, the index first."""
    made = {"index.md": _index(codebook)}
    made |= {_page(event_type): _type(codebook, event_type) for event_type in codebook.types.values()}
    made |= {"words.md": _words(codebook), "wrappers.md": _wrappers(codebook)}
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}


def write(codebook: Codebook, out_dir: Path) -> int:
    """Writes the manual into a folder, which is made if it is not there, and returns the number of pages.

    Pages of the same names are written over; nothing is deleted. Raises OSError where the folder cannot be written.
    """
    made = pages(codebook)
    out_dir.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (out_dir / name).write_text(text, encoding="utf-8")
    return len(made)


def _page(event_type: EventType) -> str:
    return f"{event_type.name.lower()}.md"


def _safe(text: str) -> str:
    """Running text in which no character is a mark of Markdown."""
    return MARKDOWN.sub(r"\\\1", text)


def _index(codebook: Codebook) -> Iterator[str]:
    yield from ("# The codebook", "", f"Version `{codebook.id}`. Every record names the version that coded it.", "")
    counts = (len(codebook.types), len(codebook.frames), len(codebook.examples), len(codebook.near_misses))
    yield "{} types, {} frames, {} examples, {} near misses.".format(*counts)
    yield from ("", "| type | what | quad | score | CAMEO | modes |", "|---|---|---|---|---|---|")
    for one in codebook.types.values():
        modes = ", ".join(f"[{mode}]({_page(one)}#{mode})" for mode in one.modes if mode)
        cells = (f"[{one.name}]({_page(one)})", _safe(one.label), one.quad, f"{one.score:+g}", one.cameo, modes)
        yield f"| {' | '.join(cells)} |"
    yield from ("", "- [Word classes](words.md): the nouns that frames name together, as {drill}.")
    yield "- [Wrappers](wrappers.md): what a word above an act makes of it: will, refuse, deny, threaten."


def _type(codebook: Codebook, event_type: EventType) -> Iterator[str]:
    yield from (f"# {event_type.name}: {_safe(event_type.label)}", "", _safe(event_type.means), "")
    yield f"{event_type.quad}, score {event_type.score:+g}, CAMEO {event_type.cameo}. [All types](index.md)"
    yield from _excludes(event_type.excludes)
    for mode in event_type.modes.values():
        yield from _mode(codebook, event_type, mode)


def _excludes(excludes: Iterable[str]) -> Iterator[str]:
    lines = [f"- {_safe(line)}" for line in excludes]
    if lines:
        yield from ("", "Not this:", "", *lines)


def _mode(codebook: Codebook, event_type: EventType, mode: Mode) -> Iterator[str]:
    """A section of the page; nothing for a type without a general section."""
    section = mode.name or "general"
    frames = [f for f in codebook.frames if (f.type, f.mode) == (event_type.name, mode.name)]
    examples = [e for e in codebook.examples if (e.type, e.mode) == (event_type.name, mode.name)]
    near = [n for n in codebook.near_misses if n.type == event_type.name and n.entry.split(".")[0] == section]
    if mode.name is None and not (frames or examples or near):
        return
    yield from ("", f"## {section}", "")
    if mode.means != event_type.means:
        yield from (f"**{_safe(mode.label)}.** {_safe(mode.means)}", "")
    contexts = f", contexts {', '.join(mode.contexts)}" if mode.contexts else ""
    own = "" if mode.plover else " A mode of ours, not of PLOVER."
    yield f"{mode.quad}, score {mode.score:+g}, CAMEO {mode.cameo}{contexts}.{own}"
    yield from _excludes(mode.excludes)
    yield from _listed("Frames", [_frame(frame) for frame in frames])
    yield from _listed("Examples", [_example(example) for example in examples])
    yield from _listed("Near misses", [_near_miss(miss) for miss in near])


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"### {title}", "", *(f"- {line}" for line in lines))


def _frame(frame: Frame) -> str:
    """The frame's line as it is written, what else it asks for, and the word classes that it names."""
    asks = [f"CAMEO {frame.cameo}" if frame.cameo else "", "two or more parties" if frame.joint else ""]
    asks += [f"only {frame.only}" if frame.only else "", frame.status or "", "" if frame.noun else "no noun forms"]
    named = [n for n in dict.fromkeys(CLASS.findall(frame.text)) if n not in ("actor", "recipient")]
    links = [f"[{{{name}}}](words.md#{name})" for name in named]
    return f"`{frame.text}` ({', '.join(filter(None, [*asks, *links]))})"


def _marked(text: str, marks: Iterable[Mark]) -> str:
    """The sentence with its trigger in bold and its parties in italics, each with role and code behind it."""
    out, at = [], 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        words = _safe(text[mark.start : mark.end])
        out.append(_safe(text[at : mark.start]))
        code = " ".join(filter(None, (mark.role, mark.code)))
        out.append(f"**{words}**" if mark.role == "act" else f"_{words}_ ({code})")
        at = mark.end
    return "".join([*out, _safe(text[at:])])


def _example(example: Example) -> str:
    named = {mark.code for mark in example.marks}
    unsaid = [("actor", c) for c in example.actors if c not in named]
    unsaid += [("recipient", c) for c in example.recipients if c not in named]
    notes = [f"status {example.status}"] if example.status != "occurred" else []
    notes += [f"{role} {code}, whom the sentence does not name" for role, code in unsaid]
    return _told(_marked(example.text, example.marks), example, notes)


def _near_miss(near: NearMiss) -> str:
    verdict = f"is {near.instead}" if near.instead else "is no act"
    return _told(_marked(near.text, near.marks), near, [f"{verdict}: {_safe(near.why)}"])


def _told(sentence: str, entry: Example | NearMiss, notes: list[str]) -> str:
    """A sentence with what stands before it in the report, and with what there is to say of it."""
    before = f"(… {_safe(entry.before)}) " if entry.before else ""
    notes = [*notes, f"not coded yet: {_safe(entry.todo)}"] if entry.todo else notes
    return f"{before}{sentence}" + (f" — {'; '.join(notes)}" if notes else "")


def _words(codebook: Codebook) -> Iterator[str]:
    yield from ("# Word classes", "", "Singular and plural, American and British spelling. [All types](index.md)")
    for name in sorted(codebook.classes):
        yield from ("", f"## {name}", "", _safe(", ".join(sorted(codebook.classes[name]))))


def _wrappers(codebook: Codebook) -> Iterator[str]:
    yield from ("# Wrappers", "", "What a word above an act makes of it. The first row that fits decides.", "")
    yield "[All types](index.md)"
    yield from ("", "| rule | words | how the act hangs below | acts | becomes |", "|---|---|---|---|---|")
    for row in codebook.wrappers:
        words = ", ".join(sorted(row.governors))
        negated = {True: ", negated", False: ", not negated", None: ""}[row.negated]
        inner = ", ".join(sorted(row.inner)) or "any"
        cells = (row.id, _safe(words) + negated, ", ".join(sorted(row.links)), inner, _becomes(row))
        yield f"| {' | '.join(cells)} |"


def _becomes(row: Wrapper) -> str:
    if row.drop:
        return "no record of its own"
    parts = [row.type or "itself", row.mode or "", row.status or "", "alleged" if row.alleged else ""]
    return " ".join(filter(None, parts))
