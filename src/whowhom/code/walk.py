"""The walk: sentence by sentence, with the discourse state in hand, from parsed words to acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whowhom.code import dates, merge
from whowhom.code.act import Act, Barred, alike, land, unique
from whowhom.code.again import same_again
from whowhom.code.build import Builder
from whowhom.code.clause import Clause, Grammar
from whowhom.code.details import Details
from whowhom.code.discourse import Discourse
from whowhom.code.match import Match, Matcher
from whowhom.code.nominal import Nominals
from whowhom.code.oblige import obliged
from whowhom.code.phrase import Phrases
from whowhom.code.quoted import credit
from whowhom.code.rank import Words as Rank
from whowhom.code.referee import Referee
from whowhom.code.relate import Relations
from whowhom.code.sections import Section
from whowhom.code.settle import settle
from whowhom.code.speak import Speakers, Telling
from whowhom.code.strangers import strangers
from whowhom.code.told import JOINT, LISTED, SIDES
from whowhom.code.wrap import Wrappers
from whowhom.codebook import Codebook
from whowhom.codebook.forms import noun_forms, verb_forms
from whowhom.records import Evidence, Mention, Party, Relation
from whowhom.syntax import Reading, Sentence

ABROAD = (None, "GOV", "MIL", "REB", "IGO", "LEG", "SPY")  # who is of another state as the object of a state's act
OBJECTS = ("dobj", "pobj", "dative", "nsubjpass")


class Walk:
    """One report, or one item of a round-up. ``names``: ISO3 -> English name."""

    def __init__(
        self, reading: Reading, codebook: Codebook, wrappers: Wrappers, section: Section, names: Mapping[str, str]
    ) -> None:
        self._reading, self._book, self._wrappers = reading, codebook, wrappers
        anaphora = {name: frozenset(words) for name, words in codebook.grammar["anaphora"].items()}
        anaphora["say_forms"] = codebook.words("say", verb_forms)
        anaphora["command_forms"] = codebook.words("commands", verb_forms)
        anaphora["answer_forms"] = codebook.words("answer", verb_forms)
        anaphora["against_others"] = codebook.words("anaphora.against_others", verb_forms)
        anaphora["joint_forms"] = _joint_forms(codebook)
        named = Counter(party.country for m in reading.mentions for party in m.parties if party.country)
        self.discourse = Discourse(section.home if section.issued else _ground(named, section.home), names, anaphora)
        self.discourse.issued = section.issued
        self.discourse.spoken = named
        self.discourse.signals = reading.signals
        self.discourse.weights = codebook.grammar["meant"]
        self._builder = Builder(self.discourse, reading.report.text, codebook.grammar["recipient"])
        self._referee = Referee(reading.signals, self.discourse, codebook, wrappers, reading.report.text)
        self._control = codebook.words("subject_control")
        self._negators = codebook.words("negators")
        self._causatives = codebook.words("causatives", verb_forms)
        self._texts = codebook.words("text_nouns", noun_forms)
        self._duty = codebook.words("duty")
        self._request = next((f for f in codebook.frames if f.type == "REQUEST" and f.mode is None), None)
        self._telling, self._rank = Telling.of(codebook), Rank.of(codebook)
        self._spoken = codebook.words("spoken_by")
        self._definite = codebook.words("definite")
        self._series = codebook.words("series")
        self._dating = dates.words(codebook.grammar)
        self._deny = codebook.words("deny", verb_forms)
        self._general = codebook.words("general_acts")
        self._nameless = codebook.words("anaphora.nameless", noun_forms)
        self.relations: list[Relation] = []
        for place in reading.places:
            if place.value.country:
                self.discourse.places.setdefault(place.sentence, []).append((place.head, place.value.country))
        towns = {(p.sentence, p.head): p.value.country for p in reading.toponyms}
        self.discourse.towns = {at: country for at, country in towns.items() if country}

    def run(self) -> list[Act]:
        for sentence in self._reading.sentences:
            self._sentence(sentence)
        credit(self.discourse.acts, self._reading, self._book, self.discourse.resolved)
        return self.discourse.acts

    def _sentence(self, sentence: Sentence) -> None:
        grammar = Grammar(sentence, self._control, self._negators, self._causatives, self._texts)
        mentions = {m.head: m for m in self._reading.mentions if m.sentence == sentence.index}
        places = {p.head: p for p in self._reading.toponyms if p.sentence == sentence.index}
        home = self.discourse.home or self.discourse.scene()
        if home is not None:
            things = (f.value.span for f in self._reading.forces if f.sentence == sentence.index)
            taken = [*(place.value.span for place in places.values()), *things]
            name, bodies = self.discourse.names.get(home, home), self._book.grammar["body_words"]
            unknown = strangers(sentence, mentions, taken, home, name, bodies)
            mentions |= {m.head: replace(m, parties=tuple(self._worded(p) for p in m.parties)) for m in unknown}
        self._resolve(sentence, grammar, mentions)
        phrases = Phrases(sentence, mentions, places, self.discourse, self._book)
        clauses = grammar.clauses()
        speakers = Speakers(grammar, phrases, self._telling, self._reading.report.text)
        acts = self._acts(sentence, grammar, phrases, clauses, mentions, speakers)
        self._listen(sentence, speakers, mentions)
        self._deny_told(grammar, phrases, clauses, acts)
        refs = self._references(sentence, acts)
        self._tell_more(sentence, acts, refs, speakers)
        acts = [act for act in acts if not self._retells(act, sentence, acts, refs)]
        details = Details(self._reading, grammar, phrases, acts, refs, self._dating, self.discourse.acts)
        details.attach()
        details.claims(self._book.grammar["precedent"], self._rank, self._book.grammar["framing"])
        details.part_of()
        self.relations += Relations(self._book, self._reading, grammar, phrases).find()
        for act in acts:
            old = self._result_of(act, sentence)
            if old is not None:
                merge.merge(old, replace(act, recipients=() if old.recipients else act.recipients))
            else:
                self._keep(act, sentence)

    def _result_of(self, act: Act, sentence: Sentence) -> Act | None:
        """ "The raid killed nine", "The ruling bars him from the vote": a deed told before does what it is itself."""
        subject = sentence.child(act.verb, "nsubj", "nsubjpass")
        if subject is None or act.nominal or act.wrapped or not self._is_definite(sentence, subject.i):
            return None
        old = self._last(subject.lower, sentence.index)
        if old is None or act.status != old.status or not alike(old.actors, act.actors):
            return None
        harm = {self._book.types[told.type].kind for told in (old, act)} == {"harm"}
        return old if harm or old.type == act.type else None

    def _last(self, noun: str, index: int) -> Act | None:
        """The deed of the sentences just before that a noun stands for."""
        if noun in self._nameless:  # "The gunmen killed two": those whose raid was told
            old = next((act for act in reversed(self.discourse.acts) if act.type == "ASSAULT" and not act.actors), None)
        elif noun in self._book.by_noun:
            old = self._meant(noun, index)
        else:
            old = self.discourse.acts[-1] if noun in self._general and self.discourse.acts else None
        return old if old is not None and 0 < index - old.sentence <= RETOLD else None

    def _worded(self, party: Party) -> Party:
        return replace(party, text=self._reading.slice(party.span))

    def _resolve(self, sentence: Sentence, grammar: Grammar, mentions: dict[int, Mention]) -> None:
        """Known mentions first from left to right, pending ones as they come."""
        later = self.discourse.words["first_persons"]  # "we" waits for whoever speaks
        self.discourse.stated = {head: m.parties for head, m in mentions.items() if m.parties}
        self.discourse.people = frozenset(head for head, m in mentions.items() if m.kind == "person")
        self.discourse.ahead = [land(party) for head in sorted(mentions) for party in mentions[head].parties]
        told = sorted(mentions, key=lambda h: (mentions[h].span.start, mentions[h].span.end))
        for head in sorted(told, key=lambda h: mentions[h].noun in later):
            self._resolve_one(head, sentence, grammar, mentions)

    def _resolve_one(self, head: int, sentence: Sentence, grammar: Grammar, mentions: dict[int, Mention]) -> None:
        """The owner first: "Wang Yi, the ruling party's top diplomat"."""
        mention = mentions[head]
        if (sentence.index, head) in self.discourse.resolved:
            return
        if (
            mention.owner is not None
            and mention.owner in mentions
            and mention.owner != head
            and mentions[mention.owner].owner != head
        ):
            self._resolve_one(mention.owner, sentence, grammar, mentions)
        parties = self.discourse.resolve(mention, sentence, self._excluded(sentence, grammar, mention, mentions))
        self.discourse.note(mention, parties, sentence)
        first = head
        while sentence[first].dep == "conj" and sentence[first].head != first:
            first = sentence[first].head
        if first != head:
            named = (self.discourse.resolved.get((sentence.index, i), ()) for i in sentence.conjuncts(first))
            subject = sentence[first].dep in ("nsubj", "nsubjpass")
            together = tuple(party for parties in named for party in parties)
            self.discourse.note_group(together, sentence.index, LISTED, subject)

    def _set_against(self, sentence: Sentence, subject: int, mentions: dict[int, Mention]) -> tuple[Party, ...]:
        """States named as object, or after "to" and "with", of a verb whose subject is a person of no known state."""
        if sentence[subject].dep not in ("nsubj", "nsubjpass"):
            return ()
        verb = sentence[subject].head
        heads = [k.i for k in sentence.children(verb, "dobj", "dative")]
        heads += [
            k.i
            for p in sentence.children(verb, "prep")
            if p.lower in self.discourse.words["opposite"]
            for k in sentence.children(p.i, "pobj")
        ]
        return tuple(p for h in heads for i in sentence.conjuncts(h) if i in mentions for p in mentions[i].parties)

    def _excluded(self, sentence: Sentence, grammar: Grammar, mention: Mention, mentions: dict[int, Mention]) -> Barred:
        """An object pronoun is not its own clause's subject."""
        token = sentence[mention.head]
        if mention.kind in ("person", "role") and mention.number == "singular" and not mention.parties:
            against = self._set_against(sentence, token.i, mentions)
            if against:
                return Barred(against)
        if mention.kind == "definite" and token.dep == "poss":
            token = sentence.head(token.i)  # "the UN backed the bloc's efforts": the bloc is not the UN
        elif mention.noun in self.discourse.words["things"] and self._of_another(sentence, token.i):
            token = sentence.head(token.i)
        elif mention.parties or mention.owner is not None or mention.kind in ("name", "demonym"):
            return Barred()
        elif mention.kind == "person" and mention.noun not in self.discourse.words["heads"]:
            return Barred()  # a president sees his own ministers, but another head of state
        elif mention.kind == "definite" and mention.count:
            return Barred()  # "They flew a patrol in a show of ties between the two countries"
        heads: list[int] = []
        above = next((t.i for t in sentence.ancestors(mention.head) if grammar.is_verb(t.i)), None)
        if token.dep in OBJECTS and above is not None:
            subject = grammar.surface(above)
            heads = sentence.conjuncts(subject) if subject is not None and subject != mention.head else []
        elif token.dep == "nsubj":  # "Before seeing Xi he met Wang": he is not Xi
            verbs = [t.i for t in sentence.tokens[: mention.head] if t.tag == "VBG" and t.dep in ("pcomp", "advcl")]
            heads = [k.i for v in verbs for k in sentence.children(v, "dobj")]
        parties = [p for h in heads for p in self.discourse.resolved.get((sentence.index, h), ())]
        if mention.kind in (
            "organ",
            "role",
            "people",
            "force",
        ):  # the opposition may urge its own government, a government may not
            expelled = above is not None and sentence[above].lower in self.discourse.words["against_others"]
            state = (
                None if mention.sector in ABROAD or expelled else mention.sector
            )  # "Gondor freed dissidents": its own
            parties = [p for p in parties if p.sector in (state, mention.sector)]
        pronoun = mention.kind == "pronoun"
        return Barred(
            tuple(parties), widely=not pronoun, persons=mention.noun in self.discourse.words["person_pronouns"]
        )

    def _of_another(self, sentence: Sentence, pronoun: int) -> bool:
        """ "accused Gondor and expelled its envoy": "its" before the object of such a verb is not the doer's."""
        thing = sentence.head(pronoun)
        verb = sentence.head(thing.i).lower
        return (
            sentence[pronoun].dep == "poss" and thing.dep == "dobj" and verb in self.discourse.words["against_others"]
        )

    def _acts(
        self,
        sentence: Sentence,
        grammar: Grammar,
        phrases: Phrases,
        clauses: list[Clause],
        mentions: dict[int, Mention],
        speakers: Speakers,
    ) -> list[Act]:
        matcher = Matcher(self._book, grammar, phrases)
        acts: list[Act] = []
        self.discourse.begun = acts
        taken: set[int] = set()
        told = Evidence(self._reading.slice(sentence.span), sentence.span)
        for clause in clauses:
            match, act = self._first(matcher.fitting(clause), clause, sentence, mentions)
            if act is not None and match is not None:
                if match.recipient.newcomer is not None:
                    self.discourse.learn(match.recipient.newcomer, match.recipient.parties, sentence)
                self._builder.context(act, clause, phrases, grammar)
                acts.append(act)
                taken |= set(match.words)
            else:
                last = self._main_act(acts)
                again = same_again(clause, sentence, phrases, last, self._book.grammar["same_again"], told)
                acts += [again] if again is not None else []
            duty = obliged(clause, grammar, phrases, self._duty, self.discourse.words["say_forms"], self._request, told)
            if duty is not None:
                acts = [a for a in acts if a.verb != clause.verb] + [duty]
        for match in Nominals(self._book, grammar, phrases).matches(clauses, frozenset(taken)):
            act = self._builder.act(match, sentence, bare=True, nominal=match.words == (match.verb,))
            if act is not None:
                acts.append(act)
        found = {token for act in acts for index, token in act.verbs if index == sentence.index}
        acts = settle(acts, grammar, phrases, self._wrappers, self._book)
        acts = self._referee.judge(acts, found, grammar, phrases)
        self._attribute(acts, speakers, sentence)
        for n, act in enumerate(acts):
            self._builder.complete(act, [*self.discourse.acts, *acts[:n]])
        played = _has_score(self._reading.slice(sentence.span))
        acts = [act for act in self._referee.standing(acts) if not (played and act.type == "ASSAULT")]
        return [act for act in acts if not _of_strangers(act)]

    def _first(
        self, matches: Sequence[Match], clause: Clause, sentence: Sentence, mentions: dict[int, Mention]
    ) -> tuple[Match | None, Act | None]:
        """The first match that is an act: of a more specific one that names nobody no record can be made."""
        for match in matches:
            struck = self._struck(match, clause, sentence, mentions)
            act = self._builder.act(match, sentence, self._bare(match, clause, mentions), struck=struck)
            if act is not None:
                return match, act
        return None, None

    def _main_act(self, acts: Sequence[Act]) -> Act | None:
        """What "the same" is: the first act of the sentence so far, else of the last sentence that told one."""
        told = [a for a in (acts or self.discourse.acts) if a.alleged_by is None]
        return min((a for a in told if a.sentence == told[-1].sentence), key=lambda a: a.verb) if told else None

    def _struck(
        self, match: Match, clause: Clause, sentence: Sentence, mentions: dict[int, Mention]
    ) -> tuple[Party, ...]:
        """ "Gunmen stormed a prison", "a curfew was imposed": what nobody known does befalls the state of the scene."""
        doer = mentions.get(clause.subject) if clause.subject is not None else None
        if doer is not None and doer.noun not in self.discourse.words["nameless"]:
            return ()
        if doer is None and not (clause.passive and clause.subject is None and match.frame.type == "COERCE"):
            return ()
        thing = clause.object if clause.object is not None else clause.verb
        at = doer or Mention(sentence[thing].span, sentence.index, thing, "definite")
        scene = self.discourse.scene(at)
        return (self.discourse.party(scene, None, at),) if scene is not None else ()

    def _bare(self, match: Match, clause: Clause, mentions: dict[int, Mention]) -> bool:
        """Whether the act may stand without its doer: harm by unknown people, a deed in the passive ("two hostages were
        freed"), or no doer by frame."""
        kind = self._book.types[match.frame.type].kind
        doer = mentions.get(clause.subject) if clause.subject is not None else None
        unknown = doer is not None and doer.kind == "people"
        return (kind == "harm" and unknown) or (kind in DEEDS and clause.passive) or _befalls(match)

    def _attribute(self, acts: Sequence[Act], speakers: Speakers, sentence: Sentence) -> None:
        for act in acts:
            words = act.verbs if act.alleged_by is None else ()  # who only charges it says so
            own = frozenset(token for index, token in words if index == sentence.index) | {act.verb}
            act.attribution = list(speakers.of(act.verb, own))
            tellers = unique([said.speaker for said in act.attribution])
            if not act.actors and act.type in self._spoken and len(tellers) == 1 and land(tellers[0]) not in act.lands:
                act.actors = tellers  # "Ukraine's charges are baseless, Russia said"

    def _listen(self, sentence: Sentence, speakers: Speakers, mentions: dict[int, Mention]) -> None:
        """Who spoke last, for the pronoun that goes on speaking."""
        for said, head in speakers.all():
            mention = mentions.get(head)
            if mention is not None and said:
                self.discourse.spoke[sentence[head].lower] = said
                self.discourse.speaker = (
                    said,
                    mention.kind == "person" or (mention.kind == "role" and mention.number == "singular"),
                )

    def _deny_told(self, grammar: Grammar, phrases: Phrases, clauses: list[Clause], acts: Sequence[Act]) -> None:
        """ "Kigali denied it", "which Kyiv denied": the charge told before is a denied act."""
        for clause in clauses:
            word = grammar.sentence[clause.verb].lower
            if word not in self._deny or clause.subject is None or clause.negated or clause.complements:
                continue
            denier = phrases.parties(clause.subject).lands
            for act in reversed([*self.discourse.acts[-6:], *acts]):
                if act.alleged_by and denier & {land(p) for p in act.actors}:
                    act.status = "denied"
                    break

    def _references(self, sentence: Sentence, acts: Sequence[Act]) -> dict[int, Act]:
        """Definite nouns that stand for an act told before: "the manoeuvres", "the exercise", "the visit"."""
        own = {token for act in acts for index, token in act.verbs if index == sentence.index}
        out: dict[int, Act] = {}
        for token in sentence.tokens:
            if token.i in own or token.lower not in self._book.by_noun or not self._is_definite(sentence, token.i):
                continue
            act = self._meant(token.lower, sentence.index)
            if act is not None:
                out[token.i] = act
        return out

    def _tell_more(self, sentence: Sentence, acts: Sequence[Act], refs: Mapping[int, Act], speakers: Speakers) -> None:
        """ "The raid lasted an hour, Kyiv said": who tells more of an act told before says so as well."""
        told = {token for act in acts for index, token in act.verbs if index == sentence.index}
        for noun, act in refs.items():
            if told.isdisjoint(token.i for token in sentence.ancestors(noun)):
                act.attribution += speakers.of(noun)

    def _retells(self, act: Act, sentence: Sentence, acts: Sequence[Act], refs: Mapping[int, Act]) -> bool:
        """ "The manoeuvres marked the first time that China has sent …": the clause tells of the manoeuvres again. "It
        was the first time that …" tells of an act like its own, "…, the first time that …" of the sentence's."""
        chain = list(sentence.ancestors(act.verb))
        times = [t.i for t in chain if t.lower in self._rank.times]
        subjects = {k.i for t in chain for k in sentence.children(t.i, "nsubj")}
        if not times or subjects & set(refs):
            return bool(times)
        told = [other for other in acts if other.verb < times[0]]
        told += self.discourse.acts if any(sentence[i].lower in self._rank.pointers for i in subjects) else []
        return any(act.type == old.type and alike(old.actors, act.actors) for old in told)

    def _meant(self, noun: str, index: int) -> Act | None:
        """The act told with the same noun, else the last one of the noun's types; a part gives way to its whole."""
        types = {frame.type for frame, _ in self._book.by_noun[noun]}
        fitting = [a for a in reversed(self.discourse.acts) if a.type in types]
        stem = noun.rstrip("s")
        named = [a for a in fitting if any(stem in why.text.lower() for why in a.why)]
        act = next(iter(named or fitting), None)
        return act.whole or act if act is not None else None

    def _is_definite(self, sentence: Sentence, noun: int) -> bool:
        kids = sentence.children(noun, "det", "poss", "amod", "predet")
        return any(k.lower in self._definite or k.dep == "poss" for k in kids)

    def _keep(self, act: Act, sentence: Sentence) -> None:
        """Fold the act into an earlier telling of it, or remember it as a new one."""
        definite = self._is_definite(sentence, act.verb)
        act.fresh = act.nominal and any(k.lower in ("a", "an", "another") for k in sentence.children(act.verb, "det"))
        act.headline = sentence.block == "headline"
        act.series = act.nominal and self._in_series(sentence, act.verb)
        if not act.series:
            for old in reversed(self.discourse.acts):
                if not old.series and merge.same(old, act, definite):
                    merge.merge(old, act)
                    return
        self.discourse.acts.append(act)
        self.discourse.note_group(
            act.actors if act.reciprocal else act.parties, sentence.index, JOINT if act.reciprocal else SIDES
        )

    def _in_series(self, sentence: Sentence, noun: int) -> bool:
        return any(t.lower in self._series for t in sentence.ancestors(noun))


