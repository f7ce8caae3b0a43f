"""People: a name with its title, and the bare surname that comes back later in the report."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace

from whowhom.records import Span, Token
from whowhom.resolve.parties.lexicon import plain
from whowhom.resolve.parties.phrase import Phrase
from whowhom.resolve.parties.phrases import Phrases
from whowhom.resolve.parties.scene import Scene
from whowhom.resolve.parties.tables import Leader, Owner, PartyTables
from whowhom.resolve.parties.titles import bearers

LONGEST = 12
NAME_POS = ("NOUN", "ADJ", "X", "VERB", "ADP", "INTJ")
CLAUSE = ("ROOT", "relcl")
APPOSED = ("appos", "conj", "npadvmod", "attr", "ROOT", "nsubj")
ENDS_APPOSITION = (",", ".", ";", ")", "-", "—", "–", ":")


@dataclass(frozen=True, slots=True)
class Person:
    """Who a name is in this report. ``owners`` without spans that matter: the mention's own words are taken instead."""

    name: tuple[str, ...]
    owners: tuple[Owner, ...]
    sector: str | None
    noun: str | None
    rule: str


@dataclass
class Register:
    """The people of one report by every word of their names. Who has known owners wins over who has none."""

    day: str | None
    told: Container[str] = ()  # codes of states and ids of bodies that the report names
    by_word: dict[str, Person] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)  # words of full names that nothing explains

    def add(self, person: Person) -> None:
        for place, word in enumerate(person.name):
            key, last = plain(word), place == len(person.name) - 1
            old = self.by_word.get(key)
            surname = old is not None and last and person.owners and plain(old.name[-1]) != key
            if len(key) < 2 or word.islower() or (old is not None and old.owners and not surname):
                continue
            if old is None or person.owners or not old.owners:
                self.by_word[key] = person

    def unknown(self) -> bool:
        """Whether somebody was introduced by a title alone, without country."""
        return any(not person.owners for person in self.by_word.values())

    def find(self, name: tuple[str, ...]) -> Person | None:
        """A surname, or a fuller name that agrees with the known one in every word they share."""
        if not name:  # nothing but an honorific
            return None
        for word in (name[-1], name[0]):
            person = self.by_word.get(plain(word))
            if person is None:
                continue
            full, asked = {plain(w) for w in person.name}, {plain(w) for w in name}
            if len(person.name) == 1 < len(name) and full != {plain(name[-1])}:
                continue  # "King Michael" says nothing of "Michael Smith"
            if len(name) == 1 or asked <= full or full <= asked:
                return person
        return None


def name_run(scene: Scene, i: int) -> int:
    """The token after the last word of a personal name that begins at ``i``; ``i`` itself where none begins."""
    end = scene.runs.get(i)
    if end is None:
        end = scene.runs[i] = _name_run(scene, i)
    return end


def _name_run(scene: Scene, i: int) -> int:
    tokens, start = scene.tokens, i
    words = scene.tables.words["person"]
    if i >= len(tokens):
        return start
    if tokens[i].lower in words["honorifics"]:
        end = name_run(scene, i + 1)
        return end if end > i + 1 else start
    if not tokens[i].text[:1].isupper() and tokens[i].lower not in words["particles"]:
        return start
    if tokens[i].lower in words["calendar"]:
        return start  # "On Sunday Blinken met …"
    while i < len(tokens) and i - start < LONGEST:
        token = tokens[i]
        if i > start and token.lower in words["suffixes"]:
            return i + 1
        if i > start + 1 and tokens[i - 1].text == "-" and token.text.isalpha():
            i += 1  # "Tsai Ing-wen"
            continue
        if token.lower in words["particles"] and _name_follows(scene, i, words["particles"]):
            i += 1
            continue
        if not _name_token(token) or (scene.name(i) is not None and not _inside_person(scene, i)) or _title(scene, i):
            return i if i == start or not _title(scene, i) else start
        i += 1
        if token.dep == "pobj" and i < len(tokens) and tokens[i].dep in ("nsubj", "nsubjpass"):
            return i  # "In Geneva Lavrov met …"
    while i > start and tokens[i - 1].lower in words["particles"]:
        i -= 1
    last = scene.nouns.get(i - 1)
    return start if last is not None and last.entry.kind == "organ" else i  # "General Energy Company"


def _name_token(token: Token) -> bool:
    """A capitalised word that the tagger calls a name, or that lies in a named entity."""
    return token.text[:1].isupper() and (token.pos == "PROPN" or (token.pos in NAME_POS and bool(token.ent)))


def _inside_person(scene: Scene, i: int) -> bool:
    return scene.tokens[i].ent == "PERSON" and scene.tokens[i].dep == "compound"


