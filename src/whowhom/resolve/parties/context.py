"""What the whole report says for one name: the states and bodies it speaks of, and which of several a name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from whowhom.resolve.parties.lexicon import Hit, plain
from whowhom.resolve.parties.press import surnames
from whowhom.resolve.parties.shared import STATES, Homes, Shared
from whowhom.resolve.parties.tables import PartyTables
from whowhom.syntax import Sentence

NEXT = 2  # sentences within which an epithet may come before the name


class Told(NamedTuple):
    """A party that the words name outright: ISO 3166-1 alpha-3, or an organisation's id."""

    sentence: int
    token: int
    who: str
    name: str = ""  # in small letters


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

    def last_of(self, names: Container[str], sentence: int, token: int) -> str | None:
        """Who bears the last of these names that was told before."""
        before = (t.who for t in reversed(self.told) if t.name in names and (t.sentence, t.token) < (sentence, token))
        return next(before, None)

    def only(self, candidates: set[str]) -> str | None:
        """The one candidate, or the one of several that the report names too."""
        if len(candidates) > 1:
            candidates = {who for who in candidates if self.counts[who]}
        return next(iter(candidates)) if len(candidates) == 1 else None


def gather(sentences: Sequence[Sentence], tables: PartyTables, homes: Homes = ()) -> tuple[Context, list[list[Hit]]]:
    """The names of every sentence, settled where several parties share one, and what they say together."""
    raw = [tables.names.scan(sentence.tokens) for sentence in sentences]
    stated = (hit.entry for hits in raw for hit in hits if hit.entry.kind in STATES)
    states = Counter(entry.country for entry in stated if entry.country)
    pairs = list(zip(sentences, raw, strict=True))
    shared = Shared(tables, homes, pairs)
    strange = {word for pair in pairs for word in (*other_acronyms(*pair), *surnames(*pair))}
    out, context = [], Context(counts=states)
    for sentence, hits in pairs:
        known = [hit for hit in hits if hit.end - hit.start > 1 or sentence[hit.start].text not in strange]
        kept = [found for hit in known if (found := shared.settle(sentence, hit, hits)) is not None]
        out.append(kept)
        for hit in kept:
            who = hit.entry.country or hit.entry.org
            if who is not None:
                name = " ".join(plain(token.text) for token in sentence.tokens[hit.start : hit.end])
                context.told.append(Told(sentence.index, hit.start, who, name))
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
