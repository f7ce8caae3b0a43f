"""Names that several parties bear, or that are ordinary words too: whom they mean by what is spoken of there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whowhom.resolve.parties.lexicon import Entry, Hit, plain
from whowhom.resolve.parties.press import SECTOR, reports
from whowhom.resolve.parties.tables import PartyTables
from whowhom.syntax import Sentence

STATES = ("state", "demonym", "capital", "seat")
NEAR = 4  # sentences within which a state is spoken of
Homes = Sequence[tuple[int, str | None]]  # where each dateline ends, and its country


@dataclass
class Shared:
    """``named``: the sentences with the names that stand in them. ``told``: the states, and those whose organs are."""

    tables: PartyTables
    homes: Homes
    named: Sequence[tuple[Sentence, Sequence[Hit]]]
    told: list[tuple[int, Counter[str]]] = field(init=False)
    states: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.told = [(sentence.index, Counter(self._lands(sentence, hits))) for sentence, hits in self.named]
        self.states = sum((lands for _, lands in self.told), Counter[str]())

    def _lands(self, sentence: Sentence, hits: Sequence[Hit]) -> Iterator[str]:
        """The states that are named, or whose organ is by a name of several words that no other state's bears."""
        for hit in hits:
            if hit.entry.kind in STATES and hit.entry.country:
                yield hit.entry.country
            org = self.tables.organisations[hit.entry.org] if hit.entry.org else None
            if org is None or not org.country or hit.entry.sector == SECTOR or hit.end - hit.start == 1:
                continue
            if self._name(sentence, hit) not in self.tables.words["ordinary_names"]["names"]:
                yield from [org.country] * (len(self.tables.names.rivals(sentence.tokens, hit)) == 1)

    @staticmethod
    def _name(sentence: Sentence, hit: Hit) -> str:
        return " ".join(plain(t.text) for t in sentence.tokens[hit.start : hit.end]).replace(" '", "'")

    def settle(self, sentence: Sentence, hit: Hit, hits: Sequence[Hit]) -> Hit | None:
        """The party that a name means here; None where nothing in the report speaks for any.

        "RSF" is a Sudanese force in a report on Sudan, "the Labour Party" one of the state beside it or spoken of.
        """
        if hit.entry.org is None:
            return hit
        words = self.tables.words
        if hit.entry.sector == SECTOR and not reports(sentence, hit, words["outlets"]):
            return None
        rivals = self.tables.names.rivals(sentence.tokens, hit)
        name = self._name(sentence, hit)
        ordinary = name in words["ordinary_names"]["names"] or name in words["ordinary_names"]["at_home"]
        if len(rivals) == 1 and not ordinary:
            return hit
        if ordinary and hit.end - hit.start == 1 and sentence[hit.start].pos != "PROPN":
            return None
        beside = owner_beside(sentence, hit, hits)
        if beside is not None:
            found = next((entry for entry in rivals if home(entry, self.tables) == beside), None)
            return Hit(hit.start, hit.end, found) if found else (None if ordinary else hit)
        if name in words["ordinary_names"]["at_home"]:
            best = next((entry for entry in rivals if home(entry, self.tables) == self._ground(sentence)), None)
        else:
            best = self._spoken_of(sentence, rivals, bool(self.tables.nouns.bearers(name.rpartition(" ")[2])))
        if best is not None:
            return Hit(hit.start, hit.end, best)
        return hit if not ordinary or self._alone(sentence, hit) else None

    def _spoken_of(self, sentence: Sentence, rivals: Sequence[Entry], common: bool) -> Entry | None:
        """The bearer of the state where the report is at home, where that is spoken of; else of the one told nearest.

        What is a ``common`` noun too ("the Conservative Party") is another state's where that one is told nearer.
        """
        lands = {home(entry, self.tables): entry for entry in reversed(rivals)}
        ground = self._ground(sentence)
        far = {land: self._distance(sentence, land) for land in self.states}
        near = {land for land, sentences in far.items() if sentences <= NEAR}
        if ground in lands and (ground in near or near.isdisjoint(land for land in lands if land)):
            return lands[ground]
        fits = [land for land in far if land in lands]
        if common and near:
            fits = [land for land in fits if far[land] == min(far.values())]
        best = min(fits, key=lambda land: (far[land], -self.states[land]), default=None)
        return lands[best] if best is not None else None

    def _distance(self, sentence: Sentence, land: str) -> int:
        """Sentences from the nearest one that names a state; one that only follows is farther by one."""
        return min(
            sentence.index - index if index <= sentence.index else index - sentence.index + 1
            for index, lands in self.told
            if land in lands
        )

    def _ground(self, sentence: Sentence) -> str | None:
        """The country of the dateline above; without one the state that is named more than any."""
        above = [country for end, country in self.homes if end <= sentence.span.start][-1:]
        if above and above[0]:
            return above[0]
        first, second = [*self.states.most_common(2), ("", 0), ("", 0)][:2]
        return first[0] if first[1] > second[1] else None

    def _alone(self, sentence: Sentence, hit: Hit) -> bool:
        """A report that names no state speaks of the best known of those who bear a name of several words."""
        return not self.states and hit.end - hit.start > 1 and self._ground(sentence) is None


def home(entry: Entry, tables: PartyTables) -> str | None:
    """The state of an organ, or where an organisation or armed group sits."""
    org = tables.organisations[entry.org] if entry.org else None
    return org.country or org.base if org else entry.country


def owner_beside(sentence: Sentence, hit: Hit, hits: Sequence[Hit]) -> str | None:
    """The state right before a name ("Israel's Labour Party", "the Australian Labour Party")."""
    ends = {other.end: other.entry.country for other in hits if other.entry.kind in STATES}
    before = hit.start - 1 if hit.start and sentence[hit.start - 1].tag == "POS" else hit.start
    return ends.get(before)
