"""TOML in, Codebook out. What is unknown is an error that names file, entry and the nearest right word."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from whowhom.codebook.examples import read_example, read_near_miss
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.codebook.model import CodebookError, EventType, Example, Frame, Mode, NearMiss, RelationRule, Term, Wrapper
from whowhom.codebook.notation import FrameReader

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


def known(table: dict[str, Any], allowed: set[str], file: str, entry: str) -> None:
    for key in table:
        if key not in allowed:
            near = difflib.get_close_matches(key, sorted(allowed), 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(sorted(allowed))}"
            raise CodebookError(file, entry, f"unknown key {key!r}{hint}")


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
    """The shipped codebook, with a user's own directory layered over it file by file.

    Raises CodebookError with file, entry and the way out.
    """
    texts = _texts(extra)
    tables = {name: _parse(name, text) for name, text in texts.items()}
    digest = hashlib.sha256("\0".join(f"{name}\0{texts[name]}" for name in sorted(texts)).encode()).hexdigest()
    words = tables["words.toml"]
    classes = {name: frozenset(f for word in row["words"] for f in noun_forms(word)) for name, row in words.items()}
    grammar = tables["grammar.toml"]
    reader = FrameReader(classes, frozenset(grammar["prepositions"]))
    book = _Builder(reader)
    for name in sorted(tables):
        if name.startswith("events/"):
            book.add_type(name, tables[name])
    wrappers = tuple(_wrapper(row, n, book.types) for n, row in enumerate(tables["wrappers.toml"]["wrapper"]))
    relations = tuple(_relation(row) for row in tables["relations.toml"]["relation"])
    contexts = {
        name: frozenset(f for w in row["words"] for f in noun_forms(w)) for name, row in tables["contexts.toml"].items()
    }
    nominals = {verb: tuple(nouns) for verb, nouns in tables["nominals.toml"]["nominal"].items()}
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
    )


def _texts(extra: Path | None) -> dict[str, str]:
    root = files("whowhom.codebook")
    texts = {
        f"events/{p.name}": p.read_text(encoding="utf-8")
        for p in (root / "events").iterdir()
        if p.name.endswith(".toml")
    }
    for name in ("words.toml", "grammar.toml", "wrappers.toml", "relations.toml", "contexts.toml", "nominals.toml"):
        texts[name] = (root / name).read_text(encoding="utf-8")
    if extra is not None:
        if not extra.is_dir():
            raise CodebookError(str(extra), "codebook", "is no directory; give the folder that holds events/*.toml")
        for path in sorted(extra.rglob("*.toml")):
            texts[path.relative_to(extra).as_posix()] = path.read_text(encoding="utf-8")
    return texts


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(name, "file", f"is not valid TOML: {error}") from error


class _Builder:
    """Collects types, frames and examples file by file."""

    def __init__(self, reader: FrameReader) -> None:
        self._reader = reader
        self._names: Counter[str] = Counter()
        self._frames: list[Frame] = []
        self.types: dict[str, EventType] = {}
        self.examples: list[Example] = []
        self.near: list[NearMiss] = []

    def add_type(self, file: str, table: dict[str, Any]) -> None:
        scalars = {key: value for key, value in table.items() if not isinstance(value, dict)}
        known(scalars, TYPE_KEYS, file, "head of the file")
        for key in ("type", "label", "means", "quad", "score", "cameo", "kind"):
            if key not in scalars:
                raise CodebookError(file, "head of the file", f"{key!r} is missing")
        if scalars["kind"] not in KINDS:
            raise CodebookError(file, "kind", f"{scalars['kind']!r} is none of {', '.join(sorted(KINDS))}")
        event_type = EventType(
            scalars["type"],
            scalars["label"],
            scalars["means"],
            tuple(scalars.get("not", ())),
            scalars["quad"],
            float(scalars["score"]),
            scalars["cameo"],
            scalars["kind"],
        )
        sections = {key: value for key, value in table.items() if isinstance(value, dict)}
        modes: dict[str | None, Mode] = {None: _mode(None, {}, event_type)}
        for section, body in sections.items():
            known(body, MODE_KEYS, file, section)
            mode = None if section == "general" else section
            modes[mode] = _mode(mode, body, event_type)
            self._add_frames(file, section, body, event_type, mode)
            for n, row in enumerate(body.get("example", ()), 1):
                self.examples.append(read_example(row, file, f"{section}.example {n}", event_type.name, mode))
            for n, row in enumerate(body.get("near_miss", ()), 1):
                self.near.append(read_near_miss(row, file, f"{section}.near_miss {n}", event_type.name, mode))
        self.types[event_type.name] = replace(event_type, modes=modes)

    def _add_frames(
        self, file: str, section: str, body: dict[str, Any], event_type: EventType, mode: str | None
    ) -> None:
        for n, row in enumerate(
            [*body.get("say", ()), *({**row, "noun_frame": True} for row in body.get("noun", ()))], 1
        ):
            entry = f"{section}.say {n}"
            noun_frame = bool(row.pop("noun_frame", False))
            known(row, SAY_KEYS, file, entry)
            if "frame" not in row:
                raise CodebookError(file, entry, "'frame' is missing")
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
                confidence=float(row.get("confidence", 0.8)),
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
    entry = f"wrapper {n + 1}"
    known(row, WRAPPER_KEYS, "wrappers.toml", entry)
    for name in row.get("inner", ()):
        if name not in KINDS and name not in types and len(types) >= 16:
            raise CodebookError("wrappers.toml", entry, f"inner {name!r} is neither a kind nor a type")
    if row.get("type") and row["type"] not in types and len(types) >= 16:
        raise CodebookError("wrappers.toml", entry, f"type {row['type']!r} does not exist")
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


def _relation(row: dict[str, Any]) -> RelationRule:
    known(row, RELATION_KEYS, "relations.toml", str(row.get("kind")))
    return RelationRule(
        row["kind"],
        frozenset(f for w in row.get("nouns", ()) for f in noun_forms(w)),
        frozenset(f for w in row.get("verbs", ()) for f in verb_forms(w)),
        frozenset(row.get("adjectives", ())),
    )
