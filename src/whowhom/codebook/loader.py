"""TOML in, Codebook out. What is unknown is an error that names file, entry and the nearest right word."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property, reduce
from pathlib import Path
from typing import Any

from whowhom.codebook.cues import Cues, read_cues
from whowhom.codebook.examples import read_example, read_near_miss
from whowhom.codebook.faults import known, needed, number, one_of, words
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.codebook.model import (
    STATUSES,
    CodebookError,
    EventType,
    Example,
    Frame,
    Mode,
    NearMiss,
    RelationRule,
    Term,
    Wrapper,
)
from whowhom.codebook.notation import FrameReader
from whowhom.codebook.rows.check import require
from whowhom.codebook.signs import Signs, signs_of
from whowhom.codebook.texts import EXAMPLES, parse_toml, read_elsewhere, shipped, texts

Forms = Callable[[str], frozenset[str]]  # verb_forms or noun_forms
TYPE_KEYS = {"type", "label", "means", "not", "quad", "score", "cameo", "kind"}
MODE_KEYS = {
    "label",
    "means",
    "not",
    "cameo",
    "score",
    "quad",
    "contexts",
    "plover",
    "say",
    "noun",
    "example",
    "near_miss",
}
ENTRIES = ("example", "near_miss")
SAY_KEYS = {"frame", "cameo", "joint", "only", "noun", "status", "confidence", "todo"}
WRAPPER_KEYS = {
    "id",
    "governors",
    "links",
    "inner",
    "negated",
    "type",
    "mode",
    "status",
    "drop",
    "replaces",
    "alleged",
    "swap",
    "example",
}
RELATION_KEYS = {"kind", "nouns", "verbs", "adjectives"}
KINDS = {"cooperation", "yield", "verbal", "harm"}
QUADS = {"verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"}
TIMES = {"future", "past", "negated", "passive"}  # what a frame may ask of its clause


@dataclass(frozen=True)
class Codebook:
    """Types, frames, wrappers and word classes, with the digest that every record carries."""

    version: str
    digest: str
    types: dict[str, EventType]
    frames: tuple[Frame, ...]
    wrappers: tuple[Wrapper, ...]
    relations: tuple[RelationRule, ...]
    classes: dict[str, frozenset[str]]
    grammar: dict[str, Any]
    contexts: dict[str, frozenset[str]]
    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...]
    nominals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cues: Cues = field(default_factory=Cues)
    _words: dict[tuple[str, Forms | None], frozenset[str]] = field(init=False, default_factory=dict, compare=False)
    _signs: dict[str, tuple[tuple[Frame, Signs], ...]] = field(init=False, default_factory=dict, compare=False)

    def words(self, name: str, forms: Forms | None = None) -> frozenset[str]:
        """A list of grammar.toml ("say", "trend.up") as a set, with ``forms`` in all forms of its words; made once."""
        if (name, forms) not in self._words:
            listed = reduce(lambda table, key: table[key], name.split("."), self.grammar)
            self._words[name, forms] = frozenset(listed).union(*map(forms, listed)) if forms else frozenset(listed)
        return self._words[name, forms]

    @property
    def id(self) -> str:
        return f"{self.version}+{self.digest[:12]}"

    @cached_property
    def by_form(self) -> dict[str, tuple[Frame, ...]]:
        """Verb form -> frames that may start there."""
        out: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for form in {form for base, _ in frame.verbs for form in verb_forms(base)}:
                out.setdefault(form, []).append(frame)
        return {form: tuple(frames) for form, frames in out.items()}

    def signs(self, form: str) -> tuple[tuple[Frame, Signs], ...]:
        """Frames that may start at a verb form, each with words without which it fits no clause; found when asked."""
        if form not in self._signs and form in self.by_form:
            self._signs[form] = tuple((frame, signs_of(frame, form)) for frame in self.by_form[form])
        return self._signs.get(form, ())

    @cached_property
    def by_noun(self) -> dict[str, tuple[tuple[Frame, str], ...]]:
        """Noun form -> (frame, "verb": nominalised verb | "object": light verb's noun | "noun": noun frame)."""
        out: dict[str, list[tuple[Frame, str]]] = {}
        light = set(self.grammar["light_verbs"])
        for frame in self.frames:
            forms = {(form, "noun") for form in frame.nouns}
            if frame.noun and not frame.nouns and frame.only is None:  # a noun has no mood
                forms |= {
                    (form, "verb")
                    for base, particle in frame.verbs
                    for noun in self.nominals.get(f"{base}_{particle}" if particle else base, ())
                    for form in noun_forms(noun)
                }
                names = ("_".join(filter(None, verb)) for verb in frame.verbs)
                if (
                    frame.object
                    and frame.object.words
                    and frame.only is None
                    and sum(name in light for name in names) * 2 >= len(frame.verbs)
                ):
                    forms |= {(form, "object") for form in frame.object.words}
            for form, how in forms:
                out.setdefault(form, []).append((frame, how))
        return {form: tuple(pairs) for form, pairs in out.items()}

    def mode(self, type_name: str, mode: str | None) -> Mode:
        modes = self.types[type_name].modes
        return modes.get(mode) or modes[None]


def load(extra: Path | None = None) -> Codebook:
    """The shipped codebook, with a user's own directory layered over it file by file; of a table, row by row.

    Raises CodebookError with file, entry and the way out.
    """
    files = texts(extra)
    if extra is not None:
        require(extra)
    tables = {name: parse_toml(name, text) for name, text in files.items() if name.endswith(".toml")}
    digest = _digest(files)
    grammar = tables["grammar.toml"]
    needed(grammar, parse_toml("grammar.toml", shipped("grammar.toml")), "grammar.toml", "head of the file")
    classes, contexts = (_classes(tables[name], name) for name in ("words.toml", "contexts.toml"))
    reader = FrameReader(classes, frozenset(grammar["prepositions"]), frozenset(grammar["sectors"]))
    book = _Builder(reader, frozenset(contexts))
    for name in sorted(tables):
        if name.startswith("events/"):
            book.add_type(name, tables[name])
    book.add_examples(EXAMPLES, tables.get(EXAMPLES, {}))
    book.check_names()
    rows = {name: _rows(tables[f"{name}s.toml"], name) for name in ("wrapper", "relation")}
    wrappers = tuple(_wrapper(row, n, book.types) for n, row in enumerate(rows["wrapper"]))
    relations = tuple(_relation(row) for row in rows["relation"])
    needed(tables["nominals.toml"], ["nominal"], "nominals.toml", "head of the file")
    nominals = {
        verb: tuple(words(nouns, "value", "nominals.toml", verb))
        for verb, nouns in tables["nominals.toml"]["nominal"].items()
    }
    return Codebook(
        version=str(grammar["version"]),
        digest=digest,
        types=book.types,
        frames=book.finish(),
        wrappers=wrappers,
        relations=relations,
        classes=classes,
        grammar=grammar,
        contexts=contexts,
        examples=tuple(book.examples),
        near_misses=tuple(book.near),
        nominals=nominals,
        cues=read_cues(tables["attribution.toml"], frozenset(grammar["prepositions"])),
    )


def _digest(files: dict[str, str]) -> str:
    """Of all files that say what is coded: those of the codebook, and those that other rooms read, tables included."""
    coding = sorted(set(files) - {EXAMPLES})
    told = hashlib.sha256("\0".join(f"{name}\0{files[name]}" for name in coding).encode())
    for name, content in read_elsewhere():
        told.update(f"\0{name}\0".encode())
        told.update(content)
    return told.hexdigest()


def _classes(table: dict[str, Any], file: str) -> dict[str, frozenset[str]]:
    """Word classes or contexts: name -> forms of its words."""
    out = {}
    for name, row in table.items():
        if not isinstance(row, dict):
            raise CodebookError(file, name, "is no table; write [name] and below it words = […]")
        needed(row, ["words"], file, name)
        out[name] = frozenset(f for word in words(row["words"], "words", file, name) for f in noun_forms(word))
    return out


def _rows(table: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The ``[[name]]`` entries of a file."""
    known(table, {name}, f"{name}s.toml", "head of the file")
    needed(table, [name], f"{name}s.toml", "head of the file")
    return list(table[name])


class _Builder:
    """Collects types, frames and examples file by file."""

    def __init__(self, reader: FrameReader, contexts: frozenset[str]) -> None:
        self._reader, self._contexts = reader, contexts
        self._names: Counter[str] = Counter()
        self._frames: list[Frame] = []
        self.types: dict[str, EventType] = {}
        self.examples: list[Example] = []
        self.near: list[NearMiss] = []

    def add_type(self, file: str, table: dict[str, Any]) -> None:
        scalars = {key: value for key, value in table.items() if not isinstance(value, dict)}
        known(scalars, TYPE_KEYS, file, "head of the file")
        needed(scalars, ("type", "label", "means", "quad", "score", "cameo", "kind"), file, "head of the file")
        one_of(scalars["kind"], KINDS, "", file, "kind")
        one_of(scalars["quad"], QUADS, "", file, "quad")
        event_type = EventType(
            scalars["type"],
            scalars["label"],
            scalars["means"],
            tuple(scalars.get("not", ())),
            scalars["quad"],
            number(scalars["score"], "", file, "score"),
            scalars["cameo"],
            scalars["kind"],
        )
        sections = {key: value for key, value in table.items() if isinstance(value, dict)}
        modes: dict[str | None, Mode] = {None: _mode(None, {}, event_type)}
        for section, body in sections.items():
            known(body, MODE_KEYS, file, section)
            for context in words(body.get("contexts", []), "contexts", file, section):
                one_of(context, self._contexts, "context", file, section)
            one_of(body.get("quad"), QUADS, "quad", file, section)
            number(body.get("score", 0), "score", file, section)
            mode = None if section == "general" else section
            modes[mode] = _mode(mode, body, event_type)
            self._add_frames(file, section, body, event_type, mode)
            for n, row in enumerate(body.get("example", ()), 1):
                self.examples.append(read_example(row, file, f"{section}.example {n}", event_type.name, mode))
            for n, row in enumerate(body.get("near_miss", ()), 1):
                self.near.append(read_near_miss(row, file, f"{section}.near_miss {n}", event_type.name, mode))
        self.types[event_type.name] = replace(event_type, modes=modes)

    def add_examples(self, file: str, table: dict[str, Any]) -> None:
        """Entries of a file of their own, each of which says its type and its mode."""
        known(table, ENTRIES, file, "head of the file")
        for kind in ENTRIES:
            for n, row in enumerate(table.get(kind, ()), 1):
                entry = f"{kind} {n}"
                needed(row, ["type"], file, entry)
                one_of(row["type"], self.types, "type", file, entry)
                rest = {key: value for key, value in row.items() if key not in ("type", "mode")}
                if kind == "example":
                    self.examples.append(read_example(rest, file, entry, row["type"], row.get("mode")))
                else:
                    self.near.append(read_near_miss(rest, file, entry, row["type"], row.get("mode")))

    def _add_frames(
        self, file: str, section: str, body: dict[str, Any], event_type: EventType, mode: str | None
    ) -> None:
        for n, row in enumerate(
            [*body.get("say", ()), *({**row, "noun_frame": True} for row in body.get("noun", ()))], 1
        ):
            entry = f"{section}.say {n}"
            noun_frame = bool(row.pop("noun_frame", False))
            known(row, SAY_KEYS, file, entry)
            needed(row, ["frame"], file, entry)
            one_of(row.get("only"), TIMES, "only", file, entry)
            one_of(row.get("status"), STATUSES, "status", file, entry)
            text = row["frame"]
            subject, verbs, first, second, preps, complement = self._reader.read(
                ("- " if noun_frame else "") + text, file, entry
            )
            nouns: frozenset[str] = frozenset()
            if noun_frame:
                head = self._reader.noun_phrase(text.split()[0], file, entry)
                nouns, verbs, subject = head.words, (), Term()
            frame = Frame(
                id=self._name(event_type, section, text),
                text=text,
                type=event_type.name,
                mode=mode,
                cameo=row.get("cameo") or body.get("cameo") or event_type.cameo,
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
                confidence=number(row.get("confidence", 0.8), "confidence", file, entry),
            )
            self._frames.append(frame)

    def _name(self, event_type: EventType, section: str, text: str) -> str:
        """cooperate.exercise.fly-drill: type, section and the frame's first words, numbered where it repeats."""
        words = re.findall(
            r"[a-z]+",
            " ".join(part.split("|")[0] for part in text.split() if "actor" not in part and "recipient" not in part),
        )
        name = ".".join((event_type.name.lower(), section, "-".join(words[:4])))
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name}-{self._names[name]}"

    def check_names(self) -> None:
        """Types and modes that examples and near misses name, once every type is known."""
        for near in self.near:
            one_of(near.instead, {*self.types, "none"}, "is", near.file, near.entry)
        for example in self.examples:
            one_of(example.type, self.types, "type", example.file, example.entry)
            modes = {mode for mode in self.types[example.type].modes if mode}
            one_of(example.mode, modes, f"mode of {example.type}", example.file, example.entry)

    def finish(self) -> tuple[Frame, ...]:
        return tuple(self._frames)


def _mode(name: str | None, body: dict[str, Any], event_type: EventType) -> Mode:
    return Mode(
        name,
        body.get("label", event_type.label),
        body.get("means", event_type.means),
        tuple(body.get("not", ())),
        body.get("cameo", event_type.cameo),
        float(body.get("score", event_type.score)),
        body.get("quad", event_type.quad),
        tuple(body.get("contexts", ())),
        bool(body.get("plover", True)),
    )


def _wrapper(row: dict[str, Any], n: int, types: dict[str, EventType]) -> Wrapper:
    file, entry = "wrappers.toml", f"wrapper {n + 1}"
    known(row, WRAPPER_KEYS, file, entry)
    needed(row, ("id", "governors", "links"), file, entry)
    for name in row.get("inner", ()):
        if name not in KINDS and name not in types:
            raise CodebookError(file, entry, f"inner {name!r} is neither a kind nor a type{_nearest(name, types)}")
    if row.get("type") and row["type"] not in types:
        raise CodebookError(file, entry, f"type {row['type']!r} does not exist{_nearest(row['type'], types)}")
    one_of(row.get("status"), STATUSES, "status", file, entry)
    return Wrapper(
        row["id"],
        frozenset(row["governors"]),
        frozenset(row["links"]),
        frozenset(row.get("inner", ())),
        row.get("negated"),
        row.get("type"),
        row.get("mode"),
        row.get("status"),
        bool(row.get("drop")),
        bool(row.get("replaces")),
        bool(row.get("alleged")),
        row.get("swap"),
    )


def _nearest(name: str, types: dict[str, EventType]) -> str:
    near = get_close_matches(name, [*types, *sorted(KINDS)], 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _relation(row: dict[str, Any]) -> RelationRule:
    needed(row, ["kind"], "relations.toml", "relation")
    known(row, RELATION_KEYS, "relations.toml", str(row.get("kind")))
    return RelationRule(
        row["kind"],
        frozenset(f for w in row.get("nouns", ()) for f in noun_forms(w)),
        frozenset(f for w in row.get("verbs", ()) for f in verb_forms(w)),
        frozenset(row.get("adjectives", ())),
    )
