"""What stands around a noun and says whose it is: seats, commanders, who stands beside it, who acted just before."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.code.act import land
from whowhom.code.groups import Together
from whowhom.code.told import APART, ROLE_WEIGHT, Entry
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

LOCAL = ("COP", "JUD", "CVL")  # these act where they live
AT_HOME = ("JUD", "LAB")  # "the court", "the union": a body told before, or one of the country spoken of
MOVEMENTS = ("REB", "OPP", "PRE", "PTY")
INNER = ("COP", "JUD", "LEG", "OPP", "CVL", "LAB", "MED", "PTY", "EDU", "REL", "NGO", "ELI")  # who acts within a state
AT_HOME_GAINS, FARTHER = 1.0, 0.65  # what a state gains as "the government" at home, and loses with each sentence


@dataclass(slots=True)
class Surroundings(Together):
    """Memory of one report that can be asked what the words around a noun say of it."""

    def _only_meets(self, mention: Mention, sentence: Sentence) -> bool:
        """ "The government and the rebels signed a truce in Oslo": where they talk is not where they are at home."""
        first = sentence[mention.head]
        while first.dep in ("conj", "compound", "poss") and first.head != first.i:
            first = sentence.head(first.i)
        verb = sentence.head(first.i)
        sides = first.dep == "nsubj" or (mention.sector in APART and first.dep in ("dobj", "pobj"))
        if first.dep == "pobj":
            verb = sentence.head(verb.i)
        crowd = mention.kind == "people" and mention.sector == "CVL"  # "residents joined a procession"
        return self.home is not None and sides and not crowd and verb.lower in self.words["talking_forms"]

    def _is_definite(self, mention: Mention, sentence: Sentence) -> bool:
        return any(k.lower in self.words["determiners"] for k in sentence.children(mention.head))

    def _body(self, mention: Mention, sentence: Sentence, recent: list[Entry], organisation: bool) -> tuple[Party, ...]:
        """ "the group", "the bloc", "the court": the movement or organisation told last."""
        again = [e for e in recent if e.noun == mention.noun]
        if again:
            return self._last(again)
        known = [e for e in recent if e.kind == "name" and all(p.sector != "UNK" for p in e.parties)]
        called = [e for e in known if any(p.text.lower().endswith(f" {mention.noun}") for p in e.parties)]
        if called and organisation and sentence[mention.head].text[:1].isupper():
            return self._last(called)  # "the Palestinian Authority … the Authority"
        bodies = [e for e in recent if all(p.country is None for p in e.parties)]
        rebels = [e for e in bodies if all(p.sector in MOVEMENTS for p in e.parties)]
        others = [e for e in bodies if e not in rebels]
        if sentence[mention.head].text[:1].isupper() and organisation and others:
            return others[0].parties  # "the Authority" of a release is the body that issues it
        if mention.noun not in self.words["movement_nouns"]:
            return self._last(others or (bodies if mention.noun not in self.words["of_members"] else []))
        at_home = [e for e in recent if all(p.sector in MOVEMENTS for p in e.parties)]
        return self._last(rebels or at_home or (others if mention.noun in self.words["organisation_nouns"] else []))

    def _seat(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "sent a mission to Niamey that met the president": of the one state told before whose place is named."""
        there = {country for _, country in self.places.get(mention.sentence, ())}
        single = mention.kind == "role" and mention.sector == "GOV" and mention.number == "singular"
        if not single or len(there) != 1 or not self._is_definite(mention, sentence):
            return None
        country = next(iter(there))
        return country if self.counts[country] > 0 else None

    def _lord(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "Niger's rulers ordered police to expel him": whoever commands, names or sacks them has them."""
        verb = next((t for t in sentence.ancestors(mention.head) if t.lower in self.words["command_forms"]), None)
        subject = sentence.child(verb.i, "nsubj") if verb is not None and verb.i < mention.head else None
        told = self.resolved.get((sentence.index, subject.i), ()) if subject is not None else ()
        ruling = all(p.sector in (None, "GOV", "MIL") for p in told)
        return told[0].country if len(told) == 1 and ruling else None

    def _inner(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "Georgia's parliament … Police …": whose courts and crowds were just told goes on with its own affairs.

        Only where the country of the dateline, whose organs need no telling, was not told just now.
        """
        home = any(self.home in e.lands for e in self._recent(mention.sentence, 1))
        if self.places.get(mention.sentence) or self.issued or home:
            return None
        here = [e for e in self.entries if e.sentence == mention.sentence and e.weight >= ROLE_WEIGHT["nsubjpass"]]
        told = [a for a in self.acts if a.sentence == mention.sentence - 1 and a.recipients and len(a.lands) == 1]
        if told and not here:
            lands: set[str | None] = {p.country for p in told[-1].parties}
            return self._abroad(lands)
        if not here:
            subjects = [e for e in self.entries if e.sentence == mention.sentence - 1]
            here = [e for e in subjects if e.weight >= ROLE_WEIGHT["nsubjpass"]][-1:]
        lands = {p.country for e in here for p in e.parties}
        within = any(map(self._acts_within, here)) or any(a.lands == lands for a in told)
        if mention.sector == "REB":  # "Soldiers burned a village, and rebels …": of the state whose forces they fight
            within = within or any(p.sector == "MIL" for e in here for p in e.parties)
        return self._abroad(lands) if within else None

    def _abroad(self, lands: set[str | None]) -> str | None:
        """The one country, where it is not the one of the dateline."""
        return next(iter(lands)) if len(lands) == 1 and lands != {self.home} else None

    @staticmethod
    def _acts_within(entry: Entry) -> bool:
        """Courts, crowds, police and chambers deal with their own state; a senator may speak of any."""
        many = entry.kind in ("organ", "people") or (entry.kind == "role" and entry.number == "plural")
        return any(p.sector in LOCAL or (many and p.sector in INNER) for p in entry.parties)

    def _comes_new(self, mention: Mention, sentence: Sentence) -> bool:
        """ "a court", "a union": one of the country where this happens, not the body told before."""
        return mention.sector in AT_HOME and any(k.lower in ("a", "an") for k in sentence.children(mention.head, "det"))

    def _state(self, states: list[Entry], mention: Mention) -> tuple[Party, ...]:
        """ "the government", "the country": whoever was told last and as a doer; a government at home gains."""

        def near(entry: Entry) -> float:
            at_home = mention.kind == "organ" and land(entry.parties[0]) == self.home
            return entry.weight + AT_HOME_GAINS * at_home - FARTHER * (mention.sentence - entry.sentence)

        return max(reversed(states), key=near).parties if states else ()

    def _beside(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "the Gondorian government and the rebels": the one state that is listed with them."""
        first = mention.head
        while sentence[first].dep == "conj":
            first = sentence[first].head
        listed = (i for i in sentence.conjuncts(first) if i != mention.head)
        parties = {i: self.resolved.get((sentence.index, i)) or self.stated.get(i, ()) for i in listed}
        told = {p.country for found in parties.values() for p in found}
        if len(told) > 1:  # "north of Dale, President Lind and the opposition"
            nearest = max((i for i in parties if i < mention.head), default=mention.head)
            told = {p.country for p in parties.get(nearest, ())} if nearest in self.people else set()
        return told.pop() if len(told) == 1 else None

    def _comrades(self, mention: Mention, sector: str) -> tuple[Party, ...]:
        """ "Gondor's army shelled the camp. Soldiers then burned …": those who fight abroad, told just before."""
        near = self._recent(mention.sentence, 1)
        lands = {land(p) for e in near for p in e.parties}
        fit = [e for e in near if all(p.sector == sector for p in e.parties)]
        alone = len({land(p) for e in fit for p in e.parties}) == 1 and self.home not in lands
        return self._last(fit) if alone else ()

    def _domestic(self, mention: Mention, sentence: Sentence) -> bool:
        """ "government warplanes bombed …": forces that are called the government's fight in its own land."""
        kids = {k.lower for k in sentence.children(mention.head, "compound", "amod")}
        return mention.kind == "force" and bool(kids & self.words["home_adjectives"])

    def _is_title(self, mention: Mention, sentence: Sentence) -> bool:
        """ "the Head of State": an office in capitals, with the article."""
        word = next(t for t in sentence.tokens if t.span.start == mention.span.start)
        return word.text[:1].isupper() and word.i > 0 and sentence[word.i - 1].lower == "the"

    def _of_title(self, same: list[Entry]) -> tuple[Party, ...]:
        """ "the president": the last one told; in a release, which has no dateline, the issuer's, who is told first."""
        return same[0].parties if self.home is None else same[-1].parties

    def _titled(self, mention: Mention, sentence: Sentence, exclude: frozenset[str]) -> tuple[Party, ...]:
        """A named office-holder of an unnamed country: of the organisation spoken of, or at home.

        Nobody is of the country that the words set against him: "Minister Lind received the Polish envoy". But a
        governor deals with his own: "Governor Lind asked Dale for help".
        """
        if mention.noun in self.words["organisation_titles"]:
            bodies = [e for e in self.entries if all(p.country is None for p in e.parties)]
            body = self._last([e for e in bodies if not any(p.sector in MOVEMENTS for p in e.parties)])
            if body or not bodies:
                return body  # rebels have no commissioners: beside them he is of the state at home
        spoken = (name for name, times in self.spoken.most_common() if times > 1)
        below = (sentence.child(k.i, "pobj") for k in sentence.children(mention.head, "prep") if k.lower == "of")
        told = [
            p.country for k in below if k is not None for p in self.stated.get(k.i, ())
        ]  # "President Lind of Rohan"
        scenes = [*told, self._fronted(sentence), self.home, self.scene(), *spoken]
        barred = frozenset() if mention.noun in self.words["local_offices"] else exclude
        home = next((name for name in scenes if name and name not in barred), None)
        return (self.party(home, mention.sector, mention),) if home else ()
