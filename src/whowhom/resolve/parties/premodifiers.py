"""What stands before a noun: names, possessors and adjectives that say whose it is, how many, and of what sector."""

from __future__ import annotations

from collections.abc import Callable

from whowhom.records import Token
from whowhom.resolve.parties.lexicon import Hit, plain
from whowhom.resolve.parties.people import read_landless
from whowhom.resolve.parties.phrase import COORDINATORS, REBELS, Phrase, cut, glued, number
from whowhom.resolve.parties.scene import INNER, Scene

MODIFIER_POS = ("ADJ", "NOUN", "PROPN", "NUM", "ADV")
PARTICIPLES = ("VBN", "VBG")
UNKNOWN = "UNK"


class Premodifiers:
    """The words before the nouns of one sentence."""

    def __init__(self, scene: Scene, at: Callable[[int], Phrase | None]) -> None:
        self.scene, self._at = scene, at  # ``at`` builds the phrase whose head noun ends at a token
        self.words = scene.tables.words

    def read(self, phrase: Phrase) -> None:
        """From the noun to the left, as far as the words belong to it."""
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
            read_landless(self.scene, phrase, " ".join(plain(token.text) for token in tokens[hit.start : hit.end]))
        return True

    def _leads(self, i: int) -> bool:
        return i < len(self.scene.tokens) and (
            self.scene.tokens[i].lower in self.words["hyphen"]["leads"] or self.scene.name(i) is not None
        )

    def _joins(self, i: int, listed: bool) -> int:
        """How many tokens join two adjectives here ("Russian and Chinese bombers", "Greek, Cypriot, and French ships").

        A comma joins in a list that an "and" closes further right, and in a headline ("Greek, Turkish jets clash").
        """
        tokens = self.scene.tokens
        headline = self.scene.sentence.block == "headline"
        if i == 0 or i + 1 >= len(tokens) or (tokens[i].text == "," and not (listed or headline)):
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
        read_landless(self.scene, phrase, plain(token.text))
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
        if sector is None and phrase.entry.inherits and self._unknown_body(token, phrase) and not own:
            phrase.sector = UNKNOWN  # "SMUG leader": of something that the tables do not know
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

    def _unknown_body(self, token: Token, phrase: Phrase) -> bool:
        """Capitals among small letters: the short name of something."""
        noun = token.pos == "NOUN" and self.scene.tokens[phrase.head].text.islower() and len(token.text) > 1
        return token.text.isupper() and (token.pos == "PROPN" or noun)

    def _possessor(self, phrase: Phrase, last: int) -> None:
        """ "Turkey's parliament", "the Iraqi army's chief", "Erdogan's government", "the country's army"."""
        hit, inner = self.scene.name(last), self._at(last)
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
            phrase.inherit(inner)
        elif inner is not None:
            phrase.whose, phrase.outer = last, inner.outer
            phrase.inherit(inner)
        else:
            phrase.whose = phrase.outer = last
            token = self.scene.tokens[last]
            phrase.person = token.text if token.pos == "PROPN" else None

    def _relative(self, phrase: Phrase, token: Token) -> None:
        """ "China, whose foreign minister …": the word that the clause hangs on is the owner."""
        clause = next((up for up in self.scene.sentence.ancestors(token.i) if up.dep == "relcl"), None)
        if clause is None:
            return
        hit, inner = self.scene.name(clause.head), self._at(clause.head)
        if hit is not None:
            phrase.owners = [self.scene.owner(hit)]
        elif inner is not None and inner.owners:
            phrase.owners = list(inner.owners)
        else:
            phrase.whose = clause.head
