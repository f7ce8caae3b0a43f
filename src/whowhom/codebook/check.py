"""Running the codebook's own examples and near misses: they are the frames' tests.

``python -m whowhom.codebook.check [events/consult.toml …]`` prints what fails.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from whowhom.codebook.loader import Codebook
from whowhom.codebook.model import Example, Frame, NearMiss
from whowhom.records import Event, Party, Relation


class Codes(Protocol):
    """Anything that codes a text: the check takes the coder as an argument, since the codebook knows no pipeline."""

    def code(self, text: str, published: str | None = None) -> tuple[Event | Relation, ...]: ...


@dataclass(frozen=True, slots=True)
class Failure:
    file: str
    entry: str
    message: str


@dataclass(slots=True)
class CheckReport:
    """``broken``: with a codebook of one's own, entries of ours that what it adds or takes away codes otherwise."""

    failures: list[Failure] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    fired: set[str] = field(default_factory=set)
    broken: list[Failure] = field(default_factory=list)


def run(coder: Codes, codebook: Codebook, only: Iterable[str] = ()) -> CheckReport:
    """Every example coded as marked, every near miss silent; frames without an example are failures too.

    Of a user's own codebook these are its entries and frames; ours are run as well, and told where they break.
    """
    wanted = frozenset(only)
    report, touches = CheckReport(), _touches(codebook)
    entries: list[Example | NearMiss] = [*codebook.examples, *codebook.near_misses]
    for entry in entries:
        if wanted and entry.file not in wanted:
            continue
        if not touches(entry):
            report.counts["of ours untouched"] += 1
        elif isinstance(entry, Example):
            _judge(report, codebook, entry, _example(coder, entry, report))
        else:
            _judge(report, codebook, entry, _near_miss(coder, entry))
    for frame in codebook.frames:
        if frame.id in report.fired or (wanted and frame.file not in wanted) or (codebook.own and not frame.own):
            continue
        report.counts["frame without example"] += 1
        told = f"no example is coded by the frame {frame.text!r}{_forms(codebook, frame)}; write one that it codes"
        report.failures.append(Failure(frame.file, frame.id, told))
    return report


def _forms(codebook: Codebook, frame: Frame) -> str:
    """In what forms a frame's verbs are looked for, where none of them stands in an example: "ringed" is no past of
    "ring"."""
    forms = {form for form, frames in codebook.by_form.items() if frame in frames}
    texts = [example.text.lower() for example in codebook.examples if example.file == frame.file]
    if not forms or forms & {word for text in texts for word in re.findall(r"[\w-]+", text)}:
        return ""
    return f", whose verbs are looked for as {', '.join(sorted(forms))}"


def _touches(codebook: Codebook) -> Callable[[Example | NearMiss], bool]:
    """Whether an entry may be coded otherwise than by our codebook alone.

    Where a user's files only add frames, it is one of their own, or of a type that they name, or holds a word at which
    a frame of theirs may start.
    """
    if not codebook.apart:
        return lambda entry: True
    own = [frame for frame in codebook.frames if frame.own]
    types = {frame.type for frame in own}
    words = {form for form, frames in codebook.by_form.items() if any(frame.own for frame in frames)}
    words |= {form.split()[-1] for form, pairs in codebook.by_noun.items() if any(frame.own for frame, _ in pairs)}

    def touches(entry: Example | NearMiss) -> bool:
        text = f"{entry.before} {entry.text}".lower()
        return entry.file in codebook.own or entry.type in types or any(word in text for word in words)

    return touches


def fault(coder: Codes, entry: Example | NearMiss) -> str | None:
    """What the coder makes of one example or near miss otherwise than it says; None where it agrees."""
    return _example(coder, entry, CheckReport()) if isinstance(entry, Example) else _near_miss(coder, entry)


