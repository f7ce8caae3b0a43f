"""Whom a definite noun means: "the government", "the rebels", "police". One rule after the other; the first decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from whowhom.code.act import land
from whowhom.code.surroundings import AT_HOME, INNER, LOCAL, Surroundings
from whowhom.code.told import APART, JOINT, ORGANS, ROLE_WEIGHT, Entry
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

INNER_KINDS = ("organ", "role", "people")
STATE_KINDS = {"name", "organ", "definite", "demonym"}
SAME_SECTOR = 6  # sentences back that "the senators" may have been told as others of their kind


@dataclass(frozen=True)
class Asked:
    """A definite noun, what was told before it, and by which parties that it cannot mean."""

    mention: Mention
    sentence: Sentence
    exclude: frozenset[str]
    told: Sequence[Entry]

    @cached_property
    def recent(self) -> tuple[Entry, ...]:
        """What was told by parties that it may mean; few rules ask."""
        return tuple([e for e in self.told if self.exclude.isdisjoint(e.lands)])

    @property
    def noun(self) -> str:
        return self.mention.noun or ""

    @property
    def sector(self) -> str | None:
        return self.mention.sector

    @property
    def one_role(self) -> bool:
        return self.mention.kind == "role" and self.mention.number == "singular"

    def has(self, words: frozenset[str], *deps: str) -> bool:
        """Whether one of the words stands below the noun."""
        return any(k.lower in words for k in self.sentence.children(self.mention.head, *deps))


Found = tuple[Party, ...] | None  # () is nobody; None leaves it to the next rule
Rule = Callable[["Definite", Asked], Found]


@dataclass(slots=True)
class Definite(Surroundings):
    """Memory of one report that can be asked whom a definite noun means."""

    def _defined(self, mention: Mention, sentence: Sentence, exclude: frozenset[str]) -> tuple[str, tuple[Party, ...]]:
        """The rule that decides, and the parties; ("none", ()) where no rule knows."""
        asked = Asked(mention, sentence, exclude, self.entries)
        found = ((name, rule(self, asked)) for name, rule in RULES)
        return next(((name, parties) for name, parties in found if parties is not None), ("none", ()))

    def _of(self, country: str | None, asked: Asked, always: bool = False) -> Found:
        """The noun's organ of a country, unless that is not meant here."""
        if country is None or (country in asked.exclude and not always):
            return None
        return (self.party(country, asked.sector, asked.mention),)

    def _by_title(self, asked: Asked) -> Found:
        return self._titled(asked.mention, asked.sentence, asked.exclude) if asked.mention.kind == "person" else None

    def _of_the_issuer(self, asked: Asked) -> Found:
        """ "The Head of Mission, Ambassador Lind, …": in what a body issues, such offices are its own."""
        noun = asked.noun
        words = self.words["offices_of_bodies"]
        office = noun in words or any(noun.endswith(" " + word) for word in words)
        single = asked.mention.kind in ("role", "person") and asked.mention.number == "singular"
        if not (self.body and office and single):
            return None
        return tuple(replace(party, span=asked.mention.span) for party in self.body)

    def _several(self, asked: Asked) -> Found:
        """ "the sides", "the countries", "the companies": those told together."""
        mention = asked.mention
        if mention.number == "plural" and asked.noun in self.words["of_bodies"]:
            known = self._is_definite(mention, asked.sentence)
            return (self._best_group(mention, None, asked.exclude) or None) if known else None
        if mention.kind != "definite" or mention.number != "plural" or asked.noun not in self.words["group_nouns"]:
            return None
        return self._at_odds(mention, asked.exclude) or self._best_group(mention, None, asked.exclude)

    def _movement(self, asked: Asked) -> Found:
        """ "the group", "the bloc"."""
        mention, sentence, noun = asked.mention, asked.sentence, asked.noun
        organisation = noun in self.words["organisation_nouns"] and mention.number != "plural"  # not "the authorities"
        if noun not in self.words["movement_nouns"] and (not organisation or self._comes_new(mention, sentence)):
            return None
        body = self._body(mention, sentence, list(asked.recent), organisation)
        known = body or asked.sector not in AT_HOME or sentence.head(mention.head).lower in self.words["out_of"]
        return body if known else None

    def _unnamed(self, asked: Asked) -> Found:
        """ "gunmen", "attackers": nobody told before, without an article."""
        nameless = asked.noun in self.words["nameless"] and not self._is_definite(asked.mention, asked.sentence)
        return () if nameless else None

    def _listed(self, asked: Asked) -> Found:
        beside = self._beside(asked.mention, asked.sentence) if asked.sector in APART else None
        if beside is None:
            return None
        same = [e for e in asked.recent if all(p.sector == asked.sector and p.base == beside for p in e.parties)]
        return self._last(same) or self._of(beside, asked, always=True)

    def _on_the_spot(self, asked: Asked) -> Found:
        local = asked.sector in LOCAL or self._domestic(asked.mention, asked.sentence)
        there = local and not self._only_meets(asked.mention, asked.sentence)
        return self._of(self.here(asked.mention.head, asked.sentence), asked) if there else None

    def _where_it_opens(self, asked: Asked) -> Found:
        acting = asked.sector and asked.mention.kind in ("organ", "role", "people", "force")
        return self._of(self._fronted(asked.sentence), asked) if acting else None

    def _of_the_teller(self, asked: Asked) -> Found:
        official = asked.mention.kind == "organ" and asked.sector in ORGANS
        return self._of(self._teller(asked.mention, asked.sentence), asked) if official else None

    def _of_its_opponents(self, asked: Asked) -> Found:
        of_state = asked.mention.kind == "organ" and asked.noun in self.words["state_nouns"]
        return self._of(self._opposed(asked.mention, asked.sentence), asked, always=True) if of_state else None

    def _foe_of_rebels(self, asked: Asked) -> Found:
        of_state = asked.mention.kind == "organ" or self._domestic(asked.mention, asked.sentence)
        fights = asked.sector in ORGANS and of_state
        return self._of(self._fought(asked.mention, asked.sentence), asked) if fights else None

    def _of_whom_it_keeps(self, asked: Asked) -> Found:
        """ "Parliament extended his term": of the state whose leader he is."""
        if asked.sector not in self.words["homely"] or asked.mention.kind not in ("organ", "role"):
            return None
        verb = asked.sentence.head(asked.mention.head)
        below = asked.sentence.subtree(verb.i) if asked.sentence[asked.mention.head].dep == "nsubj" else ()
        office = (
            k
            for i in below
            if asked.sentence[i].lower in self.words["in_office"]
            for k in asked.sentence.children(i, "poss")
        )
        if not any(k.lower in self.words["person_pronouns"] for k in office):
            return None
        rulers = [e for e in asked.recent if e.kind in ("person", "role") and e.number == "singular"]
        rulers = [e for e in rulers if all(p.sector == "GOV" and p.country for p in e.parties)]
        return self._of(rulers[-1].parties[0].country, asked) if rulers else None

    def _commanded(self, asked: Asked) -> Found:
        organ = asked.sector and asked.mention.kind == "organ"
        return self._of(self._lord(asked.mention, asked.sentence), asked, always=True) if organ else None

    def _within(self, asked: Asked) -> Found:
        inner = asked.sector not in (None, "REB") and asked.mention.kind in INNER_KINDS
        return self._of(self._inner(asked.mention, asked.sentence), asked) if inner else None

    def _contested(self, asked: Asked) -> Found:
        """ "the internationally recognised government"."""
        if asked.mention.kind != "organ" or not asked.has(self.words["contested"]):
            return None
        return self._of(self._besieged() or self.home, asked, always=True) or ()

    def _part_of_home(self, asked: Asked) -> Found:
        """ "the country's northern army": of the country at home."""
        part = asked.mention.kind == "organ" and asked.has(self.words["parts"])
        return self._of(self.home or None, asked, always=True) if part else None

    def _of_a_state(self, asked: Asked) -> Found:
        """ "the government", "the country"."""
        if asked.noun not in self.words["state_nouns"]:
            return None
        sentence, mention = asked.sentence, asked.mention
        states = [e for e in asked.recent if e.kind in STATE_KINDS and len(e.parties) == 1 and e.parties[0].country]
        if mention.kind == "organ":  # "Hungarians blocked a road. The government …": no people has one with it
            states = [e for e in states if e.kind != "demonym" or e.number == "singular"]
            if self._acts_here(mention.sentence):
                return self._of(self.home, asked)
        rivals = {sentence[i].lower for i in sentence.conjuncts(mention.head)} & self.words["rivals"]
        if (states and not rivals) or mention.kind == "definite":
            return tuple(self._as(p, mention) for p in self._state(states, mention))
        return None

    def _acts_here(self, sentence: int) -> bool:
        """ "The unions asked the government": whether nobody acts in the sentence but who at home does not govern."""
        acting = [e for e in self.entries if e.sentence == sentence and e.weight >= ROLE_WEIGHT["nsubjpass"]]
        told = [p for e in acting for p in e.parties]
        return bool(told) and all(p.country == self.home and p.sector not in (None, "GOV") for p in told)

    def _of_a_body(self, asked: Asked) -> Found:
        """ "the secretary-general": of the organisation told last."""
        if asked.noun not in self.words["organisation_roles"] or asked.mention.kind != "role":
            return None
        return (
            self._last([e for e in asked.recent if all(p.country is None and p.sector == "IGO" for p in e.parties)])
            or None
        )

    def _fellows(self, asked: Asked) -> Found:
        several = asked.mention.kind == "role" and asked.mention.number == "plural" and self._is_group(asked.mention)
        return (self._colleagues(asked.mention) or None) if several else None

    def _issuer_of(self, asked: Asked) -> Found:
        """ "the President" of a release is the issuer's."""
        own = self.issued and asked.one_role and self._is_title(asked.mention, asked.sentence)
        return self._of(self.home, asked) if own else None

    def _by_same_noun(self, asked: Asked) -> Found:
        noun = asked.noun
        same = [e for e in asked.recent if noun and e.noun and (e.noun == noun or e.noun.endswith(" " + noun))]
        if asked.mention.kind == "organ":  # "1,000 of Kenya's police … The police": in passing tells of no other's
            same = [e for e in same if e.weight >= ROLE_WEIGHT["dobj"] or self.home in (None, *map(land, e.parties))]
        if not same and noun in self.words["juntas"] and self._is_definite(asked.mention, asked.sentence):
            same = [e for e in asked.recent if e.noun in self.words["juntas"] and e.parties[0].country]
        if not same:
            return None
        return self._of_title(same) if asked.one_role else same[-1].parties

    def _holder(self, asked: Asked) -> Found:
        """ "President Lind … The president": the one named with the office, where all that were are of one state."""
        own = self.issued and self._is_title(asked.mention, asked.sentence)
        if own or not asked.one_role or asked.noun in self.words["envoys"]:
            return None
        if not self._is_definite(asked.mention, asked.sentence):
            return None
        named = [e for e in asked.recent if e.noun == asked.noun and e.kind in ("person", "role")]
        alone = len({lands for e in named for lands in e.lands}) == 1 and any(e.kind == "person" for e in named)
        return named[-1].parties if alone else None

    def _allies(self, asked: Asked) -> Found:
        """ "NATO met. The allies agreed": the alliance that was told, where nobody says whose allies they are."""
        if asked.noun not in self.words["allied"] or asked.mention.number != "plural":
            return None
        if not self._is_definite(asked.mention, asked.sentence):
            return None
        alliance = next((e.parties for e in reversed(asked.recent) if self._is_alliance(e)), None)
        near = [g for g in self.groups if asked.mention.sentence - g.sentence <= 2 and g.weight >= JOINT]
        return alliance if not near else None

    def _is_alliance(self, entry: Entry) -> bool:
        return all(party.id.lower() in self.words["alliances"] for party in entry.parties)

    def _at_home(self, asked: Asked) -> Found:
        """ "the army said": the one at home."""
        organ = asked.sector and asked.mention.kind == "organ"
        return self._of(self.home or None, asked) if organ else None

    def _troops(self, asked: Asked) -> Found:
        if not asked.sector or asked.mention.kind != "force" or not self.home:
            return None
        if self._is_definite(asked.mention, asked.sentence):
            return None
        return self._comrades(asked.mention, asked.sector) or self._of(self.home, asked, always=True)

    def _called_home(self, asked: Asked) -> Found:
        """ "local officials", "government troops"."""
        home = asked.sector and self.home and asked.has(self.words["home_adjectives"], "amod")
        return self._of(self.home, asked, always=True) if home else None

    def _in_its_seat(self, asked: Asked) -> Found:
        acts = asked.sector and not self._only_meets(asked.mention, asked.sentence)
        return self._of(self._seat(asked.mention, asked.sentence), asked) if acts else None

    def _of_one_sector(self, asked: Asked) -> Found:
        sector, since = asked.sector, asked.mention.sentence - SAME_SECTOR
        alike = [e for e in asked.recent if all(p.sector == sector for p in e.parties) and e.sentence >= since]
        told = sector and alike and (asked.mention.kind != "people" or sector == "REB")
        return alike[-1].parties if told else None

    def _on_the_scene(self, asked: Asked) -> Found:
        if not asked.sector:
            return None
        inside = asked.sector == "REB" and asked.mention.kind in INNER_KINDS
        meets = self._only_meets(asked.mention, asked.sentence)
        if meets and asked.sector in APART:  # "the government met the rebels in Oslo"
            return self._of(self.home, asked, always=True)
        here = None if meets else asked.mention
        scene = (self._inner(asked.mention, asked.sentence) if inside else None) or self.scene(here)
        return (self._of(scene, asked) or self._of(self.home or None, asked)) if scene else None

    def _colleague(self, asked: Asked) -> Found:
        """ "The premier accused the president": where no other state has one, of the state at home that acts itself."""
        abroad = asked.noun in self.words["envoys"]
        office = asked.one_role or (asked.mention.kind == "organ" and asked.sector == "GOV")
        own = office and not abroad and self._is_definite(asked.mention, asked.sentence)
        return self._of(self.home, asked, always=True) if own and self.home in asked.exclude else None

    def _of_its_critics(self, asked: Asked) -> Found:
        """ "The opposition in Dale accused Prime Minister Lind": who acts within a state deals with its own."""
        mention, sentence = asked.mention, asked.sentence
        if mention.kind != "person" or sentence[mention.head].dep != "dobj":
            return None
        subject = sentence.child(sentence[mention.head].head, "nsubj")
        told = self.resolved.get((sentence.index, subject.i), ()) if subject is not None else ()
        return self._of(told[0].country, asked) if len(told) == 1 and told[0].sector in INNER else None


