"""The walk: sentence by sentence, with the discourse state in hand, from parsed words to acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whowhom.code import again, dates, merge, peoples
from whowhom.code.act import Act, land, unique
from whowhom.code.anaphora import anaphora
from whowhom.code.barred import Bars
from whowhom.code.build import Builder
from whowhom.code.clause import Clause, Grammar
from whowhom.code.clause_words import ClauseWords
from whowhom.code.dating import of_release
from whowhom.code.details import Details, framings, precedents
from whowhom.code.discourse import Discourse
from whowhom.code.doerless import authorities, may_stand, struck
from whowhom.code.game import has_result
from whowhom.code.match import Match, Matcher
from whowhom.code.mutual import mutual
from whowhom.code.naming import name_rebels
from whowhom.code.nominal import Nominals
from whowhom.code.oblige import obliged
from whowhom.code.phrase import Phrases
from whowhom.code.quoted import credit
from whowhom.code.rank import Words as Rank
from whowhom.code.referee import Referee
from whowhom.code.references import References
from whowhom.code.relate import Relations
from whowhom.code.sections import Section, ground, lead
from whowhom.code.settle import settle
from whowhom.code.speak import Speakers, Telling
from whowhom.code.strangers import again as again_told
from whowhom.code.strangers import of_strangers, strangers
from whowhom.code.told import JOINT, LISTED, SIDES
from whowhom.code.wrap import Wrappers
from whowhom.codebook import Codebook
from whowhom.codebook.forms import verb_forms
from whowhom.records import Evidence, Mention, Party, Relation
from whowhom.syntax import Reading, Sentence, by_sentence


class Walk:
    """One report, or one item of a round-up. ``names``: ISO3 -> English name."""

    def __init__(
        self, reading: Reading, codebook: Codebook, wrappers: Wrappers, section: Section, names: Mapping[str, str]
    ) -> None:
        self._reading, self._book, self._wrappers = reading, codebook, wrappers
        named = Counter(party.country for m in reading.mentions for party in m.parties if party.country)
        self.discourse = Discourse(ground(section, reading, lead(reading)), names, codebook.made(anaphora))
        self.discourse.issued, self.discourse.body = section.issued, section.issuer
        self.discourse.spoken = named
        self.discourse.signals = reading.signals
        self.discourse.weights = codebook.grammar["meant"]
        self._builder = Builder(self.discourse, reading.report.text, codebook.grammar["recipient"])
        self._referee = Referee(reading.signals, self.discourse, codebook, wrappers, reading.report.text)
        self._words = codebook.made(ClauseWords.of)
        self._duty = codebook.words("duty")
        self._request = next((f for f in codebook.frames if f.type == "REQUEST" and f.mode is None), None)
        self._telling, self._rank = codebook.made(Telling.of), codebook.made(Rank.of)
        self._bodies = codebook.words("told_by.bodies")
        self._spoken = codebook.words("spoken_by")
        self._references = References(codebook, self._rank, self.discourse.acts)
        self._dating = codebook.made(dates.words)
        self._again = codebook.made(again.words)
        self._deny = codebook.words("deny", verb_forms)
        self.relations: list[Relation] = []
        for place in reading.places:
            if place.value.country:
                self.discourse.places.setdefault(place.sentence, []).append((place.head, place.value.country))
        self._mentions, self._toponyms = by_sentence(reading.mentions), by_sentence(reading.toponyms)
        towns = {(p.sentence, p.head): p.value.country for p in reading.toponyms}
        self.discourse.towns = {at: country for at, country in towns.items() if country}

    def run(self) -> list[Act]:
        for sentence in self._reading.sentences:
            self._sentence(sentence)
        name_rebels(self.discourse.acts, self.discourse.entries)
        credit(self.discourse.acts, self._reading, self._book, self.discourse.resolved)
        if self.discourse.issued or self.discourse.body:
            issuers = {land(party) for party in self.discourse.body} or {self.discourse.home or ""}
            of_release(self.discourse.acts, issuers, self._reading.report.published)
        return self.discourse.acts

    def _sentence(self, sentence: Sentence) -> None:
        grammar = Grammar(sentence, self._words)
        mentions = {m.head: m for m in self._mentions.get(sentence.index, ())}
        places = {p.head: p for p in self._toponyms.get(sentence.index, ())}
        home = self.discourse.home or self.discourse.scene()
        if home is not None:
            things = (f.value.span for f in self._reading.forces if f.sentence == sentence.index)
            taken = [*(place.value.span for place in places.values()), *things]
            unknown = strangers(sentence, mentions, taken, home, self.discourse.names.get(home, home), self._book)
            mentions |= {m.head: replace(m, parties=tuple(self._worded(p) for p in m.parties)) for m in unknown}
        told_again = again_told(sentence, mentions, self.discourse.entries, self._bodies)
        mentions |= {m.head: m for m in told_again}
        mentions = {head: peoples.at_home(m, sentence, mentions, self.discourse) for head, m in mentions.items()}
        self._resolve(sentence, grammar, mentions)
        phrases = Phrases(sentence, mentions, places, self.discourse, self._book)
        clauses = grammar.clauses()
        speakers = Speakers(grammar, phrases, self._telling, self._reading.report.text)
        acts = self._acts(sentence, grammar, phrases, clauses, mentions, speakers)
        self._listen(sentence, speakers, mentions)
        self.discourse.papers |= phrases.issued(grammar)
        self._deny_told(grammar, phrases, clauses, acts)
        refs = self._references.by_noun(sentence, acts)
        self._tell_more(sentence, acts, refs, speakers)
        acts = [act for act in acts if not self._references.retells(act, sentence, acts, refs)]
        details = Details(self._reading, grammar, phrases, acts, refs, self._dating, self.discourse.acts)
        details.attach()
        details.claims(self._book.made(precedents), self._rank, self._book.made(framings))
        details.part_of()
        self.relations += Relations(self._book, self._reading, grammar, phrases).find()
        for act in acts:
            old = self._references.result_of(act, sentence)
            if old is not None:
                merge.merge(old, replace(act, recipients=() if old.recipients else act.recipients))
            else:
                self._keep(act, sentence)

    def _worded(self, party: Party) -> Party:
        return replace(party, text=self._reading.slice(party.span))

    def _resolve(self, sentence: Sentence, grammar: Grammar, mentions: dict[int, Mention]) -> None:
        """Known mentions first from left to right, pending ones as they come."""
        later = self.discourse.words["first_persons"]  # "we" waits for whoever speaks
        self.discourse.stated = {head: m.parties for head, m in mentions.items() if m.parties}
        self.discourse.people = frozenset(head for head, m in mentions.items() if m.kind == "person")
        self.discourse.ahead = [land(party) for head in sorted(mentions) for party in mentions[head].parties]
        told = sorted(mentions, key=lambda h: (mentions[h].span.start, mentions[h].span.end))
        bars = Bars(sentence, grammar, mentions, self.discourse.words, self.discourse.resolved)
        for head in sorted(told, key=lambda h: mentions[h].noun in later):
            self._resolve_one(head, sentence, mentions, bars)

    def _resolve_one(self, head: int, sentence: Sentence, mentions: dict[int, Mention], bars: Bars) -> None:
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
            self._resolve_one(mention.owner, sentence, mentions, bars)
        parties = self._parallel(mention, sentence) or mention.parties
        parties = parties or self.discourse.resolve(mention, sentence, bars.of(mention))
        self.discourse.note(mention, parties, sentence)
        first = head
        while sentence[first].dep == "conj" and sentence[first].head != first:
            first = sentence[first].head
        if first != head:
            named = (self.discourse.resolved.get((sentence.index, i), ()) for i in sentence.conjuncts(first))
            subject = sentence[first].dep in ("nsubj", "nsubjpass")
            together = tuple(party for parties in named for party in parties)
            self.discourse.note_group(together, sentence.index, LISTED, subject)

    def _parallel(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "said that it had sent aid and that it would send more": one pronoun before joined verbs is one party."""
        token = sentence[mention.head]
        verb = sentence.head(token.i)
        if mention.kind != "pronoun" or token.dep != "nsubj" or verb.dep != "conj":
            return ()
        marked = any(k.lower == "that" for k in sentence.children(verb.i, "mark"))
        above = [t for t in sentence.ancestors(verb.i) if marked or t.i == verb.head]  # "that" joins what has "that"
        kids = (k for t in above for k in sentence.children(t.i, "nsubj"))
        first = next((k for k in kids if k.lower == token.lower and k.i < token.i), None)
        told = self.discourse.resolved.get((sentence.index, first.i), ()) if first is not None else ()
        return tuple(replace(party, text=token.text, span=token.span) for party in told)

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
                words = self._again.get(sentence[clause.verb].lower)
                same = again.same(clause, sentence, phrases, self._main_act(acts), words, told) if words else None
                acts += [same] if same is not None else []
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
        for act in (act for act in acts if not act.actors):
            act.actors = authorities(act, grammar, self.discourse)
            act.apart = bool(act.actors and act.recipients)
        mutual(acts, grammar, self.discourse.words)
        for n, act in enumerate(acts):
            self._builder.complete(act, [*self.discourse.acts, *acts[:n]])
        acts = [act for act in self._referee.standing(acts) if not of_strangers(act)]
        if any(act.type == "ASSAULT" for act in acts) and has_result(self._reading.slice(sentence.span)):
            acts = [act for act in acts if act.type != "ASSAULT"]
        return acts

    def _first(
        self, matches: Sequence[Match], clause: Clause, sentence: Sentence, mentions: dict[int, Mention]
    ) -> tuple[Match | None, Act | None]:
        """The first match that is an act: of a more specific one that names nobody no record can be made."""
        for match in matches:
            bare = may_stand(match, self._book.types[match.frame.type].kind, clause, mentions)
            hit = struck(match, clause, sentence, mentions, self.discourse)
            act = self._builder.act(match, sentence, bare, struck=hit)
            if act is not None:
                return match, act
        return None, None

    def _main_act(self, acts: Sequence[Act]) -> Act | None:
        """What "the same" is: the first act of the sentence so far, else of the last sentence that told one."""
        told = [a for a in (acts or self.discourse.acts) if a.alleged_by is None]
        latest = max((at for a in told for at, _ in a.verbs), default=None)  # an act told before may be told again
        last = [(word, n) for n, a in enumerate(told) for at, word in a.verbs if at == latest]
        return told[min(last)[1]] if last else None

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
                self.discourse.spoke_in = sentence.index
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

    def _tell_more(self, sentence: Sentence, acts: Sequence[Act], refs: Mapping[int, Act], speakers: Speakers) -> None:
        """ "The raid lasted an hour, Kyiv said": who tells more of an act told before says so as well."""
        told = {token for act in acts for index, token in act.verbs if index == sentence.index}
        for noun, act in refs.items():
            if told.isdisjoint(token.i for token in sentence.ancestors(noun)):
                act.attribution += speakers.of(noun)

    def _keep(self, act: Act, sentence: Sentence) -> None:
        """Fold the act into an earlier telling of it, or remember it as a new one."""
        definite = self._references.is_definite(sentence, act.verb)
        act.fresh = act.nominal and any(k.lower in ("a", "an", "another") for k in sentence.children(act.verb, "det"))
        act.headline = sentence.block == "headline"
        act.series = act.nominal and self._references.in_series(sentence, act.verb)
        if not act.series:
            for old in reversed(self.discourse.acts):
                if not old.series and merge.same(old, act, definite):
                    merge.merge(old, act)
                    return
        self.discourse.acts.append(act)
        self.discourse.note_group(
            act.actors if act.reciprocal else act.parties, sentence.index, JOINT if act.reciprocal else SIDES
        )
