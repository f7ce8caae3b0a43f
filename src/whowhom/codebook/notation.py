"""Reading the two small notations of the codebook: frames and marked sentences. See docs/codebook.md."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace

from whowhom.codebook.faults import one_of
from whowhom.codebook.forms import noun_forms
from whowhom.codebook.model import ROLES, CodebookError, Mark, PrepTerm, Slot, Term

COMPLEMENTS = {"TO": "to", "THAT": "that", "ING": "ing", "WH": "wh"}
SLOT = re.compile(r"\{(?P<role>[a-z_]+)(?:\.(?P<sectors>[A-Z,]+))?(?:=(?P<none>none))?(?P<marks>[!+~@?^]*)\}")
MARKED = re.compile(r"\[(?P<role>[a-z]+)(?: (?P<code>[A-Za-z0-9.+-]+))?: (?P<words>[^\]]+)\]|\*(?P<act>[^*]+)\*")

Parts = tuple[Term, tuple[tuple[str, str | None], ...], Term | None, Term | None, tuple[PrepTerm, ...], str | None]


class FrameReader:
    """Reads frame lines against the codebook's word classes, prepositions and sectors."""

    def __init__(
        self, classes: dict[str, frozenset[str]], prepositions: frozenset[str], sectors: frozenset[str]
    ) -> None:
        self._classes, self._prepositions, self._sectors = classes, prepositions, sectors
        self._terms: dict[str, Term] = {}  # frames say the same few words again and again

    def read(self, text: str, file: str, entry: str) -> Parts:
        """Subject, verbs, object, second object, prepositions, complement of a frame line."""
        words = text.split()
        for word in words:
            if ("{" in word or "}" in word) and {"{", "}"} & set(SLOT.sub("", word)):
                raise CodebookError(
                    file, entry, f"{word!r} has a brace too many or too few; write {{actor}} or {{class}}"
                )
        if len(words) < 2:
            raise CodebookError(file, entry, f"frame {text!r} needs a subject and a verb")
        subject, rest = self._term(words[0], file, entry), words[2:]
        verbs = tuple(self._verb(verb) for verb in words[1].split("|"))
        objects: list[Term] = []
        preps: list[PrepTerm] = []
        complement: str | None = None
        while rest:
            word = rest.pop(0)
            options = frozenset(word.split("|"))
            if word in COMPLEMENTS:
                complement = COMPLEMENTS[word]
            elif options <= self._prepositions:
                preps.append(self._prep(options, rest, file, entry))
            else:
                objects.append(self._noun_phrase(word, rest, file, entry))
        if len(objects) > 2:
            raise CodebookError(file, entry, f"frame {text!r} has more than two bare noun phrases")
        first, second = [*objects, None, None][:2]
        return subject, verbs, first, second, tuple(preps), complement

    def noun_phrase(self, word: str, file: str, entry: str) -> Term:
        """The head of a noun frame."""
        return self._term(word, file, entry)

    def _verb(self, word: str) -> tuple[str, str | None]:
        base, _, particle = word.partition("_")
        return base, particle or None

    def _prep(self, options: frozenset[str], rest: list[str], file: str, entry: str) -> PrepTerm:
        if not rest:
            raise CodebookError(file, entry, f"preposition {sorted(options)} stands at the end; say what follows it")
        word = rest.pop(0)
        if word in self._prepositions:
            joined = f"a particle is joined to its verb, as in walk_{min(options)} {word}"
            raise CodebookError(file, entry, f"preposition {sorted(options)} stands before another, {word!r}; {joined}")
        return PrepTerm(options, None if word == "ING" else self._noun_phrase(word, rest, file, entry))

    def _noun_phrase(self, word: str, rest: list[str], file: str, entry: str) -> Term:
        """``{recipient}'s {envoy}`` takes two words, ``joint {drill}`` too; everything else one."""
        if word.endswith("'s") and rest:
            owner = self._slot(word[:-2], file, entry)
            return replace(self._term(rest.pop(0), file, entry), owner=owner)
        if word == "joint" and rest:
            return replace(self._term(rest.pop(0), file, entry), joint=True)
        return self._term(word, file, entry)

    def _term(self, word: str, file: str, entry: str) -> Term:
        if word not in self._terms:
            self._terms[word] = self._new_term(word, file, entry)
        return self._terms[word]

    def _new_term(self, word: str, file: str, entry: str) -> Term:
        if word in ("*", "-"):
            return Term()
        found: set[str] = set()
        for part in word.split("|"):
            match = SLOT.fullmatch(part)
            if match and match["role"] in ROLES:
                return Term(slot=self._slot(part, file, entry))
            found |= self._class(match["role"], file, entry) if match else noun_forms(part.replace("_", " "))
        return Term(words=frozenset(found))

    def _slot(self, word: str, file: str, entry: str) -> Slot:
        match = SLOT.fullmatch(word)
        if not match or match["role"] not in ROLES:
            raise CodebookError(
                file, entry, f"{word!r} is no party slot; write {{actor}} or {{recipient}} with marks ! + ~ @ ^"
            )
        marks, sectors = match["marks"], frozenset((match["sectors"] or "").split(",")) - {""}
        for sector in sorted(sectors):
            one_of(sector, self._sectors, "sector", file, entry)
        return Slot(
            match["role"],
            "!" in marks,
            "+" in marks,
            "~" in marks,
            "@" in marks,
            match["none"] is not None,
            sectors,
            "^" in marks,
        )

    def _class(self, name: str, file: str, entry: str) -> frozenset[str]:
        if name not in self._classes:
            near = difflib.get_close_matches(name, [*self._classes, *ROLES], 1)
            hint = f"; nearest: {{{near[0]}}}" if near else ""
            raise CodebookError(file, entry, f"no word class {{{name}}} in words.toml{hint}")
        return self._classes[name]


def unmark(text: str) -> tuple[str, tuple[Mark, ...]]:
    """A marked sentence as plain text and its marks: ``[actor RUS: Russia] *struck* [recipient UKR: Kyiv]``."""
    out: list[str] = []
    marks: list[Mark] = []
    at = size = 0
    for match in MARKED.finditer(text):
        out.append(text[at : match.start()])
        size += match.start() - at
        words = match["act"] if match["act"] is not None else match["words"]
        role = "act" if match["act"] is not None else match["role"]
        marks.append(Mark(role, match["code"], size, size + len(words)))
        out.append(words)
        size += len(words)
        at = match.end()
    out.append(text[at:])
    return "".join(out), tuple(marks)
