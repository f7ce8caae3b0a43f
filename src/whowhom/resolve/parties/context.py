"""What the whole report says for one name: the states and bodies it speaks of, and which of several a name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from whowhom.resolve.parties.lexicon import Entry, Hit, plain
from whowhom.resolve.parties.press import SECTOR, reports, surnames
from whowhom.resolve.parties.tables import PartyTables
from whowhom.syntax import Sentence

NEXT = 2  # sentences within which an epithet may come before the name
STATES = ("state", "demonym", "capital", "seat")


class Told(NamedTuple):
    """A party that the words name outright: ISO 3166-1 alpha-3, or an organisation's id."""

    sentence: int
    token: int
    who: str


@dataclass
class Context:
    """Who is named in a report, how often, and in which order."""

    counts: Counter[str] = field(default_factory=Counter)
    told: list[Told] = field(default_factory=list)

    def one_of(self, candidates: Iterable[str], sentence: int, token: int) -> str | None:
        """The one candidate that was named before, or soon after.

        Of several it is the only one in the last sentence that names any.
        """
        named = set(candidates)
        before = [told for told in self.told if told.who in named and (told.sentence, told.token) < (sentence, token)]
        if not before:  # "The regional bloc suspended Guinea. ECOWAS also …"
            before = [told for told in self.told if told.who in named and told.sentence - sentence <= NEXT]
        if len({told.who for told in before}) < 2:
            return before[0].who if before else None
        last = {told.who for told in before if told.sentence == before[-1].sentence}
        return last.pop() if len(last) == 1 else None

    def only(self, candidates: set[str]) -> str | None:
        """The one candidate, or the one of several that the report names too."""
        if len(candidates) > 1:
            candidates = {who for who in candidates if self.counts[who]}
        return next(iter(candidates)) if len(candidates) == 1 else None


def gather(sentences: Sequence[Sentence], tables: PartyTables) -> tuple[Context, list[list[Hit]]]:
    """The names of every sentence, settled where several parties share one, and what they say together."""
    raw = [tables.names.scan(sentence.tokens) for sentence in sentences]
    stated = (hit.entry for hits in raw for hit in hits if hit.entry.kind in STATES)
    states = Counter(entry.country for entry in stated if entry.country)
    pairs = list(zip(sentences, raw, strict=True))
    strange = {word for pair in pairs for word in (*other_acronyms(*pair), *surnames(*pair))}
    out, context = [], Context(counts=states)
    for sentence, hits in pairs:
        known = [hit for hit in hits if hit.end - hit.start > 1 or sentence[hit.start].text not in strange]
        kept = [found for hit in known if (found := settle(sentence, hit, hits, states, tables)) is not None]
        out.append(kept)
        for hit in kept:
            who = hit.entry.country or hit.entry.org
            if who is not None:
                context.told.append(Told(sentence.index, hit.start, who))
                context.counts[who] += 0 if hit.entry.country else 1
    return context, out


def other_acronyms(sentence: Sentence, hits: Sequence[Hit]) -> set[str]:
    """ "the Agricultural Development Fund (ADF)": letters that this report gives to a name of its own."""
    out, ends = set(), {hit.end: hit.entry for hit in hits}
    for hit in hits:
        before = hit.start - 1
        if hit.entry.org is None or hit.end - hit.start > 1 or before < 2 or sentence[before].text != "(":
            continue
        if sentence[before - 1].tag == "POS":
            before -= 1
        spelt = ends.get(before)
        if (spelt is None or spelt.org != hit.entry.org) and spells(sentence, before, sentence[hit.start].text):
            out.add(sentence[hit.start].text)
    return out


def spells(sentence: Sentence, end: int, letters: str) -> bool:
    """Do the capitals of the words right before ``end`` give the letters?"""
    words = [t.text for t in sentence.tokens[max(0, end - 2 * len(letters)) : end] if t.text[:1].isupper()]
    return len(letters) > 1 and "".join(w[0] for w in words).endswith(letters.replace(".", ""))


def settle(sentence: Sentence, hit: Hit, hits: Sequence[Hit], states: Counter[str], tables: PartyTables) -> Hit | None:
    """The party that a shared or ordinary name means here; None where nothing in the report speaks for any.

    "RSF" is a Sudanese force in a report on Sudan, "the Labour Party" the party of the state beside it or spoken of.
    """
    if hit.entry.org is None:
        return hit
    if hit.entry.sector == SECTOR and not reports(sentence, hit, tables.words["outlets"]):
        return None
    rivals = tables.names.rivals(sentence.tokens, hit)
    words = " ".join(plain(t.text) for t in sentence.tokens[hit.start : hit.end]).replace(" '", "'")
    ordinary = words in tables.words["ordinary_names"]["names"]
    if len(rivals) == 1 and not ordinary:
        return hit
    if ordinary and hit.end - hit.start == 1 and sentence[hit.start].pos != "PROPN":
        return None
    beside = owner_beside(sentence, hit, hits)
    if beside is not None:
        found = next((entry for entry in rivals if home(entry, tables) == beside), None)
        return Hit(hit.start, hit.end, found) if found else (None if ordinary else hit)
    best = max(rivals, key=lambda entry: states[home(entry, tables) or ""])
    if states[home(best, tables) or ""]:
        return Hit(hit.start, hit.end, best)
    alone = not states and hit.end - hit.start > 1  # a report that names no state speaks of the best known
    return hit if alone or not ordinary else None


def home(entry: Entry, tables: PartyTables) -> str | None:
    """The state of an organ, or where an organisation or armed group sits."""
    org = tables.organisations[entry.org] if entry.org else None
    return org.country or org.base if org else entry.country


def owner_beside(sentence: Sentence, hit: Hit, hits: Sequence[Hit]) -> str | None:
    """The state right before a name ("Israel's Labour Party", "the Australian Labour Party")."""
    ends = {other.end: other.entry.country for other in hits if other.entry.kind in STATES}
    before = hit.start - 1 if hit.start and sentence[hit.start - 1].tag == "POS" else hit.start
    return ends.get(before)
