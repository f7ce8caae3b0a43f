"""A common noun with the words that belong to it: whose it is, how many, of what sector."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from whowhom.records import Token
from whowhom.resolve.parties.lexicon import Hit, plain
from whowhom.resolve.parties.phrase import Phrase, cut, glued, held_by, number
from whowhom.resolve.parties.scene import INNER, Scene

MODIFIER_POS = ("ADJ", "NOUN", "PROPN", "NUM", "ADV")
PARTICIPLES = ("VBN", "VBG")
COORDINATORS = ("and", ",", "or", "/")
REBELS = ("REB", "OPP")


class Phrases:
    """The noun phrases of one sentence, each built once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.tables.words
        self._made: dict[int, Phrase | None] = {}
        self._inside_nouns = {i for hit in scene.nouns.values() for i in range(hit.start, hit.end)}

    def all(self) -> list[Phrase]:
        found = [phrase for i in sorted(self.scene.nouns) if (phrase := self.at(i)) is not None]
        for left, right in pairwise(found):
            self._share(left, right)
        return found

    def _share(self, left: Phrase, right: Phrase) -> None:
        """ "ships and aircraft from Greece", "Russian troops and warships": one owner for both nouns."""
        between = self.scene.tokens[left.head + 1 : right.first]
        if left.entry.kind != right.entry.kind or len(between) != 1 or between[0].lower not in ("and", "or", ","):
            return
        if right.owners and not left.owners and right.reach > right.head and left.whose is None:
            left.owners = list(right.owners)
            return
        free = not right.owners and right.determiner is None and right.whose is None
        if left.owners and free and left.entry.kind == "force":
            right.owners = list(left.owners)

    def at(self, head: int) -> Phrase | None:
        """The phrase whose head noun ends at a token; None where that word only modifies another noun."""
        if head not in self._made:
            self._made[head] = None  # a phrase can not own itself
            hit = self.scene.nouns.get(head)
            if hit is not None and self._modifies(hit):
                bare = Phrase(hit.start, hit.end - 1, hit.entry, sector=hit.entry.sector, reach=hit.end - 1)
                self._made[head] = bare if self._owns(hit) else None
            elif hit is not None:
                self._made[head] = self._build(hit)
        return self._made[head]

    def _modifies(self, hit: Hit) -> bool:
        """ "police" in "police officers": the next word goes on with the same noun phrase."""
        tokens, last = self.scene.tokens, self.scene.tokens[hit.end - 1]
        if hit.end >= len(tokens):
            return False
        nxt = tokens[hit.end]
        if nxt.text == "-" and hit.end + 1 < len(tokens):
            return last.dep in (*INNER, "npadvmod") and last.head > last.i
        if nxt.pos == "PROPN" and nxt.i not in self._inside_nouns and self.scene.name(nxt.i) is None:
            return False  # a title before a name, a ship before hers
        return nxt.pos in ("NOUN", "PROPN") and last.dep in INNER and last.head > last.i

    def _owns(self, hit: Hit) -> bool:
        """ "police posts", "an army base": an organ before a noun that stands for nobody is whose the thing is."""
        tokens, last = self.scene.tokens, self.scene.tokens[hit.end - 1]
        if held_by(tokens, hit.end, self.words["hyphen"]["holds"]):
            return True  # "rebel-held towns"
        thing = range(hit.end, tokens[last.head].i + 1)
        named = hit.start > 0 and self.scene.name(hit.start - 1) is not None  # "a Russian army base"
        holds = hit.entry.noun in self.words["holders"]["nouns"] and last.dep == "compound"
        return holds and not named and not self._inside_nouns.intersection(thing)

    def _build(self, hit: Hit) -> Phrase:
        phrase = Phrase(hit.start, hit.end - 1, hit.entry, reach=hit.end - 1)
        phrase.sector = hit.entry.sector
        self._walk_left(phrase)
        tokens = self.scene.tokens
        while phrase.first < hit.start and (tokens[phrase.first].pos == "ADV" or tokens[phrase.first].text == "-"):
            phrase.first += 1
        phrase.outer = min(phrase.outer or phrase.first, phrase.first)
        before = tokens[hit.start - 1] if hit.start else None
        if hit.entry.kind == "organ" and not phrase.owners and before is not None and before.pos == "PROPN":
            phrase.person = phrase.person or before.text  # "the Reagan administration"
        if hit.entry.kind == "definite":
            phrase.count = phrase.count or self.words["counted"].get(hit.entry.noun)
        self._machine(phrase)
        self._links(phrase)
        self._under(phrase)
        return phrase

    def _machine(self, phrase: Phrase) -> None:
        """A make or model before "fighters" tells aircraft from men."""
        rule = self.words["machines"]
        if (
            phrase.entry.noun in rule["nouns"]
            and any(
                _is_make(token)
                and self.scene.name(token.i) is None
                and plain(token.text) not in self.words["landless"]["peoples"]  # "Druze fighters" are men
                for token in self.scene.tokens[phrase.first : phrase.head]
            )
        ):
            phrase.entry = replace(phrase.entry, kind=rule["kind"], sector=rule["sector"])
            phrase.sector = rule["sector"]

    # left of the noun ---------------------------------------------------------------------------------------------

    def _walk_left(self, phrase: Phrase) -> None:
        tokens, i, own, listed = self.scene.tokens, phrase.first - 1, False, False
        while i >= 0:
            token, hit = tokens[i], self.scene.name(i)
            if hit is not None:
                if not self._take_name(phrase, hit, i):
                    break
                i = hit.start - 1
                phrase.first = hit.start
                continue
            if token.tag == "POS" or (token.dep == "case" and token.text in ("'", "’")):
                self._possessor(phrase, i - 1)
                break
            if token.tag == "WP$":
                self._relative(phrase, token)
                break
            if token.tag == "PRP$":
                phrase.whose = phrase.outer = i
                break
            if token.pos == "DET" or token.tag in ("DT", "PDT"):
                phrase.determiner = token.lower
                phrase.count = phrase.count or self.words["numbers"].get(token.lower)
                if i and tokens[i - 1].lower == "both":
                    phrase.count = 2
                break
            if token.lower in COORDINATORS:
                step = self._joins(i, listed)
                if not step:
                    break
                listed = True
                i -= step
                continue
            if not self._modifier(token, phrase):
                break
            own = self._sector_word(phrase, i, own)
            if token.pos == "NUM" and tokens[i + 1].pos != "NUM":
                phrase.count = number(token.lower, self.words["numbers"])
            phrase.first = i
            i -= 1

    def _take_name(self, phrase: Phrase, hit: Hit, i: int) -> bool:
        """A name before the noun: an adjective or abbreviation always, a plain name if it hangs on the noun."""
        tokens = self.scene.tokens
        if tokens[i].tag == "POS":
            return False
        after = tokens[hit.end] if hit.end < len(tokens) else None
        if (
            after is not None
            and after.text == "-"
            and glued(after, tokens[hit.end - 1])
            and not self._leads(hit.end + 1)
        ):
            return True  # "Iran-backed rebels": part of the phrase, not its owner
        before = tokens[hit.start - 1] if hit.start else None
        if (
            before is not None
            and before.text == "-"
            and glued(tokens[hit.start], before)
            and not self.scene.name(hit.start - 2)
        ):
            return True  # "anti-American protesters"
        adjacent = (
            tokens[hit.end - 1].dep in (*INNER, "poss", "conj", "npadvmod", "advmod")
            and tokens[hit.end - 1].head >= hit.start
        )
        if not hit.entry.attributive and not adjacent:
            return False
        if hit.entry.plural and not adjacent:
            return False
        if phrase.entry.kind == "definite" and hit.entry.kind == "state" and not hit.entry.attributive:
            return True  # "Rakhine state"
        if phrase.entry.noun not in self.words["definite"]["relational"] or phrase.entry.kind == "role":
            phrase.owners.insert(0, self.scene.owner(hit))
            phrase.used.update(range(hit.start, hit.end))
            self._landless(phrase, " ".join(plain(token.text) for token in tokens[hit.start : hit.end]))
        return True

    def _landless(self, phrase: Phrase, people: str) -> None:
        """ "Kurdish forces", "Tigrayan troops": a people without a state has fighters, no army."""
        if phrase.entry.kind == "force" and phrase.sector == "MIL" and people in self.words["landless"]["peoples"]:
            phrase.sector = "REB"

    def _leads(self, i: int) -> bool:
        return i < len(self.scene.tokens) and (
            self.scene.tokens[i].lower in self.words["hyphen"]["leads"] or self.scene.name(i) is not None
        )

    def _joins(self, i: int, listed: bool) -> int:
        """How many tokens join two adjectives here ("Russian and Chinese bombers", "Greek, Cypriot, and French ships").

        A comma joins only in a list that an "and" closes further right.
        """
        tokens = self.scene.tokens
        if i == 0 or i + 1 >= len(tokens) or (tokens[i].text == "," and not listed):
            return 0
        step = 2 if tokens[i - 1].text == "," and i > 1 else 1
        left, right = self.scene.name(i - step), self.scene.name(i + 1)
        if left is not None:
            return step if right is not None and left.entry.attributive and not left.entry.plural else 0
        before, after = tokens[i - 1], tokens[i + 1]
        return 1 if before.pos == "ADJ" == after.pos and before.i == after.head else 0

    def _modifier(self, token: Token, phrase: Phrase) -> bool:
        if token.text == "-":
            return glued(self.scene.tokens[token.i + 1], token)
        if token.tag in PARTICIPLES:
            return token.dep in ("amod", "compound") and token.head <= phrase.head
        if token.pos not in MODIFIER_POS:
            return False
        if token.pos in ("ADJ", "NUM"):
            return token.head >= token.i and token.dep != "acomp"
        return token.i < token.head <= phrase.head

    def _sector_word(self, phrase: Phrase, i: int, own: bool) -> bool:
        """The word before the noun that says what it belongs to; the nearest wins."""
        token = self.scene.tokens[i]
        self._landless(phrase, plain(token.text))
        if phrase.entry.kind == "force" and token.lower in self.words["traded"]["words"]:
            phrase.sector = "BUS"  # "a commercial plane", "a Turkish-owned ship"
        base = token.text.split("-")[0]
        hit = self.scene.tables.names.at([cut(token, base)], 0) if "-" in token.text and len(base) > 1 else None
        if hit is not None and token.lower.rsplit("-", 1)[-1] in self.words["hyphen"]["leads"]:
            phrase.owners.insert(0, self.scene.owner(Hit(i, i + 1, hit.entry)))
        noun = self.scene.nouns.get(i)
        sector = (
            noun.entry.sector
            if noun is not None and noun.entry.kind in ("organ", "people", "role") and not noun.entry.inherits
            else None
        )
        sector = sector or self.scene.tables.modifiers.get(plain(token.text))
        if sector is None and phrase.entry.inherits and token.pos == "PROPN" and token.text.isupper() and not own:
            phrase.sector = None  # "SMUG leader": of something that the tables do not know
            return True
        if sector is None or own:
            return own
        if (
            phrase.entry.inherits
            or sector in REBELS
            or (phrase.entry.kind == "people" and sector != "GOV" and phrase.entry.sector == "CVL")
        ):
            phrase.sector = sector
            return True
        return own

    def _possessor(self, phrase: Phrase, last: int) -> None:
        """ "Turkey's parliament", "the Iraqi army's chief", "Erdogan's government", "the country's army"."""
        hit, inner = self.scene.name(last), self.at(last)
        if phrase.entry.noun in self.words["definite"]["relational"]:
            phrase.whose = phrase.outer = last
            return
        if hit is not None and hit.end == last + 1:
            phrase.owners.insert(0, self.scene.owner(hit))
            phrase.used.update(range(hit.start, hit.end))
            phrase.first = hit.start
        elif inner is not None and inner.owners:
            phrase.owners = inner.owners + phrase.owners
            phrase.first = inner.first
            self._inherit(phrase, inner)
        elif inner is not None:
            phrase.whose, phrase.outer = last, inner.outer
            self._inherit(phrase, inner)
        else:
            phrase.whose = phrase.outer = last
            token = self.scene.tokens[last]
            phrase.person = token.text if token.pos == "PROPN" else None

    def _relative(self, phrase: Phrase, token: Token) -> None:
        """ "China, whose foreign minister …": the word that the clause hangs on is the owner."""
        clause = next((up for up in self.scene.sentence.ancestors(token.i) if up.dep == "relcl"), None)
        if clause is None:
            return
        hit, inner = self.scene.name(clause.head), self.at(clause.head)
        if hit is not None:
            phrase.owners = [self.scene.owner(hit)]
        elif inner is not None and inner.owners:
            phrase.owners = list(inner.owners)
        else:
            phrase.whose = clause.head

    def _inherit(self, phrase: Phrase, inner: Phrase) -> None:
        """The sector of the owner: of a leader or spokesman anybody's, of an officer the rebels' who have one."""
        free = phrase.entry.inherits or inner.sector in REBELS
        if free and phrase.sector == phrase.entry.sector and inner.sector:
            phrase.sector = inner.sector

    # right of the noun --------------------------------------------------------------------------------------------

    def _links(self, phrase: Phrase) -> None:
        """Owners after "of", "for", "from", "in": "presidents of Angola and Burundi", "the parliament in Athens"."""
        tokens, i = self.scene.tokens, phrase.head + 1
        if [t.text for t in tokens[i : i + 3 : 2]] == ["(", ")"]:
            i += 3  # "the Ministry of Foreign Affairs (SRE) of Mexico"
        if phrase.entry.kind == "definite" or phrase.owners or phrase.whose is not None or i >= len(tokens):
            return
        links = self.words["links"]
        there = tokens[i].lower == "in" and phrase.entry.noun in links["role_in"]
        if tokens[i].lower not in links[phrase.entry.kind] and not there:
            return
        moved = phrase.entry.kind in ("force", "people") and tokens[phrase.head].dep == "dobj"
        hung = tokens[i].head in (phrase.head, tokens[phrase.head].head)
        if tokens[i].lower == "from" and (moved or not hung):
            return  # "withdrew troops from Iraq": where, not whose
        self._owners_right(phrase, i + 1)

    def _under(self, phrase: Phrase) -> None:
        """ "the coalition led by Saudi Arabia", "the delegation, headed by Lavrov": who leads it says whose it is."""
        tokens, i = self.scene.tokens, phrase.head + 1
        if phrase.entry.kind == "definite" or phrase.owners or phrase.whose is not None:
            return
        i += 1 if i < len(tokens) and tokens[i].text == "," else 0
        if i + 2 >= len(tokens) or tokens[i].lower not in self.words["links"]["under"].get(tokens[i + 1].lower, ()):
            return
        self._owners_right(phrase, i + 2)
        if not phrase.owners and phrase.whose is None and tokens[i + 2].pos == "PROPN":
            phrase.whose = self._last_of_name(i + 2)

    def _owners_right(self, phrase: Phrase, i: int) -> None:
        """A list of names after the preposition, or one phrase with owners of its own."""
        tokens, i = self.scene.tokens, self._region(i)
        while i < len(tokens):
            while i < len(tokens) and (
                (tokens[i].pos in ("DET", "ADJ") or tokens[i].tag == "VBN")
                and self.scene.name(i) is None
                and i not in self.scene.nouns
            ):
                i += 1
            hit = self._organ(self.scene.name(i)) if i < len(tokens) else None
            if hit is None or self._goes_on(hit):
                self._owner_phrase(phrase, i)
                if hit is not None and hit.entry.org and not phrase.owners:
                    phrase.owners.append(self.scene.owner(hit))  # "from the U.N. mission"
                    phrase.used.update(range(hit.start, hit.end))
                return
            phrase.owners.append(self.scene.owner(hit))
            phrase.used.update(range(hit.start, hit.end))
            phrase.reach = hit.end - 1
            if phrase.entry.inherits and hit.entry.org:
                phrase.sector = hit.entry.sector
            i = self._next_in_list(hit)

    def _region(self, i: int) -> int:
        """ "of the Moldovan breakaway region of Transnistria": where the name of the entity itself stands."""
        tokens = self.scene.tokens
        for k in range(i, min(i + 6, len(tokens) - 2)):
            if tokens[k].lower in self.words["genus"]["nouns"] and tokens[k + 1].lower == "of":
                at = k + 3 if tokens[k + 2].lower == "the" else k + 2
                hit = self.scene.name(at) if at < len(tokens) else None
                return at if hit is not None and hit.entry.sector == "PRE" else i
        return i

    def _organ(self, hit: Hit | None) -> Hit | None:
        """ "of Israel's Mossad", "of the Russian FSB": the organ that follows its state."""
        if hit is None or hit.end >= len(self.scene.tokens):
            return hit
        after = self.scene.name(hit.end + (1 if self.scene.tokens[hit.end].tag == "POS" else 0))
        own = after is not None and after.entry.org and self.scene.tables.organisations[after.entry.org]
        return after if own and own.country == hit.entry.country else hit

    def _goes_on(self, hit: Hit) -> bool:
        """The name is an adjective or owner of a further noun ("of the Russian navy", "of Turkey's parliament")."""
        tokens = self.scene.tokens
        if hit.end >= len(tokens):
            return False
        if hit.entry.kind == "demonym" and tokens[hit.end].pos == "PROPN":
            return True
        return tokens[hit.end].tag == "POS" or (
            tokens[hit.end].pos in ("NOUN", "ADJ") and tokens[hit.end - 1].head >= hit.end
        )

    def _next_in_list(self, last: Hit) -> int:
        """The next name of "Greece, Cyprus, France and Italy"; past the end where the list is over."""
        tokens, start, i = self.scene.tokens, last.end, last.end
        while i < len(tokens) and tokens[i].lower in (*COORDINATORS, "the"):
            i += 1
        hit = self.scene.name(i) if i < len(tokens) else None
        listed = i > start and hit is not None and not self._goes_on(hit)
        if hit is not None and (hit.entry.org is None) != (last.entry.org is None):
            listed = False  # "the regime in Bangui, and Seleka": states and bodies make no list of owners
        closed = any(token.lower in ("and", "or") for token in tokens[start:i])
        return i if listed and (closed or self._list_closes(i)) else len(tokens)

    def _list_closes(self, i: int) -> bool:
        """After a comma a list goes on only if an "and" follows among names; else the name begins a clause."""
        tokens = self.scene.tokens
        while i < len(tokens) and (self.scene.name(i) is not None or tokens[i].lower in (",", "the", "and", "or")):
            if tokens[i].lower in ("and", "or"):
                return True
            i += 1
        return i < len(tokens) and tokens[i].lower in ("and", "or")

    def _owner_phrase(self, phrase: Phrase, i: int) -> None:
        tokens = self.scene.tokens
        heads = [k for k in self.scene.nouns if i <= k <= i + 6]
        for k in sorted(heads):
            inner = self.at(k)
            if inner is None or inner.first > i + 1 or inner.entry.noun in self.words["definite"]["owned"]:
                continue  # "removed the mayor from office"
            if inner.owners:
                phrase.owners = list(inner.owners)
                phrase.used |= inner.used
                phrase.reach = max(inner.reach, k)
            else:
                phrase.whose = inner.whose if inner.whose is not None else k
            self._inherit(phrase, inner)
            return
        if i < len(tokens) and tokens[i].pos == "PROPN" and phrase.entry.kind == "role":
            phrase.whose = self._last_of_name(i)  # of something that the tables do not know
            if phrase.entry.inherits and phrase.sector == phrase.entry.sector:
                phrase.sector = None

    def _last_of_name(self, i: int) -> int:
        tokens = self.scene.tokens
        while i + 1 < len(tokens) and tokens[i + 1].pos == "PROPN":
            i += 1
        return i


def _is_make(token: Token) -> bool:
    """ "Rafale", "Su-27", but no "Sunni" and no "300-strong"."""
    model = token.text[:1].isalpha() and any(letter.isdigit() for letter in token.text)
    return model or (token.pos == "PROPN" and token.ent != "NORP")