def _joint_forms(codebook: Codebook) -> frozenset[str]:
    """Verbs that several do together ("met", "signed")."""
    joint = (frame for frame in codebook.frames if frame.subject.slot is not None and frame.subject.slot.reciprocal)
    return frozenset(form for frame in joint for base, _ in frame.verbs for form in verb_forms(base))


RETOLD = 3  # sentences within which a noun as subject stands for a deed told before
DEEDS = ("harm", "yield")  # kinds of acts that are told without who does them
SPOKEN_OF = 3  # mentions that make another country the ground of a report whose dateline country is never named


def _ground(counts: Counter[str], home: str | None) -> str | None:
    """The dateline's country; but a report from New York about India is at home in India."""
    if home is None or counts[home] > 0 or not counts:
        return home
    country, times = counts.most_common(1)[0]
    return country if times >= SPOKEN_OF else home


def _befalls(match: Match) -> bool:
    """A frame about the one it befalls ("X went on trial", "X was charged") or a thing has no doer by nature."""
    subject, passive = match.frame.subject, match.frame.only == "passive"
    if subject.slot is not None:
        return subject.slot.role == "recipient" or (passive and not subject.slot.required)
    return bool(subject.words)


def _of_strangers(act: Act) -> bool:
    """ "Harlow & Finch rejected the bid": a body that no table knows, toward nobody, does business, not politics."""
    return bool(act.actors) and not act.recipients and all(party.sector == "UNK" for party in act.actors)


SCORE = re.compile(r"(?<![\d-])(\d{1,2})[-–](\d{1,2})(?![\d-])")


def _has_score(text: str) -> bool:
    """ "shelled Mozambique 4-1": a game's result, which names the winner's number first; a range rises."""
    return any(int(score[1]) >= int(score[2]) for score in SCORE.finditer(text))