# In this order.
RULES: tuple[tuple[str, Rule], ...] = (
    ("office", Definite._of_the_issuer),
    ("critics", Definite._of_its_critics),
    ("title", Definite._by_title),
    ("several", Definite._allies),
    ("several", Definite._several),
    ("movement", Definite._movement),
    ("unnamed", Definite._unnamed),
    ("listed", Definite._listed),
    ("spot", Definite._on_the_spot),
    ("opening", Definite._where_it_opens),
    ("teller", Definite._of_the_teller),
    ("noun", Definite._holder),
    ("opponents", Definite._of_its_opponents),
    ("foe", Definite._foe_of_rebels),
    ("commanded", Definite._commanded),
    ("whose", Definite._of_whom_it_keeps),
    ("fellows", Definite._fellows),
    ("within", Definite._within),
    ("contested", Definite._contested),
    ("part", Definite._part_of_home),
    ("state", Definite._of_a_state),
    ("body", Definite._of_a_body),
    ("issuer", Definite._issuer_of),
    ("noun", Definite._by_same_noun),
    ("home", Definite._at_home),
    ("troops", Definite._troops),
    ("local", Definite._called_home),
    ("seat", Definite._in_its_seat),
    ("sector", Definite._of_one_sector),
    ("scene", Definite._on_the_scene),
    ("colleague", Definite._colleague),
)
