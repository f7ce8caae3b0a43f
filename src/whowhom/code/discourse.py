"""Who is meant: pronouns and definite phrases, resolved in reading order, from explained preferences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whowhom.code import meant
from whowhom.code.act import land, unique
from whowhom.code.antecedent import likely
from whowhom.code.barred import Barred
from whowhom.code.definite import STATE_KINDS, Definite
from whowhom.code.naming import named_of
from whowhom.code.surroundings import MOVEMENTS
from whowhom.code.told import ROLE_WEIGHT, Entry, camps, is_state
from whowhom.code.weigh import choose
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

# Rules that nothing is weighed against: the learned coder knows parties one by one, these may mean several.
SURE = ("known", "office", "critics", "unnamed", "both", "counted", "several", "speaker", "two", "fellows", "whose")
NEW = ("people", "force")  # "crews", "warships" come new into a report: where they are, a rule says
LARGEST_GROUP = 12  # a larger number counts people, not parties
OFFICIAL = (None, "GOV", "MIL", "IGO", "REB", "OPP", "LEG", "COP")  # who speaks for a side
QUOTES = ("“", "”", '"')
TOGETHER = 1.5  # what "they" gain who are several, where the verb takes two


@dataclass(slots=True)
class Discourse(Definite):
    """Memory of one report that can be asked who its words mean."""

    def resolve(self, mention: Mention, sentence: Sentence, barred: Barred) -> tuple[Party, ...]:
        """Parties of a pending mention; () where nothing or more than one reading is left."""
        if mention.parties:
            return mention.parties
        if self._foreign(mention, sentence):
            return ()
        way, found = self._ruled(mention, sentence, barred)
        doubted = way not in SURE and mention.kind not in NEW
        if self.signals is not None and self.weights and doubted:
            told = likely(self.signals, mention, self.resolved)
            heard = {side: odds for side, odds in told.items() if self._may_be(odds[1], mention)}
            best = choose(meant.options(way, found, mention, heard, barred), self.weights).parties if heard else found
            found = best if best == found else self._worded(best, mention)
        text = self._text(mention, sentence) if found else ""
        return tuple(replace(party, text=text, span=mention.span) for party in found)

    def _may_be(self, party: Party, mention: Mention) -> bool:
        """ "the government" is no organisation's, "the rebel group" no union of states, no rebels a neighbour."""
        if (mention.noun in self.words["state_nouns"] or self._of_states(mention)) and party.country is None:
            return False
        if mention.noun in self.words["state_nouns"]:
            return True
        if mention.noun in self.words["neighbour"] and mention.owner is not None:  # nobody is his own neighbour
            return land(party) not in {land(p) for p in self.resolved.get((mention.sentence, mention.owner), ())}
        if self._last_word(mention) not in self.words["movement_nouns"]:
            return True
        return party.sector != "IGO" or mention.noun in self.words["organisation_nouns"]

    def _worded(self, parties: Sequence[Party], mention: Mention) -> tuple[Party, ...]:
        """ "the army", "police": the organ of whoever the learned coder takes for meant."""
        return tuple(self._as(party, mention) if mention.sector else party for party in parties)

    def _ruled(self, mention: Mention, sentence: Sentence, barred: Barred) -> tuple[str, tuple[Party, ...]]:
        """The rule that decides who is meant, and its answer."""
        exclude = barred.lands
        known = self._apposed(mention, sentence) or (
            self.surnames.get(self._surname(mention, sentence), ()) if mention.kind == "person" else ()
        )
        known = known or self._spoken(mention, sentence)
        known = known or (self._pair(mention, sentence) if mention.kind in ("people", "definite") else ())
        if known:
            return "known", known
        if mention.kind != "pronoun" and mention.owner is None and self._both(mention, sentence):
            found = self._at_odds(mention, exclude) or self._group(replace(mention, count=2), exclude)
            if found or mention.sector is None:
                return "both", found
        related = mention.owner is not None and mention.noun in self.words["neighbour"]
        town = self._of_town(mention, sentence) if related or mention.kind in ("role", "organ") else ()
        if not town and self._at_home_with(mention):
            owner = self.resolved.get((mention.sentence, mention.owner or 0), ())
            return "whose", unique([self.party(p.country, "OPP", mention) for p in owner if p.country])
        if town or mention.owner is not None:
            return "owner", town or self._owned(mention)
        if mention.kind == "pronoun":
            return self._pronoun(mention, sentence, barred)
        several = mention.count and 1 < mention.count <= LARGEST_GROUP
        if several and (mention.kind == "definite" or self._known_group(mention, sentence)):
            found = self._just_named(mention, sentence, exclude) or self._group(mention, exclude)
            if found or self._last_word(mention) not in self.words["of_bodies"]:
                return "counted", found
        return self._defined(mention, sentence, exclude)

    def _apposed(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "His host, President Lucia Arriaga, …": a named person is who the noun before means, and the other way."""
        token = sentence[mention.head]
        owning = token.dep == "pobj" and sentence.head(token.i).lower == "of"  # "chanted the names of the leaders …"
        if mention.kind == "role" and mention.number == "plural" and not owning:  # "Presidents Lind and Arriaga"
            beside = [k.i for k in sentence.children(token.i, "appos") if k.i in self.people]
            beside += [token.head] if token.dep == "compound" and token.head in self.people else []
            return unique([p for at in beside for i in sentence.conjuncts(at) for p in self.stated.get(i, ())])
        if mention.kind == "definite" and mention.number == "plural":  # "its rivals, such as Arnor and Gondor"
            named = (self.stated.get(i, ()) for i in named_of(sentence, token.i, self.words["naming"]))
            return unique([party for parties in named for party in parties])
        if mention.kind in ("definite", "role") and mention.number == "singular":
            beside = [k.i for k in sentence.children(token.i, "appos")]  # also "Jordan's ally, the United States, …"
            related = mention.owner is not None and mention.noun in self.words["neighbour"]
            named = (self.stated.get(i, ()) for i in beside if related or i in self.people)
            above = self.stated.get(token.head, ()) if token.dep == "appos" and mention.kind == "role" else ()
            return next((parties for parties in named if parties), above)
        if mention.kind != "person" or token.dep != "appos":
            return ()
        beside_it = self.resolved.get((mention.sentence, token.head), ())
        if self.body and beside_it == self.body:  # "the Force Commander, General Lind"
            return beside_it
        return tuple(self._as(party, mention) for party in beside_it if party.country)

    def _foreign(self, mention: Mention, sentence: Sentence) -> bool:
        """ "European governments", "other states": nobody in particular; "with submarines": things, not owners."""
        if mention.kind in ("pronoun", "person") or mention.owner is not None:
            return False
        kids = {k.lower for k in sentence.children(mention.head)} - set((mention.noun or "").split())
        one = mention.number == "singular" and "the" in kids  # "the neighbouring country"
        if (kids & self.words["elsewhere"] and not one) or self._of_nobody(mention, sentence):
            return True
        things = ("pobj", "conj") if mention.noun in self.words["attacked_men"] else ("pobj", "dobj", "conj")
        loose = mention.kind == "force" and not self._is_definite(mention, sentence)
        return loose and sentence[mention.head].dep in things

    def _of_nobody(self, mention: Mention, sentence: Sentence) -> bool:
        """ "the leaders of several countries": whose they are is said, and it is nobody in particular."""
        for prep in sentence.children(mention.head, "prep"):
            below = sentence.child(prep.i, "pobj") if prep.lower in ("of", "from") else None
            if below is not None and prep.lower == "from" and not self._elsewhere(below.i, sentence):
                continue  # "banned a leader from politics"
            if below is not None and below.tag in ("NNS", "NNPS") and not mention.span.holds(below.span):
                return not self.resolved.get((mention.sentence, below.i))
        return False

    def _elsewhere(self, head: int, sentence: Sentence) -> bool:
        return bool({k.lower for k in sentence.children(head)} & self.words["elsewhere"])

    def _text(self, mention: Mention, sentence: Sentence) -> str:
        start, end = mention.span
        words = [t for t in sentence.tokens if start <= t.span.start and t.span.end <= end]
        out = ""
        for token in words:
            out += " " * (token.span.start - (words[0].span.start + len(out))) + token.text
        return out

    def _owned(self, mention: Mention) -> tuple[Party, ...]:
        """ "its army": the owner's country with the noun's sector; "its neighbour": the other side of the owner."""
        owner = self.resolved.get((mention.sentence, mention.owner or 0), ())
        lands = {land(p) for p in owner}
        if mention.noun in self.words["hosts"]:
            abroad = [c for n in (0, 1) for _, c in self.places.get(mention.sentence - n, ()) if c not in lands]
            abroad += [self.home] if self.home is not None and self.home not in lands else []
            if abroad:
                return (self.party(abroad[0], None, mention),)
        if mention.noun in self.words["neighbour"]:
            recent = self._recent(mention.sentence)
            others = [e for e in recent if lands.isdisjoint(e.lands) and e.kind in STATE_KINDS]
            if self._of_states(mention):
                others = [e for e in others if is_state(e.parties[0])]
            told = mention.number == "plural" and mention.noun in self.words["guests"]
            several = self._best_group(mention, None, frozenset(lands)) if told else ()
            if several or others:
                return several or others[-1].parties
            beside = mention.noun in self.words["of_states"] and bool(lands) and self.home not in lands
            return (self.party(self.home, None, mention),) if self.home is not None and beside else ()
        out = []
        for party in owner:
            if party.country:
                own = party.sector in MOVEMENTS  # the rebels' spokesman speaks for the rebels, their men are rebels
                sector = party.sector if own else mention.sector or party.sector
                out.append(self.party(party.country, sector, mention))
            else:
                out.append(replace(party, span=mention.span))
        return unique(out)

    def _at_home_with(self, mention: Mention) -> bool:
        """ "his rivals", "the president's opponents": those whom a man in office has at home."""
        if mention.number != "plural" or mention.noun not in self.words["opponents"]:
            return False
        at = (mention.sentence, mention.owner)
        owner = next((e for e in reversed(self.entries) if (e.sentence, e.head) == at), None)
        persons = self.words["person_pronouns"]
        return owner is not None and (owner.kind in ("person", "role") or (owner.noun or "") in persons)

    def _of_town(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "the mayor of Istanbul", "Kharkiv's governor", "his allies in Rome": of the state where that is."""
        near = ("of",) if mention.kind == "role" else ("of", "in")
        preps = (prep.i for prep in sentence.children(mention.head, "prep") if prep.lower in near)
        below = [*(sentence.child(prep, "pobj") for prep in preps), *sentence.children(mention.head, "poss")]
        there = (self.towns.get((sentence.index, token.i)) for token in below if token is not None)
        country = next((country for country in there if country), None)
        return (self.party(country, mention.sector, mention),) if country else ()

    def _pronoun(self, mention: Mention, sentence: Sentence, barred: Barred) -> tuple[str, tuple[Party, ...]]:
        noun, exclude = mention.noun or "", barred.lands
        if mention.number == "plural" and any(k.lower == "both" for k in sentence.children(mention.head)):
            return "both", self._group(replace(mention, count=2), exclude)
        if noun in self.words["latter"] or noun in self.words["first_of_two"]:
            return "two", self._of_two(mention)
        if (
            self.speaker is not None
            and self._says(mention, sentence)
            and (noun in self.words["person_pronouns"]) == self.speaker[1]
            and not (self.speaker[1] and (len(self.speaker[0]) > 1 or self._another_acts(mention)))
        ):
            return "speaker", self.speaker[0]
        sent = self._sent_by(mention, sentence)
        if sent:
            return "known", sent
        asked = self._answers(mention, sentence, exclude)
        if asked:
            return "answers", asked
        if noun in self.words["first_persons"]:
            return "we", self._first_person(mention, sentence)
        way = "it"
        if noun in self.words["person_pronouns"]:
            way = "person"
            fits = [
                e for e in self._recent(mention.sentence, 8) if e.kind in ("person", "role") and e.number == "singular"
            ]
        elif noun in self.words["both_pronouns"]:
            return "both", self._group(replace(mention, count=2), exclude)
        elif mention.number == "plural":
            way = "they"
            plural = [e for e in self._recent(mention.sentence) if e.number == "plural" or self._is_band(e)]
            plural += self._together(mention, self._jointly(sentence, mention.head))
            fits = plural or [e for e in self._recent(mention.sentence, 2) if e.kind in STATE_KINDS]
        else:
            fits = [e for e in self._recent(mention.sentence) if e.number == "singular" and self._is_thing(e)]
            if not fits:  # "Russia's foreign minister said it was ready …": his country
                fits = [e for e in self.entries if e.sentence == mention.sentence and e.kind in ("person", "role")]
        free = [e for e in fits if not any(map(barred.bars, e.parties))]
        if not free and way == "person":  # "the premier accused him": of the same state, and yet another person
            acting = {party.span for party in barred.parties}
            free = [e for e in fits if acting and acting.isdisjoint(party.span for party in e.parties)]
        return way, self._best(free, mention, sentence)

    def _answers(self, mention: Mention, sentence: Sentence, exclude: frozenset[str]) -> tuple[Party, ...]:
        """ "France told Spain that … It answered that …": who was spoken to answers."""
        token = sentence[mention.head]
        if token.dep != "nsubj" or sentence.head(token.i).lower not in self.words["answer_forms"] or not self.acts:
            return ()
        last = self.acts[-1]
        fits = mention.sentence - last.sentence <= 1 and not last.reciprocal
        alone = (mention.number == "plural") == (len({land(p) for p in last.recipients}) > 1)
        return last.recipients if fits and alone and not last.lands & exclude else ()

    def _sent_by(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "Chad accused Iran. Its ambassador was told to leave": the envoy of the other side, whom the doer has."""
        envoy = sentence.head(mention.head)
        told = sentence[mention.head].dep == "poss" and envoy.dep == "nsubjpass" and envoy.lower in self.words["envoys"]
        stated = (act for act in reversed(self.acts) if act.alleged_by is None) if told else iter(())
        last = next(stated, None)
        if last is None or mention.sentence - last.sentence != 1 or last.reciprocal:
            return ()
        alone = len({land(p) for p in last.recipients}) == 1
        return last.recipients if alone and all(p.country for p in last.recipients) else ()

    def _first_person(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "We condemn the raid," the minister said; in a release without a dateline, whoever issues it."""
        said = self._saying(mention, sentence)
        if said is not None:
            return tuple(p for p in said if p.sector in OFFICIAL)
        inside = any(t.tag == "''" or t.text in QUOTES for t in sentence.tokens)
        before = [e for e in self.entries if e.sentence < mention.sentence]
        issuer = self.body or (before[0].parties if before and self.home is None else ())
        if inside:
            return ()
        if self.issued and self.home is not None:
            issuer = (self.party(self.home, "GOV", mention),)
        return tuple(p for p in issuer if p.sector in OFFICIAL)

    @staticmethod
    def _is_band(entry: Entry) -> bool:
        """An armed group is "it" or "they"."""
        return entry.kind == "name" and all(p.country is None and p.sector == "REB" for p in entry.parties)

    @staticmethod
    def _is_thing(entry: Entry) -> bool:
        """What "it" may stand for: a state, a body, an organ; also "the Authority" of an organisation."""
        return entry.kind in STATE_KINDS or (entry.kind == "role" and all(p.country is None for p in entry.parties))

    def _spoken(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "Peru's navy said … The navy said": a source named by its noun alone is the one that spoke under it."""
        token = sentence[mention.head]
        tells = token.dep == "nsubj" and sentence.head(token.i).lower in self.words["say_forms"]
        tells = tells or (sentence.head(token.i).lower == "to" and sentence.head(token.head).lower == "according")
        bare = mention.owner is None and self._is_definite(mention, sentence) and mention.kind in ("organ", "role")
        return self.spoke.get(token.lower, ()) if tells and bare else ()

    def _another_acts(self, mention: Mention) -> bool:
        """ "…, Lind said. Arriaga lost the vote. He declared …": another person has come after the last speaker."""
        after = [e for e in self.entries if self.spoke_in < e.sentence and e.kind in ("person", "role")]
        said = self.speaker[0] if self.speaker is not None else ()
        doers = [e for e in after if e.weight >= ROLE_WEIGHT["nsubjpass"] and e.number == "singular"]
        return any(set(map(land, e.parties)).isdisjoint(map(land, said)) for e in doers if e.parties)

    def _of_two(self, mention: Mention) -> tuple[Party, ...]:
        """ "the latter", "the former": of the two that were told last, in this sentence or the one before."""
        for index in (mention.sentence, mention.sentence - 1):
            told = [
                e for e in self.entries if e.sentence == index and (index, e.head) < (mention.sentence, mention.head)
            ]
            told = [e for e in told if e.kind != "pronoun" and e.parties]
            named = list({frozenset(map(land, e.parties)): e for e in told}.values())
            if len(named) > 1:
                return named[-1 if mention.noun in self.words["latter"] else -2].parties
        return ()

    def _says(self, mention: Mention, sentence: Sentence) -> bool:
        """ "…, it said": the pronoun before a verb of saying goes on with the last speaker."""
        token = sentence[mention.head]
        return (
            token.dep == "nsubj"
            and mention.number != "plural"
            and sentence.head(token.i).lower in self.words["say_forms"]
        )

    def _best(self, fits: list[Entry], mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """The most prominent fitting entry: role, nearness, the same role as the pronoun's own."""
        if not fits:
            return ()
        role = ROLE_WEIGHT.get(self._role(sentence, mention.head), 0.5)
        together = mention.number == "plural" and self._jointly(sentence, mention.head)

        def prominence(entry: Entry) -> float:
            distance = mention.sentence - entry.sentence
            same = 0.4 if (role >= 1.6) == (entry.weight >= 1.6) else 0.0
            several = TOGETHER if together and len(camps(entry.parties)) > 1 else 0.0
            return entry.weight + same + several - 1.3 * distance + (0.01 * entry.head if distance == 0 else 0.0)

        return max(fits, key=prominence).parties
