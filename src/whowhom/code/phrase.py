"""From a noun phrase to the parties it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from whowhom.code.act import Act, land, unique
from whowhom.code.clause import Grammar
from whowhom.code.discourse import Discourse
from whowhom.code.naming import named_of
from whowhom.code.phrase_words import Words
from whowhom.code.told import DIRECTED
from whowhom.codebook import Codebook
from whowhom.records import Found, Mention, Party, Place, Span, Token
from whowhom.syntax import Sentence


@dataclass(frozen=True, slots=True)
class Filled:
    """Parties with how they were found: slot, owner, place, author (of an earlier act), context."""

    parties: tuple[Party, ...]
    via: str
    meant: int | None = None  # the word that stands for what an author did
    newcomer: int | None = None  # the head of a phrase whose land the act alone tells
    apart: bool = False  # another of the side that acts: "the president sacked his interior minister"

    @property
    def lands(self) -> frozenset[str]:
        return frozenset(land(p) for p in self.parties)


OF_DEEDS = ("ACCUSE", "PROTEST", "SUPPORT")  # reactions to what somebody did
NEW = ("people", "role", "organ")  # kinds of mentions that may come new into a report
NOBODY = Filled((), "none")
GENERIC = Filled((), "generic")  # "urged other countries", "condemned the raid on Kyiv": nobody is to be guessed


class Phrases:
    """Reads the noun phrases of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Mapping[int, Mention],
        places: Mapping[int, Found[Place]],
        discourse: Discourse,
        codebook: Codebook,
    ) -> None:
        self.sentence, self._mentions, self._places, self._discourse = sentence, mentions, places, discourse
        self.spare, self.home = discourse.spare, discourse.home
        self.words = codebook.made(Words.of)
        self._by_noun = codebook.by_noun
        self._types = codebook.types
        self._read: dict[tuple[int, bool, bool], Filled] = {}

    def mention(self, head: int) -> Mention | None:
        return self._mentions.get(head)

    def told_at(self, span: Span) -> Mention | None:
        """The mention of these words."""
        return next((mention for mention in self._mentions.values() if mention.span == span), None)

    def parties(self, head: int, place: bool = False, owner: bool = True) -> Filled:
        """Everybody that the phrase names, coordinated ones included.

        ``place``: a city or country in place position will do; ``owner``: for a noun that is no party, whose it is.
        Asked for again and again by the frames of a clause, so each phrase is read once.
        """
        asked = head, place, owner
        if asked not in self._read:
            self._read[asked] = self._parties(*asked)
        return self._read[asked]

    def _parties(self, head: int, place: bool, owner: bool) -> Filled:
        holders = self._holders(head) if place else ()
        if holders:
            return Filled(holders, "slot")
        found: list[Party] = []
        via = "slot"
        for i in self.told_aside(head) or self._listed(head):
            one = self._one(i, place)
            if one.parties:
                found += one.parties
                via = one.via if one.via != "slot" else via
        if found:
            if len(found) > 1:
                self._discourse.note_group(tuple(found), self.sentence.index, 0.0)
            return Filled(unique(found), via)
        if (owner or (place and self.sentence[head].lower in self.words.ground)) and self.sentence[
            head
        ].lower not in self.words.private:
            whose = self.owners(head)
            if whose:
                return Filled(whose, "owner")
        return NOBODY

    def _holders(self, head: int) -> tuple[Party, ...]:
        """ "rebel-held towns", "the Houthi-controlled port of Hodeidah": who is there, whosever the place is."""
        s = self.sentence
        above = s.head(head)
        at = above.head if s[head].dep == "pobj" and above.lower == "of" else head
        held = [k.i for i in (head, at) for k in s.children(i, "amod", "compound") if k.lower in self.words.holding]
        holders = [self._discourse.resolved.get((s.index, k.i), ()) for i in held for k in s.children(i)]
        return unique([party for parties in holders for party in parties])

    def resolving(self) -> Filled:
        """Whoever resolves: "The Security Council, … 1. Condemns …"."""
        return Filled(self._discourse.resolving, "slot")

    def _listed(self, head: int) -> list[int]:
        """A list of names read flat, also where a comma was taken for an apposition ("Egypt, Oman and Bahrain")."""
        out: list[int] = []
        todo = [head]
        while todo:
            i = todo.pop(0)
            out.append(i)
            todo += [k.i for k in self.sentence.children(i, "conj")]
            todo += [k.i for k in self.sentence.children(i, "appos") if self._names(i) and self._names(k.i)]
        return sorted(out)

    def told_aside(self, head: int) -> list[int]:
        """ "two men, a Gondorian and a Rohir": the heads of what follows and says who they are."""
        s, after = self.sentence, self.sentence.child(head, "conj", "appos")
        first = min(s.subtree(after.i)) if after is not None else 0
        counted = s[first].lower in ("a", "an") or s[first].tag == "CD"
        if after is None or first <= head or s[head].tag != "NNS" or not counted or s[first - 1].text != ",":
            return []
        told = s.conjuncts(after.i)
        own = [i for i in told if i >= after.i]
        named = all((m := self._mentions.get(i)) is not None and m.kind == "demonym" and m.parties for i in own)
        return own if named else []

    def _names(self, i: int) -> bool:
        mention = self._mentions.get(i)
        return mention is not None and mention.kind == "name"

    def _one(self, i: int, place: bool) -> Filled:
        s = self.sentence
        known = self._discourse.resolved.get((s.index, i), ())
        mention = self._mentions.get(i)
        if mention is None or mention.kind == "definite":
            named = [k for k in named_of(s, i, self.words.naming) if s[k].pos == "PROPN"]
            known = unique([p for k in named for p in self._discourse.resolved.get((s.index, k), ())]) or known
        if known:
            return Filled(known, "slot")
        if place and i in self._places:
            where = self._places[i].value
            if where.country:
                name = self._discourse.names.get(where.country, where.country)
                return Filled((Party(where.country, name, where.country, None, where.text, where.span),), "place")
        if s[i].lower in self.words.genus:  # "the Georgian breakaway region of Abkhazia"
            named = [k.i for of in s.children(i, "prep") if of.lower == "of" for k in s.children(of.i, "pobj")]
            told = self._discourse.resolved.get((s.index, named[0]), ()) if named else ()
            if told:
                return Filled(told, "slot")
        apposed = [k.i for k in s.children(i, "appos") if self._discourse.resolved.get((s.index, k.i))]
        if apposed and s[i].pos in ("NOUN", "PROPN"):
            return Filled(self._discourse.resolved[(s.index, apposed[0])], "slot")
        if s[i].lower in self.words.texts and self._is_definite(i):
            issuer = self._discourse.issuer(s[i].lower)
            if issuer:
                return Filled(issuer, "author")  # "The resolution calls on …"
        size = self.words.numbers.get(s[i].lower)
        if size is not None and any(k.lower in ("the", "all") for k in s.children(i, "det")):
            stand_in = Mention(s[i].span, s.index, i, "definite", number="plural", count=size)
            told = self._discourse.group_of(size, stand_in)  # "The four resumed their talks"
            if told:
                return Filled(tuple(replace(p, text=s[i].text, span=s[i].span) for p in told), "slot")
        if s[i].lower in self.words.partitives or s[i].pos == "NUM":
            of = next((k for k in s.children(i, "prep") if k.lower in self.words.whole), None)
            below = s.child(of.i, "pobj") if of else None
            if below and below.tag in ("WDT", "WP"):  # "Arnor and Gondor, all of which had condemned it"
                verb = s.head(i)
                noun = verb.head if verb.dep == "relcl" else max(i - 2, 0)  # misread: the word before the comma
                return self.parties(self._first_of(noun), place, owner=False)
            if below:
                return self.parties(below.i, place, owner=False)
        crowd = s[i].lower in self.words.crowds and (s[i].dep in ("nsubj", "nsubjpass", "agent") or self._bidden(i))
        if crowd:
            return self.crowd(i)  # "Thousands marched through …"
        return NOBODY

    def _first_of(self, i: int) -> int:
        """The first of those that a word is listed with."""
        while self.sentence[i].dep in ("conj", "appos") and self.sentence[i].head != i:
            i = self.sentence[i].head
        return i

    def issued(self, grammar: Grammar) -> dict[str, tuple[Party, ...]]:
        """ "charged in a statement", "its statement": whose paper it is when "the statement" comes again."""
        out: dict[str, tuple[Party, ...]] = {}
        for token in (token for token in self.sentence.tokens if token.lower in self.words.texts):
            kids = self.sentence.children(token.i, "det", "poss")
            if not any(kid.lower in ("a", "an") or kid.dep == "poss" for kid in kids):
                continue
            verb = next((t.i for t in self.sentence.ancestors(token.i) if grammar.is_verb(t.i)), None)
            subject = grammar.clause(verb).subject if verb is not None else None
            issuer = self.owners(token.i)
            if not issuer and subject is not None and subject != token.i:
                issuer = self.parties(subject).parties
            if issuer:
                out[token.lower] = issuer
        return out

    def crowd(self, i: int) -> Filled:
        """The people of the scene, whom a bare number or a protest of nobody named stands for."""
        scene = self._discourse.here(i, self.sentence) or self._discourse.scene()
        if scene is None:
            return NOBODY
        name, token = self._discourse.names.get(scene, scene), self.sentence[i]
        return Filled((Party(f"{scene}.CVL", name, scene, "CVL", token.text, token.span),), "slot")

    def authorities(self, i: int) -> tuple[Party, ...]:
        """The state of the scene, which does what is told without a doer: "three students were jailed"."""
        scene = self._discourse.here(i, self.sentence) or self._discourse.scene()
        name, token = self._discourse.names.get(scene or "", scene or ""), self.sentence[i]
        return (Party(scene, name, scene, None, token.text, token.span),) if scene is not None else ()

    def _bidden(self, i: int) -> bool:
        """ "The arrest drove thousands to march", "the rally drew hundreds": the object is who does it."""
        s = self.sentence
        if s[i].dep == "dobj" and s.head(i).lower in self.words.drawing:
            return True
        below = s.children(s[i].head, "xcomp", "advcl") if s[i].dep == "dobj" else []
        return any(aux.lower == "to" for verb in below for aux in s.children(verb.i, "aux"))

    def owners(self, head: int) -> tuple[Party, ...]:
        """Whose the noun is: possessor, country adjective, "by X", "of X", "from X"."""
        s = self.sentence
        for dep in (("poss",), ("amod", "compound", "nmod")):
            for kid in s.children(head, *dep):
                found = [p for i in s.conjuncts(kid.i) for p in self._discourse.resolved.get((s.index, i), ())]
                if found:
                    return unique(found)
        for word in self.words.owner_preps:
            if word == "of" and s[head].lower in self.words.undergone:
                continue  # "the killing of farmers" is not theirs
            for prep in (k for k in s.children(head, "prep", "agent") if k.lower == word):
                below = s.child(prep.i, "pobj")
                if below is not None:
                    filled = self.parties(below.i, owner=False)
                    if filled.parties:
                        return filled.parties
        for kid in s.children(head, "acl", "relcl"):  # "sanctions imposed by X", not "talks hosted by X"
            if kid.lower in self.words.hosting:
                continue
            agent = next((k for k in s.children(kid.i, "agent", "prep") if k.lower == "by"), None)
            maker = s.child(agent.i, "pobj") if agent else self._maker(kid.i)
            if maker is not None:
                filled = self.parties(maker.i, owner=False)
                if filled.parties:
                    return filled.parties
        return ()

    def _maker(self, verb: int) -> Token | None:
        """Who makes, in a clause about what is made: "the plan that X put forward"."""
        s = self.sentence
        subject, thing = s.child(verb, "nsubj"), s.child(verb, "dobj")
        made = s[verb].lower in self.words.making and (thing is None or thing.tag.startswith("W"))
        return subject if made and subject is not None and not subject.tag.startswith("W") else None

    def befallen(self, head: int, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whom a deed against the noun befalls: itself, where it is a party, or the doer's own people whose it is."""
        named = self.parties(head, owner=False).parties
        if named or self.owners(head):
            unsaid = self.has_word(head, self.words.unsaid) is not None
            return tuple(p for p in named if not unsaid or land(p) not in {land(a) for a in actors})
        lands = {party.country for party in actors} or {self._discourse.scene()}
        sector = next((s for s, nouns in self.words.befallen.items() if self.has_word(head, nouns) is not None), None)
        home = next(iter(lands)) if len(lands) == 1 else None
        if home is None or sector is None:
            return ()
        token, name = self.sentence[head], self._discourse.names.get(home, home)
        return (Party(f"{home}.{sector}", name, home, sector, token.text, token.span),)

    def newcomer(self, head: int, doer: Party, unknown: bool) -> Party | None:
        """One of the doer's own country for somebody who comes new and of whom no land is told: "12 people".

        ``unknown``: also for a noun that the tables do not know as a person ("jailed a rapper").
        """
        s, mention = self.sentence, self._mentions.get(head)
        kids = {k.lower for k in s.children(head)}
        if mention is None and (not unknown or s[head].pos not in ("NOUN", "PROPN") or self.owners(head)):
            return None
        if mention is not None and (mention.parties or mention.owner is not None or mention.kind not in NEW):
            return None
        known = self.words.definite if mention is not None else frozenset()
        if kids & (known | self.words.abroad) or self.has_word(head, self.words.unsaid) is not None:
            return None
        sector = (mention.sector if mention is not None else None) or "CVL"
        if sector == "GOV" and doer.sector in (None, "GOV") and kids & self.words.former:
            sector = "ELI"
        home = doer.country or ""
        text, span = (s[head].text, s[head].span) if mention is None else (self._text(mention), mention.span)
        return Party(f"{home}.{sector}", self._discourse.names.get(home, home), home, sector, text, span)

    def _text(self, mention: Mention) -> str:
        known = self._discourse.resolved.get((self.sentence.index, mention.head), ())
        return known[0].text if known else self.sentence[mention.head].text

    def last_joint_act(self, type_name: str) -> Act | None:
        """The last act of a type that was told and that its parties did together."""
        return next((act for act in reversed(self._discourse.acts) if act.type == type_name and act.reciprocal), None)

    def refers_back(self, head: int) -> bool:
        """A definite act noun or a pronoun, with no words of its own that say which act ("the attack", "that")."""
        s, token = self.sentence, self.sentence[head]
        if token.pos in ("PRON", "DET"):
            return token.lower in self.words.general
        aside = token.dep in ("appos", "npadvmod")  # "accused Kyiv of spying, a charge that it rejected"
        definite = self._is_definite(head) or aside
        own = any(k.dep in ("prep", "poss") or (k.dep in ("acl", "relcl") and not aside) for k in s.children(head))
        tells = any(token.lower in nouns for nouns in (self.words.general, self._by_noun, self.words.act_nouns))
        return definite and not own and tells

    def _is_definite(self, head: int) -> bool:
        return any(k.lower in self.words.definite for k in self.sentence.children(head, "det", "amod", "predet"))

    def is_generic(self, head: int) -> bool:
        """ "urged other countries", "warned foreign governments": nobody in particular, so nobody is to be guessed."""
        token = self.sentence[head]
        return token.tag == "NNS" and not self._is_definite(head) and not self.sentence.child(head, "poss")

    def befalls(self, head: int) -> bool:
        """ "sanctions imposed on Moscow", "raids against Kyiv": the words tell whom a deed befell, not whose it is."""
        s = self.sentence
        below = [p for at in (head, *(k.i for k in s.children(head, "acl"))) for p in s.children(at, "prep")]
        at = {*self.words.toward, "of"} if s[head].lower in self.words.undergone else self.words.toward
        heads = [k.i for p in below if p.lower in at for k in s.children(p.i, "pobj")]
        return any(self._discourse.resolved.get((s.index, i)) for i in heads)

    def author(self, head: int, actors: tuple[Party, ...], reaction: str) -> Filled:
        """Who did the act that a definite noun or pronoun refers back to: "condemned the attack", "rejected that".

        ``reaction``: the type of the act whose object it is. What is refused may be words, what is praised is a deed.
        """
        word = self.sentence[head].lower
        victims = self._victims(head)
        if victims:
            done = self._discourse.doer_to({land(p) for p in victims}, self._types_of(word), actors)
            return Filled(done, "author", head) if done else GENERIC
        if not self.refers_back(head) or (reaction == "PROTEST" and word in self.words.governing):
            return NOBODY  # a crowd that marches against the law means those who govern it
        court = self._discourse.court(actors) if word in self.words.courts else ()
        if court:
            return Filled(court, "author", head)
        general = word in self.words.general
        topic = general and word not in self.words.spoken
        asked = DIRECTED if reaction == "REJECT" and self.sentence[head].pos in ("PRON", "DET") else frozenset()
        types = asked if general else self._types_of(word)  # "turned it down": something asked or offered
        found = self._discourse.author(types, actors, topic, topic and reaction in OF_DEEDS)
        if found is None:
            return GENERIC if self._takes_two(word) else NOBODY
        if self._is_shared(word, found[0]):
            return GENERIC  # "welcomed the accord": of all who made it, and of nobody in particular
        return Filled(found[1], "author", head)

    def _types_of(self, noun: str) -> frozenset[str]:
        return frozenset(self.words.act_nouns.get(noun) or (frame.type for frame, _ in self._by_noun.get(noun, ())))

    def _victims(self, head: int) -> tuple[Party, ...]:
        """ "the killing of farmers": whom it befell."""
        s = self.sentence
        preps = s.children(head, "prep") if s[head].lower in self.words.undergone and not self.owners(head) else []
        heads = [k.i for p in preps if p.lower == "of" for k in s.children(p.i, "pobj")]
        return self.parties(heads[0], place=True).parties if heads else ()

    def _is_shared(self, noun: str, act: Act) -> bool:
        """Whether nobody alone did it: done together, an accord of several, or what takes two."""
        if act.reciprocal:
            return True
        several = len({land(party) for party in act.actors}) > 1
        return self._takes_two(noun, act.type) or (several and self._types[act.type].kind in ("cooperation", "yield"))

    def _takes_two(self, noun: str, kind: str | None = None) -> bool:
        """ "the accord", "the summit": what several do with one another, whoever they are."""
        frames = [frame for frame, _ in self._by_noun.get(noun, ()) if kind in (None, frame.type)]
        return bool(frames) and all(any(slot.reciprocal for slot in frame.slots) for frame in frames)

    def has_word(self, head: int, words: frozenset[str]) -> int | None:
        """The conjunct whose head noun, compound ("field training exercise") or hyphenated tail is one of the words."""
        s = self.sentence
        for i in s.conjuncts(head):
            token = s[i]
            if token.lower in words or token.lower.rpartition("-")[2] in words:
                return i
            if any(" ".join(t.lower for t in s.tokens[max(0, i - n) : i + 1]) in words for n in (1, 2)):
                return i  # "air defence system"
            if i > 1 and s[i - 1].text == "-" and f"{s[i - 2].lower}-{token.lower}" in words:
                return i  # "sit-in", "cease-fire"
            if any(" ".join(t.lower for t in s.tokens[i : i + n]) in words for n in (3, 4)):
                return i  # "chief of staff"
            if self._titled(i, words):
                return i
            if token.lower in self.words.partitives or token.tag == "CD":
                of = next((k for k in s.children(i, "prep") if k.lower == "of"), None)
                below = s.child(of.i, "pobj") if of else None
                if below is not None:
                    found = self.has_word(below.i, words)
                    if found is not None:
                        return found
        return None

    def _titled(self, i: int, words: frozenset[str]) -> bool:
        """ "dismissed Prime Minister Ion Chicu", "dismissed Ion Chicu, the prime minister": what a person is."""
        s = self.sentence
        if s[i].pos != "PROPN" or not s[i].text[:1].isupper():
            return False
        if any(self.has_word(k.i, words) is not None for k in s.children(i, "appos") if k.pos == "NOUN"):
            return True
        before = [k for k in s.children(i, "compound", "nmod") if k.i < i]
        title = " ".join(s[n].lower for n in range(before[0].i, i)) if before else ""
        return any(title.startswith(f"{word} ") or title == word for word in words)