def _title(scene: Scene, i: int) -> bool:
    """A title among the capitals ends the attempt; as the last word it is a surname ("John Major")."""
    after = scene.tokens[i + 1] if i + 1 < len(scene.tokens) else None
    covered = any(hit.start <= i < hit.end and hit.entry.kind in ("role", "organ") for hit in scene.nouns.values())
    return covered and (i == 0 or not _name_token(scene.tokens[i - 1]) or (after is not None and _name_token(after)))


def _name_follows(scene: Scene, i: int, particles: frozenset[str]) -> bool:
    tokens = scene.tokens
    if tokens[i].text == "-" and (i == 0 or not tokens[i - 1].text[:1].isalpha()):
        return False
    while i < len(tokens) and tokens[i].lower in particles:
        i += 1
    if i >= len(tokens):
        return False
    hyphened = tokens[i - 1].text == "-" and tokens[i].span.start == tokens[i - 1].span.end and tokens[i].text.isalpha()
    return hyphened or (_name_token(tokens[i]) and scene.name(i) is None)


def words_between(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The words of a name, without hyphens and suffixes."""
    words = scene.tables.words["person"]
    told = [t for t in scene.tokens[start:end] if t.text != "-" and t.lower not in words["suffixes"]]
    return tuple(t.text for t in told if t.lower not in words["honorifics"])


@dataclass(frozen=True, slots=True)
class Named:
    """A person at tokens ``[first, end)``; ``title`` is the phrase that introduced them, folded in if it touches."""

    first: int
    end: int
    person: Person
    title: Phrase | None
    whose: int | None = None  # token that says whose office it is


def introduced(scene: Scene, phrases: Phrases, register: Register) -> list[Named]:
    """Names with a title before them, or beside them between commas."""
    best: dict[int, Named] = {}
    for phrase in phrases.all():
        if phrase.entry.kind != "role" or phrase.entry.plural:
            continue
        named = _after(scene, phrases, phrase, register) or _before(scene, phrase, register)
        if named is None:
            continue
        old = best.get(named.end)
        if old is None:
            best[named.end] = named
        elif not old.person.owners and (named.person.owners or old.title is None):  # "General Trigo, Bolivia's chief"
            title, first = old.title or named.title, min(old.first, named.first)
            officer = named.person.noun in scene.tables.words["officer"]["nouns"]  # of what the rank before is of
            person = replace(named.person, sector=old.person.sector) if officer else named.person
            best[named.end] = replace(old, person=person, title=title, first=first, whose=named.whose)
        elif named.title is not None and old.title is None:
            best[named.end] = replace(old, title=named.title, first=named.first)
    return sorted(best.values(), key=lambda named: named.first)


def _after(scene: Scene, phrases: Phrases, phrase: Phrase, register: Register) -> Named | None:
    """ "Prime Minister Haider al-Abadi"; "Rwanda's foreign minister, Vincent Biruta,"; "spokesman for X, Y Z,"."""
    tokens, i = scene.tokens, phrase.head + 1
    end = name_run(scene, i) if i < len(tokens) else i
    if end > i:
        return Named(phrase.first, end, _identify(scene, phrase, i, end, register), phrase, phrase.whose)
    i = max(phrase.reach, phrase.head) + 1
    end = name_run(scene, i) if i < len(tokens) and len(phrase.owners) == 1 else i
    if end > i:  # "President of Russia Vladimir Putin"
        return Named(phrase.first, end, _identify(scene, phrase, i, end, register), phrase, phrase.whose)
    if i >= len(tokens) or tokens[i].text != ",":
        return None
    start = i + 1
    inner = next((p for p in phrases.all() if p.first == start and p.entry.kind == "role" and not p.entry.plural), None)
    if inner is not None:
        start = inner.head + 1  # "the foreign minister, Sheikh Mohammed"
    end = name_run(scene, start)
    if end > start and _closed(scene, end) and (inner is not None or _personal(scene, start, end)):
        return Named(i + 1, end, _identify(scene, phrase, start, end, register), inner, phrase.whose)
    return None


def _closed(scene: Scene, end: int) -> bool:
    """An apposition ends with a comma, the sentence, or the verb of its clause."""
    if end >= len(scene.tokens):
        return True
    token = scene.tokens[end]
    return token.text in ENDS_APPOSITION or token.dep in CLAUSE or token.pos in ("VERB", "AUX")


def _before(scene: Scene, phrase: Phrase, register: Register) -> Named | None:
    """ "Jens Stoltenberg, the NATO chief"; "Nancy Pelosi, then speaker of the House"."""
    tokens, i = scene.tokens, phrase.outer - 1
    while i > 0 and tokens[i].pos in ("DET", "ADV", "ADJ", "ADP") and tokens[i].text != ",":
        i -= 1
    inside = range(phrase.outer, phrase.head + 1)
    top = next((k for k in inside if tokens[k].head not in inside), phrase.head)  # "commander" of "commander in chief"
    if i <= 0 or tokens[i].text != "," or tokens[top].dep not in APPOSED:
        return None
    for start in range(max(0, i - LONGEST), i):
        if name_run(scene, start) == i and (start == 0 or name_run(scene, start - 1) != i):
            if tokens[top].dep != "appos" and not all(t.ent == "PERSON" for t in tokens[start:i]):
                return None
            if _personal(scene, start, i):
                return Named(start, i, _identify(scene, phrase, start, i, register), None, phrase.whose)
    return None


def _personal(scene: Scene, start: int, end: int) -> bool:
    return end - start > 1 or scene.tokens[start].ent == "PERSON"


def _identify(scene: Scene, phrase: Phrase, start: int, end: int, register: Register) -> Person:
    """Owner from the words; else from the table of leaders on the report's day."""
    name = words_between(scene, start, end)
    noun, sector = phrase.entry.noun, phrase.sector
    if phrase.owners:
        return Person(name, tuple(phrase.owners), sector, noun, "title")
    free = phrase.whose is None or phrase.person is not None
    leader = scene.tables.leader(name, register.day, noun, register.told) if free or len(name) > 1 else None
    if leader is None and start == phrase.head + 1:
        leader = scene.tables.leader((scene.tokens[phrase.head].text, *name), register.day, noun)  # "Sheikh Hasina"
    if leader is not None:
        owner = leader_owner(scene.tables, leader, scene.chars(start, end - 1))
        return Person(name, (owner,), leader.sector, noun, f"leaders:{leader.name}")
    owners = tuple(bearers(scene, phrase, register.told))
    return Person(name, owners, sector, noun, "title" if owners else "title-only")


def leader_owner(tables: PartyTables, leader: Leader, span: Span) -> Owner:
    """The state or organisation that an office-holder acts for."""
    org = leader.owner if leader.owner not in tables.countries else None
    return Owner(None if org else leader.owner, org, None, span)


def strangers(scene: Scene, register: Register) -> set[str]:
    """Words of names of two words or more whom neither the report nor the table of leaders introduces."""
    out: set[str] = set()
    end = 0
    for i in scene.openings:
        if i < end:
            continue
        end = name_run(scene, i)
        name = words_between(scene, i, end) if end > i else ()
        if len(name) > 1 and register.find(name) is None and scene.tables.leader(name, register.day) is None:
            out |= {plain(word) for word in name}
    return out


def bare(scene: Scene, register: Register, busy: set[int]) -> list[Named]:
    """Names without a title: from the register of this report, else from the table of leaders."""
    out, past = [], 0
    for i in scene.openings:
        if i < past or i in busy:
            continue
        end = name_run(scene, i)
        end = max(end, 1) if i == 0 and _opens(scene) else end
        if end <= i or any(k in busy for k in range(i, end)):
            continue
        name = words_between(scene, i, end)
        person = register.find(name) if name else None
        if name and (person is None or not person.owners):
            person = _known(scene, name, i, end, register) or person
        if person is not None:
            out.append(Named(i, end, person, None))
        past = end
    return out


def _opens(scene: Scene) -> bool:
    """A surname of the table as the first word and subject, which the tagger takes for a common noun ("Zelenskyy")."""
    first = scene.tokens[0]
    known = plain(first.text) in scene.tables.leaders and len(first.text) > 4 and first.text[1:].islower()
    return known and first.tag in ("NN", "JJ", "NNP") and first.dep == "nsubj" and scene.name(0) is None


def _stands_for_a_place(scene: Scene, head: int) -> bool:
    """ "pulled out of Masisi", "fighting near Sake": a leader's surname there is somewhere, not somebody."""
    above = scene.tokens[scene.tokens[head].head]
    if above.lower == "of":
        above = scene.tokens[above.head]
    return scene.tokens[head].dep == "pobj" and above.lower in scene.tables.words["locative"]["prepositions"]


def _known(scene: Scene, name: tuple[str, ...], start: int, end: int, register: Register) -> Person | None:
    alone = len(name) == 1 and (plain(name[0]) in register.strangers or not name[0][1:].islower())
    if (scene.tokens[start].pos != "PROPN" and start > 0) or alone:
        return None
    leader = scene.tables.leader(name, register.day, told=register.told)
    if leader is None or (len(name) == 1 and _stands_for_a_place(scene, end - 1)):
        return None
    owner = leader_owner(scene.tables, leader, scene.chars(start, end - 1))
    return Person(tuple(leader.name.split()), (owner,), leader.sector, leader.office, f"leaders:{leader.name}")
