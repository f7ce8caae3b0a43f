"""What every repair needs: changing words of a frozen sentence, the edges of phrases, and the word lists."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TypedDict

from whowhom.codebook.forms import verb_forms
from whowhom.records import Token
from whowhom.syntax import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
PAST = frozenset({"VBD", "VBN"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")


class Change(TypedDict, total=False):
    """New values for a word; what is not given stays."""

    head: int
    dep: str
    tag: str
    pos: str


Changes = dict[int, Change]


def edit(s: Sentence, changes: Changes) -> Sentence:
    """The sentence with changed words, or the same one if the heads would no longer form a tree."""
    tokens = list(s.tokens)
    for i, change in changes.items():
        tokens[i] = replace(tokens[i], **change)
    return replace(s, tokens=tuple(tokens)) if is_tree(tokens) else s


def is_tree(tokens: list[Token]) -> bool:
    """Whether every word leads up to a root and no word is its own ancestor."""
    safe: set[int] = set()
    for start in range(len(tokens)):
        i, path = start, [start]
        while i not in safe and tokens[i].head != i:
            i = tokens[i].head
            if i in path:
                return False
            path.append(i)
        safe.update(path)
    return True


@cache
def words(name: str) -> frozenset[str]:
    """A word list of codebook/repairs.toml, in lower case."""
    return frozenset(_lists()[name]["words"])


@cache
def verbs(*names: str) -> frozenset[str]:
    """All forms of the verbs of such lists."""
    return frozenset(form for name in names for base in words(name) for form in verb_forms(base))


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    path = files("whowhom.codebook") / "repairs.toml"
    lists: dict[str, dict[str, list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return lists


def root(s: Sentence) -> int:
    return next(t.i for t in s.tokens if t.head == t.i)


def left_edge(s: Sentence, i: int) -> int:
    return s.subtree(i)[0]


def right_edge(s: Sentence, i: int) -> int:
    return s.subtree(i)[-1]


def has_subject(s: Sentence, v: int) -> bool:
    return s.child(v, *SUBJECTS) is not None


def is_finite(s: Sentence, v: int) -> bool:
    """A verb with tense of its own or of its first auxiliary ("has gone", "will go", "was taken")."""
    return s[v].tag in FINITE or any(k.tag in FINITE or k.tag == "MD" for k in s.children(v, "aux", "auxpass"))


def ends_as_sentence(s: Sentence) -> bool:
    """A full stop, question mark or closing quote at the end: no headline."""
    last = s.tokens[-1]
    return last.text in (".", "!", "?") or (
        last.tag == "''" and len(s) > 1 and s[len(s) - 2].text in (".", "!", "?", ",")
    )


def above_verb(s: Sentence, i: int) -> int | None:
    """The nearest verb that governs a word."""
    return next((t.i for t in s.ancestors(i) if t.pos in ("VERB", "AUX")), None)
