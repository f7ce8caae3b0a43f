"""Files of types: heads and sections of every file first, then frames, examples and near misses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any

from whowhom.codebook.examples import read_example, read_near_miss
from whowhom.codebook.faults import known, needed, number, one_of, words
from whowhom.codebook.model import (
    KINDS,
    STATUSES,
    CodebookError,
    EventType,
    Example,
    Frame,
    Marked,
    Mode,
    NearMiss,
    Term,
)
from whowhom.codebook.notation import FrameReader
from whowhom.codebook.own import Own
from whowhom.codebook.texts import File

TYPE_KEYS = {"type", "label", "means", "not", "quad", "score", "cameo", "kind"}
FULL = ("label", "means", "quad", "score", "cameo", "kind")  # what a type must say that is not there yet
FRAMES = ("say", "noun")
ENTRIES = ("example", "near_miss")
MODE_KEYS = {"label", "means", "not", "cameo", "score", "quad", "contexts", "plover", *FRAMES, *ENTRIES}
SAY_KEYS = {"frame", "cameo", "joint", "only", "noun", "status", "confidence"}
QUADS = {"verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"}
TIMES = {"future", "past", "negated", "passive"}  # what a frame may ask of its clause
HEAD = "head of the file"

Table = dict[str, Any]
Tables = Sequence[tuple[File, Table]]


class TypeReader:
    """Types, frames and examples of all files, ours first; a user's file adds to a type of ours, or brings one."""

    def __init__(self, reader: FrameReader, contexts: frozenset[str], own: Own) -> None:
        self._reader, self._contexts, self._own = reader, contexts, own
        self._names: Counter[str] = Counter()
        self._heads: dict[str, Table] = {}
        self._sections: dict[str, dict[str, Table]] = {}
        self._paths: set[str] = set()  # of the user's files
        self._ours: set[str] = set()  # our frames, modes and types, also those that the user drops
        self._examples: list[Callable[[], Example]] = []
        self._near: list[Callable[[], NearMiss]] = []
        self.types: dict[str, EventType] = {}
        self.frames: list[Frame] = []

    def read(self, tables: Tables) -> None:
        """All files of types. Raises CodebookError."""
        ours = [table["type"] for file, table in tables if not file.own]
        self._paths = {file.path for file, _ in tables if file.own}
        kept = [(file, table) for file, table in tables if file.own or self._stays(table["type"])]
        for file, table in kept:
            self._declare(file, table)
        self.types = {name: self._type(name) for name in self._heads}
        for file, table in kept:
            self._fill(file, table)
        self._own.check(ours, {*self._ours, *(name.lower() for name in ours)})

    def add_examples(self, file: File, table: Table) -> None:
        """Entries of a file of their own, each of which says its type and its mode."""
        known(table, ENTRIES, file.path, HEAD)
        self._paths.add(file.path)
        for kind in ENTRIES:
            for n, row in enumerate(table.get(kind, ()), 1):
                entry = f"{kind} {n}"
                needed(row, ["type"], file.path, entry)
                one_of(row["type"], self.types, "type", file.path, entry)
                rest = {key: value for key, value in row.items() if key not in ("type", "mode")}
                self._add_entry(kind, rest, file.path, entry, row["type"], row.get("mode"))

    def marked(self) -> Marked:
        """Examples and near misses, once all files are read. Raises CodebookError, also for types that they misname."""
        examples = tuple(read() for read in self._examples)
        nears = tuple(read() for read in self._near)
        if self._own.cuts:  # entries of ours may speak of what the user does without
            own = self._paths
            nears = tuple(n for n in nears if n.file in own or n.instead in (None, *self.types))
            examples = tuple(e for e in examples if e.file in own or e.type in self.types)
        for near in nears:
            one_of(near.instead, {*self.types, "none"}, "is", near.file, near.entry)
        for example in examples:
            one_of(example.type, self.types, "type", example.file, example.entry)
            modes = {mode for mode in self.types[example.type].modes if mode}
            one_of(example.mode, modes, f"mode of {example.type}", example.file, example.entry)
        return Marked(examples, nears)

    def _stays(self, type_name: str) -> bool:
        own = self._own
        return (own.types is None or type_name in own.types) and not own.drops(type_name.lower())

    def _parts(self, file: File, table: Table) -> dict[str, Table]:
        """The sections of a file; of ours, those that stay."""
        parts = {key: value for key, value in table.items() if isinstance(value, dict)}
        if file.own:
            return parts
        ids = {section: f"{table['type'].lower()}.{section}" for section in parts}
        self._ours |= set(ids.values())
        return {section: body for section, body in parts.items() if not self._own.drops(ids[section])}

    def _declare(self, file: File, table: Table) -> None:
        """What a file says of a type and its modes, over what an earlier one has said."""
        head = {key: value for key, value in table.items() if not isinstance(value, dict)}
        known(head, TYPE_KEYS, file.path, HEAD)
        needed(head, ["type"], file.path, HEAD)
        name = head["type"]
        before = name in self._heads
        if not before:
            near = get_close_matches(name, self._heads, 1)
            hint = f" of the new type {name!r}; or did you mean {near[0]!r}?" if near else ""
            needed(head, FULL, file.path, HEAD, hint)
        one_of(head.get("kind"), KINDS, "", file.path, "kind")
        one_of(head.get("quad"), QUADS, "", file.path, "quad")
        number(head.get("score", 0), "", file.path, "score")
        self._heads[name] = {**self._heads.get(name, {}), **head}
        sections = self._sections.setdefault(name, {})
        for section, body in self._parts(file, table).items():
            self._check_section(file.path, section, body)
            said = {key: value for key, value in body.items() if key not in (*FRAMES, *ENTRIES)}
            if file.own and section not in sections and section != "general":
                if before and "label" not in said:
                    near = get_close_matches(section, sections, 1)
                    hint = f"; did you mean {near[0]!r}?" if near else ""
                    raise CodebookError(file.path, section, f"is a new mode of {name} without its 'label'{hint}")
                said = {"plover": False, **said}
            sections[section] = {**sections.get(section, {}), **said}

    def _check_section(self, path: str, section: str, body: Table) -> None:
        known(body, MODE_KEYS, path, section)
        for key in (*FRAMES, *ENTRIES):
            rows = body.get(key, [])
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                raise CodebookError(path, section, f"{key!r} is no list; write [[{section}.{key}]]")
        for context in words(body.get("contexts", []), "contexts", path, section):
            one_of(context, self._contexts, "context", path, section)
        one_of(body.get("quad"), QUADS, "quad", path, section)
        number(body.get("score", 0), "score", path, section)

    def _type(self, name: str) -> EventType:
        head, sections = self._heads[name], self._sections[name]
        named = {mode_of(section): body for section, body in sections.items()}
        modes = {mode: _mode(mode, body, head) for mode, body in {None: {}, **named}.items()}
        excludes, score = tuple(head.get("not", ())), float(head["score"])
        return EventType(
            name, head["label"], head["means"], excludes, head["quad"], score, head["cameo"], head["kind"], modes
        )

    def _fill(self, file: File, table: Table) -> None:
        name = table["type"]
        for section, body in self._parts(file, table).items():
            for key in FRAMES:
                for n, row in enumerate(body.get(key, ()), 1):
                    self._add_frame(file, name, section, row, f"{section}.{key} {n}", key == "noun")
            for key in ENTRIES:
                for n, row in enumerate(body.get(key, ()), 1):
                    self._add_entry(key, row, file.path, f"{section}.{key} {n}", name, mode_of(section))

    def _add_entry(self, kind: str, row: Table, path: str, entry: str, type_name: str, mode: str | None) -> None:
        if kind == "example":
            self._examples.append(partial(read_example, row, path, entry, type_name, mode))
        else:
            self._near.append(partial(read_near_miss, row, path, entry, type_name, mode))

    def _add_frame(self, file: File, type_name: str, section: str, row: Table, entry: str, noun_frame: bool) -> None:
        path = file.path
        known(row, SAY_KEYS, path, entry)
        needed(row, ["frame"], path, entry)
        one_of(row.get("only"), TIMES, "only", path, entry)
        one_of(row.get("status"), STATUSES, "status", path, entry)
        text = row["frame"]
        id = self._name(type_name, section, text)
        if not file.own:
            self._ours.add(id)
            if self._own.drops(id):
                return
        said, head = self._sections[type_name][section], self._heads[type_name]
        subject, verbs, first, second, preps, complement = self._reader.read(f"{'- ' * noun_frame}{text}", path, entry)
        nouns: frozenset[str] = frozenset()
        if noun_frame:
            nouns, verbs, subject = self._reader.noun_phrase(text.split()[0], path, entry).words, (), Term()
        frame = Frame(
            id=id,
            text=text,
            type=type_name,
            mode=mode_of(section),
            cameo=row.get("cameo") or said.get("cameo") or head["cameo"],
            verbs=verbs,
            subject=subject,
            object=first,
            object2=second,
            preps=preps,
            complement=complement,
            joint=bool(row.get("joint")),
            only=row.get("only"),
            noun=bool(row.get("noun", True)),
            nouns=nouns,
            status=row.get("status"),
            confidence=number(row.get("confidence", 0.8), "confidence", path, entry),
            file=path,
            own=file.own,
        )
        self.frames.append(frame)

    def _name(self, type_name: str, section: str, text: str) -> str:
        """cooperate.exercise.fly-drill: type, section and the frame's first words, numbered where it repeats."""
        parts = (part.split("|")[0] for part in text.split() if "actor" not in part and "recipient" not in part)
        name = ".".join((type_name.lower(), section, "-".join(re.findall(r"[a-z]+", " ".join(parts))[:4])))
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name}-{self._names[name]}"


def mode_of(section: str) -> str | None:
    """The mode that a section of a type's file tells of: none in "general"."""
    return None if section == "general" else section


def _mode(name: str | None, said: Table, head: Table) -> Mode:
    """A mode; what its section leaves unsaid is as in the whole type."""
    whole = {**head, **said}
    return Mode(
        name,
        whole["label"],
        whole["means"],
        tuple(said.get("not", ())),
        whole["cameo"],
        float(whole["score"]),
        whole["quad"],
        tuple(said.get("contexts", ())),
        bool(said.get("plover", True)),
    )
