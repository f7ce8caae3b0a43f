"""TOML in, Codebook out. What is unknown is an error that names file, entry and the nearest right word."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, reduce
from pathlib import Path
from typing import Any, TypeVar

from whowhom.codebook import rules
from whowhom.codebook.cues import Cues, read_cues
from whowhom.codebook.event_types import TypeReader
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.codebook.model import EventType, Example, Frame, Marked, Mode, NearMiss, RelationRule, Wrapper
from whowhom.codebook.notation import FrameReader
from whowhom.codebook.own import read_own
from whowhom.codebook.rows.check import require
from whowhom.codebook.signs import Starts
from whowhom.codebook.texts import EXAMPLES, OWN, File, parse_toml, read_elsewhere, shipped, texts

T = TypeVar("T")
Forms = Callable[[str], frozenset[str]]  # verb_forms or noun_forms


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
    marked: Callable[[], Marked] = field(compare=False)  # read when it is asked for, which no report does
    nominals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cues: Cues = field(default_factory=Cues)
    own: frozenset[str] = frozenset()  # files of a user's own folder, as entries name them
    apart: bool = False  # these only add frames and entries: where no frame of theirs starts, all is coded as before
    _made: dict[Callable[[Codebook], Any], Any] = field(init=False, default_factory=dict, compare=False)
    _words: dict[tuple[str, Forms | None], frozenset[str]] = field(init=False, default_factory=dict, compare=False)

    def made(self, make: Callable[[Codebook], T]) -> T:
        """What a room makes of the codebook for its own use ("Words.of"); made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def words(self, name: str, forms: Forms | None = None) -> frozenset[str]:
        """A list of grammar.toml ("say", "trend.up") as a set, with ``forms`` in all forms of its words; made once."""
        if (name, forms) not in self._words:
            listed = reduce(lambda table, key: table[key], name.split("."), self.grammar)
            self._words[name, forms] = frozenset(listed).union(*map(forms, listed)) if forms else frozenset(listed)
        return self._words[name, forms]

    @property
    def examples(self) -> tuple[Example, ...]:
        return self.marked().examples

    @property
    def near_misses(self) -> tuple[NearMiss, ...]:
        return self.marked().near_misses

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
    def starts(self) -> Starts:
        """The same, each with the words without which it fits no clause."""
        return Starts(self.by_form)

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
    """The shipped codebook, and what a user's own directory adds to it or, by its codebook.toml, takes from it.

    Raises CodebookError with file, entry and the way out.
    """
    files = texts(extra)
    if extra is not None:
        require(extra)
    own = read_own(files)
    kept = [file for file in files if file.own or file.name not in own.replace]
    grammar = rules.grammar(_layers(kept, "grammar.toml"), parse_toml("grammar.toml", shipped("grammar.toml")))
    classes, contexts = (rules.classes(_layers(kept, name)) for name in ("words.toml", "contexts.toml"))
    prepositions = frozenset(grammar["prepositions"])
    reader = TypeReader(FrameReader(classes, prepositions, frozenset(grammar["sectors"])), frozenset(contexts), own)
    reader.read(_layers(kept, "events/"))
    for file, table in _layers(kept, EXAMPLES):
        reader.add_examples(file, table)
    marked = cache(reader.marked)
    if extra is not None:  # ours are known to be right
        marked()
    return Codebook(
        version=f"{grammar['version']}+{own.label}" if own.label else str(grammar["version"]),
        digest=_digest(files),
        types=reader.types,
        frames=tuple(reader.frames),
        wrappers=rules.wrappers(_layers(kept, "wrappers.toml"), reader.types, own.cuts),
        relations=rules.relations(_layers(kept, "relations.toml")),
        classes=classes,
        grammar=grammar,
        contexts=contexts,
        marked=marked,
        nominals=rules.nominals(_layers(kept, "nominals.toml")),
        cues=read_cues(_layers(kept, "attribution.toml"), prepositions),
        own=frozenset(file.path for file in files if file.own),
        apart=not own.cuts and _apart(files, _layers(kept, "words.toml")),
    )


def _apart(files: Sequence[File], words: Sequence[tuple[File, dict[str, Any]]]) -> bool:
    """Whether a user's files change nothing of ours: types, entries, a name, and classes of words that we lack."""
    names = {file.name for file in files if file.own}
    plain = all(name.startswith("events/") or name in (EXAMPLES, OWN, "words.toml") for name in names)
    ours, theirs = ({key for file, table in words if file.own == own for key in table} for own in (False, True))
    return bool(names) and plain and ours.isdisjoint(theirs)


def _layers(files: Sequence[File], name: str) -> list[tuple[File, dict[str, Any]]]:
    """The files of a name, or of a folder, each with what it says; ours before the user's."""
    found = (file for file in files if (file.name.startswith(name) if name.endswith("/") else file.name == name))
    return [(file, parse_toml(file.path, file.text)) for file in found]


def _digest(files: Sequence[File]) -> str:
    """Of all files that say what is coded: those of the codebook, and those that other rooms read, tables included."""
    coding = {f"own/{file.name}" if file.own else file.name: file.text for file in files if file.name != EXAMPLES}
    told = hashlib.sha256("\0".join(f"{name}\0{coding[name]}" for name in sorted(coding)).encode())
    for name, content in read_elsewhere():
        told.update(f"\0{name}\0".encode())
        told.update(content)
    return told.hexdigest()
