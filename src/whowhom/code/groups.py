"""Who is meant together: "the two countries", "both sides", "they" after a joint act, "the ministers"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from whowhom.code.act import land
from whowhom.code.antecedent import Side
from whowhom.code.told import JOINT, LISTED, ROLE_WEIGHT, Entry, Group, Told, is_state
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

GROUP_FADES = 0.05  # what a group loses a sentence
COLLEAGUES = 4  # sentences within which "the ministers" are those told together
QUARREL = 6  # acts back that a quarrel within one land is looked for
OUTSIDE = ("REQUEST", "SUPPORT")
MEETING = 12  # the same for those who met or spoke with one another, which a readout is about to its end


@dataclass(slots=True)
class Together(Told):
    """Memory of one report that can be asked which parties are told as one."""

    def _both(self, mention: Mention, sentence: Sentence) -> bool:
        """ "both governments", "each side"."""
        return any(k.lower in self.words["both_pronouns"] for k in sentence.children(mention.head))

    def _known_group(self, mention: Mention, sentence: Sentence) -> bool:
        """ "the three governments" are known ones, "three governments" are not."""
        kids = {k.lower for k in sentence.children(mention.head)}
        return self._is_group(mention) and bool(kids & self.words["determiners"])

    def _is_group(self, mention: Mention) -> bool:
        """ "the two foreign ministers", "the two armed groups": the last word says that several may be meant."""
        last = self._last_word(mention)
        return last in self.words["group_nouns"] or last in self.words["of_bodies"]

    @staticmethod
    def _last_word(mention: Mention) -> str:
        return (mention.noun or "").rpartition(" ")[2]

    def party(self, country: str, sector: str | None, mention: Mention) -> Party:
        name = self.names.get(country, country)
        return Party(
            id=f"{country}.{sector}" if sector else country,
            name=name,
            country=country,
            sector=sector,
            text="",
            span=mention.span,
        )

    def _together(self, mention: Mention, jointly: bool) -> list[Entry]:
        """Parties of a joint act told just before: "X met Y. They agreed …"; ``jointly``: also those only listed."""
        near = [g for g in self.groups if mention.sentence - g.sentence <= 2]
        strong = [g for g in near if g.weight >= JOINT or g.subject]
        largest = {g.sentence: g for g in sorted(strong, key=lambda g: len(g.camps))}
        out = [Entry(g.parties, g.sentence, 0, ROLE_WEIGHT["nsubj"], "group", "plural", None) for g in largest.values()]
        listed = [g for g in near if jointly and g not in strong and g.weight >= LISTED]
        return out + [Entry(g.parties, g.sentence, 0, ROLE_WEIGHT["pobj"], "group", "plural", None) for g in listed]

    def _jointly(self, sentence: Sentence, head: int) -> bool:
        """ "They met in Brussels": what takes two, said of nobody else as well."""
        verb = sentence.head(head)
        return sentence[head].dep == "nsubj" and verb.lower in self.words["joint_forms"]

    def _group(self, mention: Mention, exclude: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """ "the two countries": the last group of that size, else the most named ones."""
        size = mention.count or 2
        found = self._best_group(mention, size, exclude)
        if found:
            return found
        if self._last_word(mention) in self.words["of_bodies"]:
            bodies = list({land(p): p for e in self.entries for p in e.parties if self._fits(p, mention)}.values())
            return tuple(bodies) if len(bodies) == size else ()
        states = self._of_states(mention)
        fit = (n for n, _ in self.counts.most_common() if n not in exclude and (n in self.names or not states))
        common = list(islice(fit, size))
        known = {land(p): p for e in self.entries for p in e.parties}
        return tuple(self._as(known[name], mention) for name in common) if len(common) == size else ()

    def _just_named(self, mention: Mention, sentence: Sentence, exclude: frozenset[str]) -> tuple[Party, ...]:
        """ "A reopened its embassy in B, years after the two states broke off ties": the states just named.

        Where none is named before in the sentence, those of the one before it.
        """
        if mention.noun not in self.words["state_nouns"] or sentence[mention.head].dep != "nsubj":
            return ()
        told = [e for e in self.entries if e.sentence == mention.sentence and e.head < mention.head]
        told = told or [e for e in self.entries if e.sentence == mention.sentence - 1]
        named = {land(p): p for e in told for p in e.parties if p.country is not None}
        if len(named) != mention.count or not exclude.isdisjoint(named):
            return ()
        return tuple(self._as(party, mention) for party in named.values())

    def _at_odds(self, mention: Mention, exclude: frozenset[str]) -> tuple[Party, ...]:
        """ "Police broke up a march. The EU called on all sides …": where all was done within one land, that land.

        Whoever only asked or praised is no side of the quarrel.
        """
        if mention.noun not in self.words["quarrelling"]:
            return ()
        told = [act.lands for act in (*self.acts, *self.begun) if act.type not in OUTSIDE][-QUARREL:]
        within = [lands for lands in told if len(lands) == 1 and lands <= exclude]
        lands = frozenset[str]().union(*([lands for lands in told if not lands & exclude] or within))
        home = next(iter(lands)) if len(lands) == 1 else None
        fellows = "PTY" if mention.noun in self.words["partisan"] else "CVL"
        own = fellows if home in exclude else None  # "the premier asked the parties for a truce": the others at home
        return (self.party(home, own, mention),) if home is not None and home in self.names else ()

    def _pair(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "The two men agreed", "both men": those who just met."""
        known = {k.lower for k in sentence.children(mention.head)} & self.words["determiners"]
        size = 2 if self._both(mention, sentence) else mention.count if known else None
        if size is None or mention.noun not in self.words["persons"]:
            return ()
        near = [g for g in self.groups if mention.sentence - g.sentence <= 2 and g.weight >= JOINT]
        met = [g for g in near if len(g.camps) == size]
        return met[-1].parties if met else ()

    def _best_group(self, mention: Mention, size: int | None, exclude: frozenset[str]) -> tuple[Party, ...]:
        """The group of that size that was told most strongly, most often and most lately."""
        scores: dict[frozenset[Side], float] = {}
        last: dict[frozenset[Side], Group] = {}
        told = [g for g in self.groups if all(self._fits(party, mention) for party in g.parties)]
        for group in told:
            if (size is None or len(group.camps) == size) and not group.lands & exclude:
                near = max(0.0, 1.0 - GROUP_FADES * (mention.sentence - group.sentence))
                scores[group.camps] = scores.get(group.camps, 0.0) + group.weight * near
                last[group.camps] = group
        if not scores:
            return ()
        best = max(scores, key=lambda camps: (scores[camps], last[camps].sentence))
        parties = last[best].parties
        alone = len(last[best].lands) == len(best)  # within one state each keeps what tells them apart
        return tuple(self._as(party, mention) if alone else party for party in parties)

    def _of_states(self, mention: Mention) -> bool:
        """ "the two countries", "both neighbours": states, no movements or bodies."""
        return self._last_word(mention) in self.words["of_states"]

    def _fits(self, party: Party, mention: Mention) -> bool:
        """Whether the noun can be said of the party: no movement is a country or has ministers, no state is a group."""
        if self._of_states(mention):
            return is_state(party)
        if self._last_word(mention) in self.words["of_bodies"]:
            return party.sector == mention.sector if mention.sector else not is_state(party)
        return mention.kind != "role" or mention.sector != "GOV" or is_state(party)

    def _as(self, party: Party, mention: Mention) -> Party:
        """The party in the role that the noun gives ("the two leaders" -> GOV, "the two navies" -> MIL)."""
        if party.country is None:
            return party
        return self.party(party.country, mention.sector, mention)

    def _colleagues(self, mention: Mention) -> tuple[Party, ...]:
        """ "The ministers signed …": those of the same rank who were just told together."""
        reach = [(g, mention.sentence - g.sentence) for g in self.groups]
        near = [g for g, back in reach if back <= (MEETING if g.weight >= JOINT else COLLEAGUES)]
        alike = [g for g in near if all(p.sector == mention.sector and p.country for p in g.parties)]
        return alike[-1].parties if alike else ()

    def group_of(self, size: int, mention: Mention) -> tuple[Party, ...]:
        """ "the four": the parties told together in that number."""
        return self._best_group(mention, size, frozenset())
