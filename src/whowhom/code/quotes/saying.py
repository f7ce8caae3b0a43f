"""Who says what in one sentence: words of saying, thinking or wanting, their subjects, and what follows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whowhom.code.clause import Grammar
from whowhom.codebook.cues import Cues
from whowhom.records import Token

NOUNS, LABELS = ("NOUN", "PROPN"), ("oprd", "acomp", "attr")
Words = frozenset[int]
Content = tuple[str, Words]  # how it hangs on its cue, and its words
NOTHING: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """Token indexes of a cue, its source and its content; ``kind`` is how the content hangs on the cue."""

    head: int
    kind: str
    cue: Words
    source: Words
    content: Words


class Sayings:
    """The sayings of a sentence, by its grammar and the words of the codebook."""

    def __init__(self, grammar: Grammar, cues: Cues) -> None:
        self._g, self._s, self._cues = grammar, grammar.sentence, cues

    def all(self) -> Iterator[Said]:
        """One for each cue: the first of its contents that its word takes."""
        yield from self._according()
        for token in self._s.tokens:
            part = self._part(token)
            takes = self._cues.of(part, token.lower) if part else frozenset()
            found = self._contents(part, token.i) if takes else iter(())
            chosen = next(((kind, below) for kind, below in found if below and kind in takes), None)
            if chosen is not None:
                kind, content = chosen[0], chosen[1] - {token.i}
                yield Said(token.i, kind, self.cue(token.i) - content, self.source(token.i, part) - content, content)

    def cue(self, i: int) -> Words:
        """The word with its auxiliaries, its negation and its particle."""
        return frozenset({i, *(kid.i for kid in self._s.children(i, "aux", "auxpass", "neg", "prt"))})

    def source(self, i: int, part: str = "verbs") -> Words:
        """Whose saying it is: subject or agent of the verb, owner of the noun."""
        s = self._s
        if part == "nouns":
            owner = s.child(i, "poss")
            return self._tree(owner.i) if owner else self._below_word(i, "by", "from")
        v = i if part == "verbs" else s[i].head
        if self._g.passive(v):
            return self._below_word(v, "by")
        own = s.child(v, "nsubj")
        if own is not None:
            return self._tree(own.i) - {i}
        head = self._g.surface(v)
        return self._tree(head, {i, *(above.i for above in s.ancestors(i))}) - {i} if head is not None else NOTHING

    def _part(self, token: Token) -> str:
        if token.pos in ("VERB", "AUX") and token.tag.startswith("V") and token.dep not in ("aux", "auxpass"):
            return "verbs"
        if token.pos in NOUNS:
            return "nouns"
        return "adjectives" if token.pos == "ADJ" and token.dep in (*LABELS, "conj") else ""

    def _contents(self, part: str, i: int) -> Iterator[Content]:
        """All that may be the content of a word, the surest first."""
        if part == "verbs":
            yield from self._clauses(i)
            yield from self._labelled(i)
            yield from self._objects(i)
        elif part == "nouns":
            yield from self._told_by_noun(i)
        else:
            for kid in self._s.children(i, "ccomp", "xcomp"):
                yield self._link(kid), self._tree(kid.i)
        yield from self._prepositions(i)

    def _clauses(self, v: int) -> Iterator[Content]:
        s, passive = self._s, self._g.passive(v)
        objects = [kid for kid in s.children(v, "dobj", "dative") if kid.i > v]
        later: list[Content] = []
        for kid in s.children(v, "ccomp", "xcomp", "advcl"):
            link, below = self._link(kid), self._tree(kid.i)
            if kid.dep == "advcl" and (kid.i < v or link != "infinitive"):
                continue
            if link == "infinitive":
                yield ("expected" if passive else "seem"), self._subject(v) | below
                whom = [self._tree(one.i) for one in objects if one.i < kid.i and not passive]
                later.append((link, below.union(*whom)))
            else:
                yield link, below
        yield from self._aside(v)
        yield from later

    def _aside(self, v: int) -> Iterator[Content]:
        """ "…, he said, …" that hangs below what is said."""
        s, token = self._s, self._s[v]
        bare = s.child(v, "nsubj") and not s.child(v, "ccomp", "xcomp", "dobj")
        if token.dep in ("parataxis", "ccomp", "advcl") and bare:
            yield "that", self._tree(token.head) - self._tree(v)

    def _labelled(self, v: int) -> Iterator[Content]:
        """ "called the plan a mistake", "seems stable", "described it as …"."""
        s = self._s
        obj, label = s.child(v, "dobj"), s.child(v, *LABELS)
        what = self._tree(obj.i) if obj else NOTHING
        if label is not None:
            yield "label", (what or self._subject(v)) | self._tree(label.i)
        for kid in s.children(v, "ccomp", "xcomp"):
            if not self._g.is_verb(kid.i):
                yield "label", self._tree(kid.i)
        role = next((kid for kid in s.children(v, "prep") if kid.lower == "as" and kid.i > v), None)
        if role is not None:
            yield "as", (what or (self._subject(v) if self._g.passive(v) else NOTHING)) | self._tree(role.i)

    def _objects(self, v: int) -> Iterator[Content]:
        s = self._s
        for obj in s.children(v, "dobj"):
            if obj.i > v:
                for kid in s.children(v, "prep"):
                    if kid.i > obj.i:
                        yield f"object {kid.lower}", self._tree(obj.i) | self._tree(kid.i)
                yield "object", self._tree(obj.i)
        if self._g.passive(v):
            yield "passive", self._subject(v)

    def _told_by_noun(self, n: int) -> Iterator[Content]:
        """ "the claim that …", "its decision to …"."""
        for kid in self._s.children(n, "acl", "ccomp", "xcomp", "relcl"):
            link = self._link(kid)
            marked = any(word.lower == "that" and word.dep == "mark" for word in self._s.children(kid.i))
            if link == "infinitive" or (link == "that" and marked):
                yield link, self._tree(kid.i)

    def _prepositions(self, i: int) -> Iterator[Content]:
        s = self._s
        near = [i, *(kid.i for kid in s.children(i, "prt"))]
        for prep in (kid for word in near for kid in s.children(word, "prep", "dative", "agent") if kid.i > i):
            below = s.child(prep.i, "pobj", "pcomp")
            if below is not None:
                yield prep.lower, self._tree(below.i)

    def _according(self) -> Iterator[Said]:
        """ "…, according to X": all that the clause says besides."""
        s = self._s
        for token in s.tokens:
            then = self._cues.sources.get(token.lower)
            if then is None:
                continue
            last = next((kid for kid in s.children(token.i, "prep") if kid.lower == then), None) if then else token
            whom = s.child(last.i, "pobj") if last else None
            head = next((up for up in s.ancestors(token.i) if self._g.is_verb(up.i) or up.head == up.i), None)
            if last is not None and whom is not None and head is not None:
                content = self._tree(head.i) - self._tree(token.i)
                yield Said(token.i, "according", frozenset({token.i, last.i}), self._tree(whom.i), content)

    def _link(self, kid: Token) -> str:
        link = self._g.link(kid.i)
        return "infinitive" if link == "to" else link

    def _tree(self, i: int, without: set[int] | None = None) -> Words:
        """A word with all below it; ``without``: branches that are left out."""
        s, out = self._s, set(self._s.subtree(i))
        for kid in s.children(i):
            if without and kid.i in without:
                out -= set(s.subtree(kid.i))
        return frozenset(out)

    def _subject(self, v: int) -> Words:
        own = self._s.child(v, "nsubj", "nsubjpass")
        return self._tree(own.i) if own else NOTHING

    def _below_word(self, i: int, *words: str) -> Words:
        """What stands below one of these prepositions."""
        found = next((kid for kid in self._s.children(i, "prep", "agent") if kid.lower in words), None)
        whom = self._s.child(found.i, "pobj") if found else None
        return self._tree(whom.i) if whom else NOTHING
