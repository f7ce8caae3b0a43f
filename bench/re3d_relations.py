"""Relations between the entities of re3d, read from the grammar that stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.score import Json
from whowhom.records import Span, Token
from whowhom.syntax import Reading, Sentence

Entity = tuple[int, int, str]
MOVERS = {"Organisation", "Person", "Weapon", "MilitaryPlatform", "Vehicle"}
PARTIES = {"Organisation", "Person"}


def relations(reading: Reading, entities: Sequence[Entity], words: Mapping[str, list[str]]) -> list[Json]:
    """``words``: verbs and prepositions by the relation that they tell."""
    out: list[Json] = []
    for sentence in reading.sentences:
        for kind, one, two in _Reader(sentence, entities, words).all():
            told = {"type": kind, "source": list(one[:2]), "target": list(two[:2])}
            if one != two and told not in out:
                out.append(told)
    return out


class _Reader:
    """One sentence, with its entities by the word that each hangs by."""

    def __init__(self, sentence: Sentence, entities: Sequence[Entity], words: Mapping[str, list[str]]) -> None:
        self._s, self._words = sentence, words
        self._at: dict[int, list[Entity]] = {}
        for entity in entities:
            inside = [t for t in sentence.tokens if t.span.overlaps(Span(entity[0], entity[1]))]
            top = next((t.i for t in reversed(inside) if t.head not in {k.i for k in inside} or t.head == t.i), None)
            if top is not None:
                self._at.setdefault(top, []).append(entity)

    def all(self) -> Iterator[tuple[str, Entity, Entity]]:
        for token in self._s.tokens:
            if token.i in self._at:
                yield from self._of_noun(token)
            if token.pos in ("VERB", "AUX"):
                yield from self._of_verb(token)

    def _entities(self, head: int, types: set[str]) -> list[Entity]:
        """The longest entity of one of the types at each word joined to ``head``."""
        found = []
        for i in self._s.conjuncts(head):
            fitting = [e for e in self._at.get(i, ()) if e[2] in types]
            found += [max(fitting, key=lambda e: e[1] - e[0])] if fitting else []
        return found

    def _of_noun(self, token: Token) -> Iterator[tuple[str, Entity, Entity]]:
        mine = self._at[token.i]
        for kid in self._s.children(token.i, "appos"):
            for one in mine:
                for two in self._entities(kid.i, {one[2]} if one[2] == "Location" else PARTIES):
                    if one[2] in (*PARTIES, "Location"):
                        yield ("CoLocated" if one[2] == "Location" else "IsSynonymOf"), one, two
        for prep in self._s.children(token.i, "prep"):
            if prep.lower in self._words["at"]:
                for one in self._entities(token.i, MOVERS | {"Location"}):
                    yield from (("CoLocated", one, two) for two in self._places(prep.i))
            elif prep.lower == "of":
                for one in self._entities(token.i, {"Location"})[:1]:
                    yield from (("CoLocated", one, two) for two in self._places(prep.i))
                for one in self._entities(token.i, {"Organisation", "Person"})[:1]:
                    pobjs = self._s.children(prep.i, "pobj")
                    yield from (("BelongsTo", one, e) for k in pobjs for e in self._entities(k.i, {"Organisation"}))
        for one in self._entities(token.i, MOVERS)[:1]:
            for kid in self._s.children(token.i, "poss"):
                yield from (("BelongsTo", one, two) for two in self._entities(kid.i, {"Organisation", "Location"}))
        for kid in self._s.children(token.i, "nummod"):
            for one in self._entities(token.i, MOVERS | {"Location"})[:1]:
                yield from (("HasAttrOf", one, two) for two in self._entities(kid.i, {"Quantity"}))

    def _places(self, prep: int) -> list[Entity]:
        return [e for k in self._s.children(prep, "pobj") for e in self._entities(k.i, {"Location"})]

    def _of_verb(self, verb: Token) -> Iterator[tuple[str, Entity, Entity]]:
        doers = self._doers(verb)
        objects = [e for k in self._s.children(verb.i, "dobj") for e in self._entities(k.i, MOVERS | {"Location"})]
        preps = self._s.children(verb.i, "prep")
        for prep in preps:
            if prep.lower in self._words["at"] or prep.lower in self._words["moving"]:
                movers = [e for e in (*doers, *objects) if e[2] in MOVERS]
                yield from (("CoLocated", one, two) for one in movers for two in self._places(prep.i))
        for kind, verbs in (("FightingAgainst", "fights"), ("CommWith", "speaks"), ("AlliesOf", "helps")):
            if verb.lower in self._words[verbs]:
                told = objects + self._beside(preps, "with", "to", "against")
                yield from ((kind, one, two) for one in doers for two in told)
        for prep in (t for t in self._s.tokens if t.lower == "against" and self._under(t, verb)):
            others = [e for k in self._s.children(prep.i, "pobj") for e in self._entities(k.i, PARTIES)]
            yield from (("FightingAgainst", one, two) for one in doers for two in others)

    def _doers(self, verb: Token) -> list[Entity]:
        """The subject, or that of the verb it hangs on; of a clause that describes a noun, the noun."""
        token = verb
        for _ in range(4):
            subjects = self._s.children(token.i, "nsubj", "nsubjpass")
            relative = token.dep in ("acl", "relcl") and all(k.tag in ("WDT", "WP") for k in subjects)
            if relative:
                return self._entities(token.head, MOVERS)
            if subjects or token.head == token.i:
                return [e for k in subjects if k.dep == "nsubj" for e in self._entities(k.i, MOVERS)]
            owners = self._s.children(token.i, "poss")
            if owners:
                return [e for k in owners for e in self._entities(k.i, MOVERS)]
            token = self._s.head(token.i)
        return []

    def _beside(self, preps: Sequence[Token], *names: str) -> list[Entity]:
        pobjs = [k for p in preps if p.lower in names for k in self._s.children(p.i, "pobj")]
        return [e for k in pobjs for e in self._entities(k.i, PARTIES)]

    def _under(self, token: Token, verb: Token) -> bool:
        """Whether the word's nearest verb is this one."""
        nearest = next((t for t in self._s.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
        return nearest is not None and nearest.i == verb.i
