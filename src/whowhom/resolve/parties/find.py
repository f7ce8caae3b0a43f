"""The stage: mentions of one report, in the order of its sentences."""

from __future__ import annotations

from whowhom.records import Mention, Party, Span, Token
from whowhom.resolve.parties.bands import band, whole
from whowhom.resolve.parties.context import Context, gather
from whowhom.resolve.parties.epithets import meant, soldiers
from whowhom.resolve.parties.lexicon import Hit, plain
from whowhom.resolve.parties.people import some_people
from whowhom.resolve.parties.persons import Named, Person, Register, bare, introduced, leader_owner, name_run, strangers
from whowhom.resolve.parties.phrase import REBELS, Phrase, glued, held_by
from whowhom.resolve.parties.phrases import Phrases
from whowhom.resolve.parties.pronouns import pronouns
from whowhom.resolve.parties.scene import INNER, Scene, lay
from whowhom.resolve.parties.shared import Homes
from whowhom.resolve.parties.tables import Owner, PartyTables
from whowhom.resolve.parties.titles import bearers
from whowhom.syntax import Reading

ACTING = ("nsubj", "nsubjpass", "poss", "agent")
PLURALS = ("NNS", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass")


def find_mentions(reading: Reading, tables: PartyTables, homes: Homes = ()) -> tuple[Mention, ...]:
    """Every phrase that stands for a political actor, in order of sentence and place.

    ``homes``: where each dateline ends, and its country.

    Two rounds over the report: the first learns who the named people are, so that a bare surname is known even where
    the title comes later; the second writes the mentions down.
    """
    text = reading.report.text
    context, names = gather(reading.sentences, tables, homes)
    scenes = [lay(sentence, hits, tables, text) for sentence, hits in zip(reading.sentences, names, strict=True)]
    register = Register(reading.report.published, frozenset(who for who, n in context.counts.items() if n))
    phrases = [Phrases(scene) for scene in scenes]
    for scene, own in zip(scenes, phrases, strict=True):
        if scene.titled():
            for named in introduced(scene, own, register):
                register.add(named.person)
    if register.unknown():  # "Minister Kishida" is whose minister? the full name told elsewhere may say
        for scene in scenes:
            for named in bare(scene, register, set(scene.names)):
                if named.person.owners:
                    register.add(named.person)
    for scene in scenes:
        register.strangers |= strangers(scene, register)
    out: list[Mention] = []
    for scene, own in zip(scenes, phrases, strict=True):
        out += SceneMentions(scene, own, tables, register, text, context).all()
    return tuple(sorted(out, key=lambda m: (m.sentence, m.span)))


class SceneMentions:
    """Writes the mentions of one sentence."""

    def __init__(
        self, scene: Scene, phrases: Phrases, tables: PartyTables, register: Register, text: str, context: Context
    ) -> None:
        self.scene, self.phrases, self.tables, self.register = scene, phrases, tables, register
        self.text, self.context = text, context
        self.busy: set[int] = set()

    def all(self) -> list[Mention]:
        people = introduced(self.scene, self.phrases, self.register)
        titles = {id(named.title): named for named in people if named.title is not None}
        out = [self._person(named) for named in people]
        for phrase in self.phrases.all():
            if id(phrase) not in titles:
                out += self._phrase(phrase)
        out += self._ships()
        out += [self._person(named) for named in bare(self.scene, self.register, self.busy | set(self.scene.names))]
        out += self._names()
        out += self._short()
        out += pronouns(self.scene.sentence, self.tables.words, self.busy)
        return out

    # people -------------------------------------------------------------------------------------------------------

    def _person(self, named: Named) -> Mention:
        first, last, person = named.first, named.end - 1, named.person
        if named.title is not None:
            self.busy |= named.title.used
        self.busy.update(range(first, last + 1))
        known = person if person.owners else (self.register.find(person.name) or person)
        span = self.scene.chars(first, last)
        parties = self._parties(list(known.owners), known.sector, span, None)
        return Mention(
            span=span,
            sentence=self.scene.sentence.index,
            head=self.scene.head_of(named.end - 1 if named.title is None else first, last),
            kind="person",
            parties=parties,
            noun=person.noun or known.noun,
            number="singular",
            sector=parties[0].sector if parties else known.sector,
            owner=named.whose,
            rule=f"person:{known.rule}",
        )

    # common nouns -------------------------------------------------------------------------------------------------

    def _commands(self, phrase: Phrase) -> bool:
        """ "Admiral Smith, the American officer who commands the fleet": of the forces, not of the police."""
        s, words = self.scene.sentence, self.tables.words["officer"]
        if phrase.entry.noun not in words["nouns"] or phrase.sector != phrase.entry.sector:
            return False
        below = {k.lower for k in s.children(phrase.head, "relcl", "acl")}
        name = s.head(phrase.head).i if s[phrase.head].dep == "appos" else None
        ranks = [] if name is None else [k for k in self.scene.nouns if name - 4 <= k <= name]
        return bool(below & set(words["commands"])) or any(self.scene.nouns[k].entry.sector == "MIL" for k in ranks)

    def _phrase(self, phrase: Phrase) -> list[Mention]:
        entry, owners, own = phrase.entry, list(phrase.owners), None
        if not owners and phrase.person is not None:
            known = self._by_name(phrase.person)
            owners = list(known.owners) if known is not None else []
            own = known.sector if known is not None and (entry.inherits or known.sector in REBELS) else None
        group = self._band(phrase)
        owners = (
            group
            or owners
            or self._epithet(phrase)
            or self._whole(phrase)
            or bearers(self.scene, phrase, self.register.told)
        )
        if not self._counts(phrase, owners):
            return []
        last = self._ship(phrase)
        span = self.scene.chars(phrase.first, last)
        sided = entry.kind != "definite" or phrase.sector in REBELS  # "a separatist group"
        sector = own or (phrase.sector if sided and not group else None)  # "the Islamists" may be a party or an army
        sector = "MIL" if own is None and self._commands(phrase) else sector
        open_relation = not owners and entry.noun in self.tables.words["definite"]["relational"]
        owners = owners or self._flag(phrase.head + 1, last)
        parties = self._parties(owners, sector, span, self.tables.offices.get(entry.noun or ""))
        self.busy |= phrase.used | set(range(entry_start(self.scene, phrase), last + 1))
        return [
            Mention(
                span=span,
                sentence=self.scene.sentence.index,
                head=self.scene.head_of(entry_start(self.scene, phrase), last),
                kind="definite" if open_relation else entry.kind,
                parties=parties,
                noun=entry.noun,
                number="plural" if entry.plural or self.scene.tokens[phrase.head].tag in PLURALS else "singular",
                count=phrase.count,
                sector=parties[0].sector if parties else sector,
                owner=phrase.whose,
                rule=f"{entry.kind}:{entry.noun}",
            )
        ]

    def _epithet(self, phrase: Phrase) -> list[Owner]:
        """ "the kingdom", "the African bloc": the one state or body of the report that the words fit."""
        who = meant(self.scene, phrase, self.context, self.tables.words)
        who = who or soldiers(self.scene, phrase, self.context, self.tables.words, self.register.day)
        if who is None:
            return []
        span = self.scene.chars(phrase.first, phrase.head)
        known = who in self.tables.countries
        return [Owner(who if known else None, None if known else who, None, span)]

    def _whole(self, phrase: Phrase) -> list[Owner]:
        """ "the three Baltic states": all states of the region."""
        span = self.scene.chars(phrase.first, phrase.head)
        return [Owner(state, None, None, span) for state in whole(self.scene, phrase)]

    def _band(self, phrase: Phrase) -> list[Owner]:
        """ "the jihadists", "the Lebanese group": the one armed group of the report that the words fit."""
        who = band(self.scene, phrase, self.context)
        return [Owner(None, who, None, self.scene.chars(phrase.first, phrase.head))] if who is not None else []

    def _ship(self, phrase: Phrase) -> int:
        """The last token of a force with its own name ("the survey ship Oruc Reis")."""
        end = phrase.head + 1
        if phrase.entry.kind == "force" and not phrase.entry.plural:
            end = max(end, name_run(self.scene, end))
        return end - 1

    def _flag(self, first: int, last: int) -> list[Owner]:
        """Whose ship it is by the letters before her name ("the destroyer USS Cole")."""
        flags = self.tables.words["ship_prefixes"]
        found = [token for token in self.scene.tokens[first : last + 1] if self._is_flag(token)]
        return [Owner(flags[token.text], None, None, token.span) for token in found[:1]]

    def _is_flag(self, token: Token) -> bool:
        """Letters by themselves: those of "IRIS-T" are no Iranian ship's."""
        after = self.scene.tokens[token.i + 1 : token.i + 2]
        return token.text in self.tables.words["ship_prefixes"] and not (after and after[0].text == "-")

    def _ships(self) -> list[Mention]:
        """Ships that are named without a noun ("the USS Cole")."""
        out, index = [], self.scene.sentence.index
        flags = self.tables.words["ship_prefixes"]
        for token in [token for token in self.scene.tokens if token.text in flags and self._is_flag(token)]:
            end = name_run(self.scene, token.i)
            if end - token.i < 2 or token.i in self.busy:
                continue
            span = self.scene.chars(token.i, end - 1)
            parties = self._parties(self._flag(token.i, token.i), "MIL", span, None)
            head = self.scene.head_of(token.i, end - 1)
            self.busy.update(range(token.i, end))
            out.append(
                Mention(span, index, head, "force", parties, "ship", "singular", sector="MIL", rule="ship_prefixes")
            )
        return out

    def _by_name(self, name: str) -> Person | None:
        person = self.register.find((name,))
        if person is not None:
            return person
        leader = self.tables.leader((name,), self.register.day, told=self.register.told)
        if leader is None:
            return None
        owner = leader_owner(self.tables, leader, Span(0, 0))
        return Person((leader.name,), (owner,), leader.sector, leader.office, "leaders")

    def _counts(self, phrase: Phrase, owners: list[Owner]) -> bool:
        """A noun that points at a party needs something that points: an article, a number, an owner."""
        definite = self.tables.words["definite"]
        if not owners and phrase.entry.kind == "definite" and phrase.entry.noun in definite["only_known"]:
            return False
        if self._other_sense(phrase):
            return False
        bare = phrase.determiner is None and phrase.whose is None and phrase.first == phrase.head
        if bare and not phrase.entry.plural and not owners and phrase.entry.noun in definite["needs_article"]:
            return False
        if phrase.entry.kind == "definite" and phrase.entry.noun in definite["capitalised"]:
            return not owners and not phrase.entry.plural and self._organ_again(phrase, bare)
        if phrase.entry.noun in definite["owned"]:
            somebodys = bool(owners) or phrase.whose is not None
            return somebodys and not phrase.entry.plural and self.scene.tokens[phrase.head].dep in SUBJECTS
        if phrase.entry.noun in definite["written"]:
            return phrase.sector is not None and self.scene.tokens[phrase.head].dep in SUBJECTS
        if phrase.entry.noun in definite["subject_only"] and not owners:
            return phrase.whose is None and self.scene.tokens[phrase.head].dep in SUBJECTS
        if phrase.entry.kind != "definite" or owners:
            return True
        words = self.tables.words
        told = phrase.entry.noun in words["counted"]  # "two of its men": a number alone points at nobody
        several = phrase.count is not None and phrase.count > 1 and not told
        all_of_them = phrase.determiner == "all" and phrase.entry.noun in definite["quarrelling"]
        telling = phrase.determiner in words["determiners"]["telling"] or all_of_them
        return telling or phrase.whose is not None or several

    def _organ_again(self, phrase: Phrase, bare: bool) -> bool:
        """ "The Mission", and in communiques "Council" without an article; a small letter tells any mission."""
        head = self.scene.tokens[phrase.head]
        return head.text[:1].isupper() and (phrase.determiner == "the" or (bare and head.dep in SUBJECTS))

    def _other_sense(self, phrase: Phrase) -> bool:
        """ "water tanks", "the labour force", "artificial intelligence": no actors, whoever owns them."""
        words = self.tables.words["other_sense"].get((phrase.entry.noun or "").rsplit(" ", 1)[-1], ())
        start = entry_start(self.scene, phrase)
        before = self.scene.tokens[start - 1].lower if start else ""
        return before in words or plain(self.scene.tokens[start].text) in words

    def _parties(self, owners: list[Owner], sector: str | None, span: Span, office: str | None) -> tuple[Party, ...]:
        """One party an owner; with several each keeps its own words."""
        out: dict[str, Party] = {}
        organs = {self._home(owner.org) for owner in owners if owner.org}
        for owner in (owner for owner in owners if owner.org or owner.country not in organs):
            place = owner.span if len(owners) > 1 else span
            party = self.tables.owned(owner, sector, self.text[place.start : place.end], place, office)
            out.setdefault(party.id, party)
        return tuple(out.values())

    def _home(self, org_id: str) -> str | None:
        """The state that is not named twice: "Russia's FSB", "Colombia's ELN"."""
        org = self.tables.organisations[org_id]
        return org.country or (org.base if org.sector == "REB" else None)

    # names --------------------------------------------------------------------------------------------------------

    def _names(self) -> list[Mention]:
        out, seen = [], set()
        for hit in self.scene.names.values():
            if hit.start in seen or any(i in self.busy for i in range(hit.start, hit.end)):
                continue
            seen.add(hit.start)
            mention = self._name(hit)
            if mention is not None:
                self.busy.update(range(hit.start, hit.end))
                out.append(mention)
        return out

    def _name(self, hit: Hit) -> Mention | None:
        if self._only_modifies(hit) or self._repeats(hit):
            return None
        entry, span = hit.entry, self.scene.chars(hit.start, hit.end - 1)
        head = self.scene.head_of(hit.start, hit.end - 1)
        sector = "GOV" if entry.kind == "capital" and self._acts(head) else entry.sector
        sector = sector or ("CVL" if some_people(self.scene, hit) else None)
        party = self.tables.owned(self.scene.owner(hit), sector, self.text[span.start : span.end], span)
        kind = "demonym" if entry.kind == "demonym" else "name"
        return Mention(
            span=span,
            sentence=self.scene.sentence.index,
            head=head,
            kind=kind,
            parties=(party,),
            number="plural" if entry.plural else "singular",
            sector=party.sector,
            rule=f"{entry.kind}:{party.id}",
        )

    def _repeats(self, hit: Hit) -> bool:
        """ "the U.S. Fifth Fleet", "Iran's Revolutionary Guards": the state stands in the organ that follows."""
        tokens = self.scene.tokens
        i = hit.end + (1 if hit.end < len(tokens) and tokens[hit.end].tag == "POS" else 0)
        after = self.scene.name(i) if i < len(tokens) else None
        home = self._home(after.entry.org) if after is not None and after.entry.org else None
        return home is not None and home == hit.entry.country

    def _acts(self, head: int) -> bool:
        """A capital stands for its government unless it is where something happens."""
        token = self.scene.tokens[head]
        while token.dep == "conj":
            token = self.scene.sentence.head(token.i)
        if token.dep in ACTING:
            return True
        dealing = self.tables.words["dealing"]["prepositions"]
        return token.dep == "pobj" and self.scene.sentence.head(token.i).lower in dealing

    def _only_modifies(self, hit: Hit) -> bool:
        """ "the Iran deal", "Turkey legs", "Iran-backed rebels", "anti-American mood": no actor of its own."""
        tokens, last = self.scene.tokens, self.scene.tokens[hit.end - 1]
        after = tokens[hit.end] if hit.end < len(tokens) else None
        if held_by(tokens, hit.end, self.tables.words["hyphen"]["holds"]):
            return False  # "Houthi-held ports": theirs
        if after is not None and after.text == "-" and glued(after, last) and hit.end + 1 < len(tokens):
            return self.scene.name(hit.end + 1) is None and tokens[hit.end + 1].pos != "PROPN"
        before = tokens[hit.start - 1] if hit.start > 1 else None
        joined = before is not None and before.text == "-" and glued(tokens[hit.start], before)
        if joined and self.scene.name(hit.start - 2) is None:
            return True
        if self._is_topic(hit.end):
            return True
        if hit.entry.kind not in ("state", "capital") or hit.entry.attributive:
            return False
        return last.dep in INNER and after is not None and after.pos == "NOUN" and last.head >= hit.end

    def _is_topic(self, end: int) -> bool:
        """ "the office for Hong Kong and Macao affairs": names before such a noun, also in a list, only say of what."""
        tokens = self.scene.tokens
        if end + 1 < len(tokens) and tokens[end].lower in ("and", ","):
            following = self.scene.name(end + 1)
            return following is not None and self._is_topic(following.end)
        return end < len(tokens) and tokens[end].lower in self.tables.words["inside_names"]["topics"]

    def _short(self) -> list[Mention]:
        """ "the North" and "the South" in a report on Korea."""
        out = []
        pairs, short = self.tables.words["plural_names"], self.tables.words["short"]
        for token in [token for token in self.scene.tokens if token.text in pairs or token.text in short]:
            pair = pairs.get(token.text)
            if pair and token.i not in self.busy:
                parties = tuple(self.tables.party(state, None, token.text, token.span) for state in pair)
                out.append(self._plain(token, parties, "plural"))
                continue
            iso3 = short.get(token.text)
            follows = self.scene.tokens[token.i + 1] if token.i + 1 < len(self.scene.tokens) else None
            if not iso3 or not self.context.counts[iso3]:
                continue
            if token.i in self.busy or self.scene.name(token.i) is not None:
                continue
            longer = follows is not None and follows.pos == "PROPN"
            if longer or token.i == 0 or self.scene.tokens[token.i - 1].lower != "the":
                continue
            party = self.tables.party(iso3, None, token.text, token.span)
            out.append(self._plain(token, (party,), "singular"))
        return out

    def _plain(self, token: Token, parties: tuple[Party, ...], number: str) -> Mention:
        rule, index = f"short:{plain(token.text)}", self.scene.sentence.index
        return Mention(token.span, index, token.i, "name", parties, number=number, rule=rule)


def entry_start(scene: Scene, phrase: Phrase) -> int:
    """The first token of the noun itself, without the words before it."""
    return scene.nouns[phrase.head].start