def _judge(report: CheckReport, codebook: Codebook, entry: Example | NearMiss, fault: str | None) -> None:
    kind = "example" if isinstance(entry, Example) else "near miss"
    if codebook.own and entry.file not in codebook.own:
        if entry.todo is None:
            report.counts["of ours right" if fault is None else "of ours coded otherwise"] += 1
            report.broken += [Failure(entry.file, entry.entry, f"{fault} in: {entry.text}")] if fault else []
        return
    if entry.todo is not None:
        report.counts[f"{kind} to do"] += 1
        if fault is None:
            report.failures.append(Failure(entry.file, entry.entry, "is marked todo but passes now; remove the mark"))
        return
    report.counts[f"{kind} right" if fault is None else f"{kind} wrong"] += 1
    if fault is not None:
        report.failures.append(Failure(entry.file, entry.entry, f"{fault} in: {entry.text}"))


def _events(coder: Codes, entry: Example | NearMiss) -> list[Event]:
    text = f"{entry.before} {entry.text}" if entry.before else entry.text
    return [record for record in coder.code(text, published=entry.published) if isinstance(record, Event)]


def _touching(events: list[Event], entry: Example | NearMiss) -> list[Event]:
    """Events whose trigger words overlap the stars."""
    shift = len(entry.before) + 1 if entry.before else 0
    stars = [(m.start + shift, m.end + shift) for m in entry.marks if m.role == "act"]
    return [
        e for e in events if any(why.span.start < end and start < why.span.end for why in e.why for start, end in stars)
    ]


def _example(coder: Codes, example: Example, report: CheckReport) -> str | None:
    """None if some record is right; else what is wrong with the nearest one."""
    events = _events(coder, example)
    here = _touching(events, example)
    typed = [e for e in here if e.type == example.type]
    for event in typed:
        if _fault(event, example) is None:
            report.fired |= {why.rule for why in event.why}
            return None
    if typed:
        return _fault(typed[0], example)
    if here:
        return f"found {here[0].type} ({here[0].why[0].rule}) instead of {example.type}"
    return "nothing found" + (f" at the stars (elsewhere: {', '.join(e.type for e in events)})" if events else "")


def _fault(event: Event, example: Example) -> str | None:
    if example.mode is not None and event.mode != example.mode:
        return f"mode {event.mode} instead of {example.mode}"
    if event.status != example.status:
        return f"status {event.status} instead of {example.status}"
    # An example asserts what its words say; a recipient that only the discourse supplied is not held against it.
    guessed = not example.recipients and any(why.rule.startswith("recipient.") for why in event.why)
    recipients = () if guessed else event.recipients
    sides = [("actors", event.actors, example.actors), ("recipients", recipients, example.recipients)]
    if event.reciprocal:
        sides = [("parties", (*event.actors, *event.recipients), (*example.actors, *example.recipients))]
    for side, found, wanted in sides:
        if {code.split(".")[0] for code in wanted} != {_land(p) for p in found}:
            return f"{side} {sorted(_id(p) for p in found)} instead of {sorted(wanted)}"
        for code in (c for c in wanted if "." in c):
            if code not in {_id(p) for p in found}:
                return f"{side} {sorted(_id(p) for p in found)} lack {code}"
    return None


def _land(party: Party) -> str:
    return party.country or party.id


def _id(party: Party) -> str:
    return f"{_land(party)}.{party.sector}" if party.sector else _land(party)


def _near_miss(coder: Codes, near: NearMiss) -> str | None:
    here = _touching(_events(coder, near), near)
    fired = [
        e for e in here if e.type == near.type and (near.mode is None or e.mode == near.mode) and e.type != near.instead
    ]
    if fired:
        return f"{near.type} fired ({fired[0].why[0].rule}), though {near.why}"
    if near.instead is not None and not any(e.type == near.instead for e in here):
        return f"{near.instead} not found (got {', '.join(e.type for e in here) or 'nothing'})"
    return None


def main(arguments: list[str]) -> int:
    from whowhom.pipeline import Coder  # the program's own entry, kept out of the room's imports

    coder = Coder(learned=False)
    report = run(coder, coder.house.codebook, arguments)
    out = [f"{failure.file}: {failure.entry}: {failure.message}" for failure in report.failures]
    sys.stdout.write("\n".join([*out, str(dict(report.counts))]) + "\n")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
