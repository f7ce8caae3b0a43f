"""A common noun with the words that belong to it: whose it is, how many, of what sector."""

from __future__ import annotations

from itertools import pairwise

from whowhom.resolve.parties.lexicon import Hit
from whowhom.resolve.parties.people import read_machine
from whowhom.resolve.parties.phrase import Phrase, held_by
from whowhom.resolve.parties.postmodifiers import Postmodifiers
from whowhom.resolve.parties.premodifiers import Premodifiers
from whowhom.resolve.parties.scene import INNER, Scene


class Phrases:
    """The noun phrases of one sentence, each built once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.tables.words
        self._before, self._after = Premodifiers(scene, self.at), Postmodifiers(scene, self.at)
        self._made: dict[int, Phrase | None] = {}
        self._inside_nouns = {i for hit in scene.nouns.values() for i in range(hit.start, hit.end)}

    def all(self) -> list[Phrase]:
        found = [phrase for i in sorted(self.scene.nouns) if (phrase := self.at(i)) is not None]
        for left, right in pairwise(found):
            self._share(left, right)
        return found

    def _share(self, left: Phrase, right: Phrase) -> None:
        """ "ships and aircraft from Greece", "Russian troops and warships": one owner for both nouns."""
        between = self.scene.tokens[left.head + 1 : right.first]
        if left.entry.kind != right.entry.kind or len(between) != 1 or between[0].lower not in ("and", "or", ","):
            return
        if right.owners and not left.owners and right.reach > right.head and left.whose is None:
            left.owners = list(right.owners)
            return
        free = not right.owners and right.determiner is None and right.whose is None
        if left.owners and free and left.entry.kind == "force":
            right.owners = list(left.owners)

    def at(self, head: int) -> Phrase | None:
        """The phrase whose head noun ends at a token; None where that word only modifies another noun."""
        if head not in self._made:
            self._made[head] = None  # a phrase can not own itself
            hit = self.scene.nouns.get(head)
            if hit is not None and self._modifies(hit):
                bare = Phrase(hit.start, hit.end - 1, hit.entry, sector=hit.entry.sector, reach=hit.end - 1)
                self._made[head] = bare if self._owns(hit) else None
            elif hit is not None:
                self._made[head] = self._build(hit)
        return self._made[head]

    def _modifies(self, hit: Hit) -> bool:
        """ "police" in "police officers": the next word goes on with the same noun phrase."""
        tokens, last = self.scene.tokens, self.scene.tokens[hit.end - 1]
        if hit.end >= len(tokens):
            return False
        nxt = tokens[hit.end]
        if nxt.text == "-" and hit.end + 1 < len(tokens):
            return last.dep in (*INNER, "npadvmod") and last.head > last.i
        if nxt.pos == "PROPN" and nxt.i not in self._inside_nouns and self.scene.name(nxt.i) is None:
            return False  # a title before a name, a ship before hers
        return nxt.pos in ("NOUN", "PROPN") and last.dep in INNER and last.head > last.i

    def _owns(self, hit: Hit) -> bool:
        """ "police posts", "an army base": an organ before a noun that stands for nobody is whose the thing is."""
        tokens, last = self.scene.tokens, self.scene.tokens[hit.end - 1]
        if held_by(tokens, hit.end, self.words["hyphen"]["holds"]):
            return True  # "rebel-held towns"
        thing = range(hit.end, tokens[last.head].i + 1)
        named = hit.start > 0 and self.scene.name(hit.start - 1) is not None  # "a Russian army base"
        holds = hit.entry.noun in self.words["holders"]["nouns"] and last.dep == "compound"
        return holds and not named and not self._inside_nouns.intersection(thing)

    def _build(self, hit: Hit) -> Phrase:
        phrase = Phrase(hit.start, hit.end - 1, hit.entry, reach=hit.end - 1)
        phrase.sector = hit.entry.sector
        self._before.read(phrase)
        tokens = self.scene.tokens
        while phrase.first < hit.start and (tokens[phrase.first].pos == "ADV" or tokens[phrase.first].text == "-"):
            phrase.first += 1
        phrase.outer = min(phrase.outer or phrase.first, phrase.first)
        before = tokens[hit.start - 1] if hit.start else None
        if hit.entry.kind == "organ" and not phrase.owners and before is not None and before.pos == "PROPN":
            phrase.person = phrase.person or before.text  # "the Reagan administration"
        if hit.entry.kind == "definite":
            phrase.count = phrase.count or self.words["counted"].get(hit.entry.noun)
        read_machine(self.scene, phrase)
        self._after.read(phrase)
        return phrase
