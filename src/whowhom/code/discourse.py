"""Who is meant: pronouns and definite phrases, resolved in reading order, from explained preferences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whowhom.code.act import Barred, land, unique
from whowhom.code.antecedent import antecedents
from whowhom.code.groups import Together
from whowhom.code.told import APART, ORGANS, ROLE_WEIGHT, Entry, camps
from whowhom.records import Mention, Party
from whowhom.syntax import Sentence

LOCAL = ("COP", "JUD", "CVL")  # these act where they live
AT_HOME = ("JUD", "LAB")  # "the court", "the union": a body told before, or one of the country spoken of
LARGEST_GROUP = 12  # a larger number counts people, not parties
OFFICIAL = (None, "GOV", "MIL", "IGO", "REB", "OPP", "LEG", "COP")  # who speaks for a side
MOVEMENTS = ("REB", "OPP", "PRE", "PTY")
QUOTES = ("“", "”", '"')
TOGETHER = 1.5  # what "they" gain who are several, where the verb takes two
INNER = ("COP", "JUD", "LEG", "OPP", "CVL", "LAB", "MED", "PTY", "EDU", "REL", "NGO", "ELI")  # who acts within a state
INNER_KINDS = ("organ", "role", "people")
AT_HOME_GAINS, FARTHER = 1.0, 0.65  # what a state gains as "the government" at home, and loses with each sentence
STATE_KINDS = {"name", "organ", "definite", "demonym"}


@dataclass(slots=True)
class Discourse(Together):
    """Memory of one report that can be asked who its words mean."""

    def resolve(self, mention: Mention, sentence: Sentence, barred: Barred) -> tuple[Party, ...]:
        """Parties of a pending mention; () where nothing or more than one reading is left."""
        exclude = barred.lands
        if mention.parties:
            return mention.parties
        if self._foreign(mention, sentence):
            return ()
        known = self._apposed(mention, sentence) or (
            self.surnames.get(self._surname(mention, sentence), ()) if mention.kind == "person" else ()
        )
        known = known or (self._pair(mention, sentence) if mention.kind in ("people", "definite") else ())
        if known:
            found = known
        elif mention.kind != "pronoun" and mention.owner is None and self._both(mention, sentence):
            found = self._group(replace(mention, count=2), exclude)
        elif mention.owner is not None:
            found = self._owned(mention)
        elif mention.kind == "pronoun":
            found = self._pronoun(mention, sentence, barred)
        elif (
            mention.count
            and 1 < mention.count <= LARGEST_GROUP
            and (mention.kind == "definite" or self._known_group(mention, sentence))
        ):
            found = self._just_named(mention, sentence, exclude) or self._group(mention, exclude)
        else:
            found = self._definite(mention, sentence, exclude)
        found = found or antecedents(self.signals, mention, self.resolved, barred)
        return tuple(replace(party, text=self._text(mention, sentence), span=mention.span) for party in found)

    def _apposed(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "His host, President Lucia Arriaga, …": a named person is who the noun before means, and the other way."""
        token = sentence[mention.head]
        if mention.kind in ("definite", "role") and mention.number == "singular":
            beside = [k.i for k in sentence.children(token.i, "appos")]  # also "Jordan's ally, the United States, …"
            related = mention.noun in self.words["neighbour"]
            named = (self.stated.get(i, ()) for i in beside if related or i in self.people)
            above = self.stated.get(token.head, ()) if token.dep == "appos" and mention.kind == "role" else ()
            return next((parties for parties in named if parties), above)
        if mention.kind != "person" or token.dep != "appos":
            return ()
        return tuple(
            self._as(party, mention) for party in self.resolved.get((mention.sentence, token.head), ()) if party.country
        )

    def _foreign(self, mention: Mention, sentence: Sentence) -> bool:
        """ "European governments", "other states": nobody in particular; "with submarines": things, not owners."""
        if mention.kind in ("pronoun", "person") or mention.owner is not None:
            return False
        kids = {k.lower for k in sentence.children(mention.head)} - set((mention.noun or "").split())
        one = mention.number == "singular" and "the" in kids  # "the neighbouring country"
        if (kids & self.words["elsewhere"] and not one) or self._of_nobody(mention, sentence):
            return True
        return (
            mention.kind == "force"
            and not self._is_definite(mention, sentence)
            and sentence[mention.head].dep in ("pobj", "dobj", "conj")
        )

    def _is_definite(self, mention: Mention, sentence: Sentence) -> bool:
        return any(k.lower in self.words["determiners"] for k in sentence.children(mention.head))

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
        words = [t for t in sentence.tokens if mention.span.holds(t.span)]
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
            if abroad:
                return (self.party(abroad[0], None, mention),)
        if mention.noun in self.words["neighbour"]:
            others = [
                e
                for e in self._recent(mention.sentence)
                if lands.isdisjoint(land(p) for p in e.parties) and e.kind in STATE_KINDS
            ]
            return others[-1].parties if others else ()
        out = []
        for party in owner:
            if party.country:
                own = party.sector in MOVEMENTS  # the rebels' spokesman speaks for the rebels, their men are rebels
                sector = party.sector if own else mention.sector or party.sector
                out.append(self.party(party.country, sector, mention))
            else:
                out.append(replace(party, span=mention.span))
        return unique(out)

    def _pronoun(self, mention: Mention, sentence: Sentence, barred: Barred) -> tuple[Party, ...]:
        noun, exclude = mention.noun or "", barred.lands
        if mention.number == "plural" and any(k.lower == "both" for k in sentence.children(mention.head)):
            return self._group(replace(mention, count=2), exclude)
        if (
            self.speaker is not None
            and self._says(mention, sentence)
            and (noun in self.words["person_pronouns"]) == self.speaker[1]
        ):
            return self.speaker[0]
        asked = self._answers(mention, sentence, exclude)
        if asked:
            return asked
        if noun in self.words["first_persons"]:
            return self._first_person(mention, sentence)
        if noun in self.words["person_pronouns"]:
            fits = [
                e for e in self._recent(mention.sentence, 8) if e.kind in ("person", "role") and e.number == "singular"
            ]
        elif noun in self.words["both_pronouns"]:
            return self._group(replace(mention, count=2), exclude)
        elif mention.number == "plural":
            plural = [e for e in self._recent(mention.sentence) if e.number == "plural" or self._is_band(e)]
            plural += self._together(mention, self._jointly(sentence, mention.head))
            fits = plural or [e for e in self._recent(mention.sentence, 2) if e.kind in STATE_KINDS]
        else:
            fits = [e for e in self._recent(mention.sentence) if e.number == "singular" and self._is_thing(e)]
            if not fits:  # "Russia's foreign minister said it was ready …": his country
                fits = [e for e in self.entries if e.sentence == mention.sentence and e.kind in ("person", "role")]
        fits = [e for e in fits if not any(map(barred.bars, e.parties))]
        return self._best(fits, mention, sentence)

    def _answers(self, mention: Mention, sentence: Sentence, exclude: frozenset[str]) -> tuple[Party, ...]:
        """ "France told Spain that … It answered that …": who was spoken to answers."""
        token = sentence[mention.head]
        if token.dep != "nsubj" or sentence.head(token.i).lower not in self.words["answer_forms"] or not self.acts:
            return ()
        last = self.acts[-1]
        fits = mention.sentence - last.sentence <= 1 and not last.reciprocal
        alone = (mention.number == "plural") == (len({land(p) for p in last.recipients}) > 1)
        return last.recipients if fits and alone and not last.lands & exclude else ()

    def _first_person(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "We condemn the raid," the minister said; in a release without a dateline, whoever issues it."""
        said = self._saying(mention, sentence)
        if said is not None:
            return tuple(p for p in said if p.sector in OFFICIAL)
        inside = any(t.tag == "''" or t.text in QUOTES for t in sentence.tokens)
        before = [e for e in self.entries if e.sentence < mention.sentence]
        issuer = before[0].parties if before and self.home is None and not inside else ()
        if self.issued and self.home is not None and not inside:
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

    def _definite(self, mention: Mention, sentence: Sentence, exclude: frozenset[str]) -> tuple[Party, ...]:
        noun, sector = mention.noun or "", mention.sector
        if mention.kind == "person":
            return self._titled(mention, sentence, exclude)
        recent = [e for e in self.entries if exclude.isdisjoint(land(p) for p in e.parties)]
        if mention.kind == "definite" and mention.number == "plural" and noun in self.words["group_nouns"]:
            return self._best_group(mention, None, exclude)
        organisation = noun in self.words["organisation_nouns"] and mention.number != "plural"  # not "the authorities"
        if noun in self.words["movement_nouns"] or (organisation and not self._comes_new(mention, sentence)):
            body = self._body(mention, sentence, recent, organisation)
            if body or sector not in AT_HOME or sentence.head(mention.head).lower in self.words["out_of"]:
                return body
        if noun in self.words["nameless"] and not self._is_definite(mention, sentence):
            return ()
        beside = self._beside(mention, sentence) if sector in APART else None
        if beside is not None:
            group = [e for e in recent if all(p.sector == sector and p.base == beside for p in e.parties)]
            return self._last(group) or (self.party(beside, sector, mention),)
        here = self.here(mention.head, sentence) if sector in LOCAL or self._domestic(mention, sentence) else None
        if here is not None and here not in exclude:
            return (self.party(here, sector, mention),)
        there = self._fronted(sentence) if sector and mention.kind in ("organ", "role", "people", "force") else None
        if there is not None and there not in exclude:
            return (self.party(there, sector, mention),)
        teller = self._teller(mention, sentence) if mention.kind == "organ" and sector in ORGANS else None
        if teller is not None and teller not in exclude:
            return (self.party(teller, sector, mention),)
        of_state = sector in ORGANS and (mention.kind == "organ" or self._domestic(mention, sentence))
        fought = self._fought(mention, sentence) if of_state else None
        if fought is not None and fought not in exclude:
            return (self.party(fought, sector, mention),)
        lord = self._lord(mention, sentence) if sector and mention.kind == "organ" else None
        if lord is not None:
            return (self.party(lord, sector, mention),)
        inner = self._inner(mention, sentence) if sector and mention.kind in INNER_KINDS else None
        if inner is not None and inner not in exclude and sector != "REB":
            return (self.party(inner, sector, mention),)
        if mention.kind == "organ" and self.words["contested"] & {k.lower for k in sentence.children(mention.head)}:
            besieged = self._besieged() or self.home
            return (self.party(besieged, sector, mention),) if besieged else ()
        if (
            mention.kind == "organ"
            and self.home
            and self.words["parts"] & {k.lower for k in sentence.children(mention.head)}
        ):
            return (self.party(self.home, sector, mention),)
        if noun in self.words["state_nouns"]:
            states = [e for e in recent if e.kind in STATE_KINDS and len(e.parties) == 1 and e.parties[0].country]
            rivals = {sentence[i].lower for i in sentence.conjuncts(mention.head)} & self.words["rivals"]
            if (states and not rivals) or mention.kind == "definite":
                return tuple(self._as(p, mention) for p in self._state(states, mention))
        if noun in self.words["organisation_roles"] and mention.kind == "role":
            bodies = [e for e in recent if all(p.country is None and p.sector == "IGO" for p in e.parties)]
            if bodies:
                return self._last(bodies)
        if mention.kind == "role" and mention.number == "plural" and self._is_group(mention):
            together = self._colleagues(mention)
            if together:
                return together
        own = self.issued and self.home is not None and self.home not in exclude
        if own and mention.kind == "role" and mention.number == "singular" and self._is_title(mention, sentence):
            return (self.party(self.home or "", sector, mention),)  # "the President" of a release is the issuer's
        same = [e for e in recent if noun and e.noun and (e.noun == noun or e.noun.endswith(" " + noun))]
        if not same and noun in self.words["juntas"] and self._is_definite(mention, sentence):
            same = [e for e in recent if e.noun in self.words["juntas"] and e.parties[0].country]
        if same and mention.kind == "role" and mention.number == "singular":
            return self._of_title(same)
        if same:
            return same[-1].parties
        if (
            sector and mention.kind == "organ" and self.home and self.home not in exclude
        ):  # "the army said": the one at home
            return (self.party(self.home, sector, mention),)
        if sector and mention.kind == "force" and self.home and not self._is_definite(mention, sentence):
            return self._comrades(mention, sector) or (self.party(self.home, sector, mention),)
        if sector:
            if self.home and any(
                k.lower in self.words["home_adjectives"] for k in sentence.children(mention.head, "amod")
            ):
                return (self.party(self.home, sector, mention),)
            seat = self._seat(mention, sentence)
            if seat is not None and seat not in exclude:
                return (self.party(seat, sector, mention),)
            alike = [
                e for e in recent if all(p.sector == sector for p in e.parties) and e.sentence >= mention.sentence - 6
            ]
            if (alike and mention.kind != "people") or (alike and sector == "REB"):
                return alike[-1].parties
            home = (inner if sector == "REB" else None) or self.scene(mention)
            if home and home not in exclude:
                return (self.party(home, sector, mention),)
            if home and self.home and self.home not in exclude:
                return (self.party(self.home, sector, mention),)
        return ()

    def _body(self, mention: Mention, sentence: Sentence, recent: list[Entry], organisation: bool) -> tuple[Party, ...]:
        """ "the group", "the bloc", "the court": the movement or organisation told last."""
        again = [e for e in recent if e.noun == mention.noun]
        if again:
            return self._last(again)
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
        home = any(land(p) == self.home for e in self._recent(mention.sentence, 1) for p in e.parties)
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
        told = {p.country for i in listed for p in self.resolved.get((sentence.index, i)) or self.stated.get(i, ())}
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

        Nobody is of the country that the words set against him: "Minister Lind received the Polish envoy".
        """
        if mention.noun in self.words["organisation_titles"]:
            return self._last([e for e in self.entries if all(p.country is None for p in e.parties)])
        scenes = [self._fronted(sentence), self.home, self.scene(), *(name for name, _ in self.spoken.most_common())]
        home = next((name for name in scenes if name and name not in exclude), None)
        return (self.party(home, mention.sector, mention),) if home else ()
