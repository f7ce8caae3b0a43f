"""What follows a noun and says whose it is: "presidents of Angola and Burundi", "the coalition led by Saudi Arabia"."""

from __future__ import annotations

from collections.abc import Callable

from whowhom.resolve.parties.lexicon import Hit
from whowhom.resolve.parties.phrase import COORDINATORS, Phrase
from whowhom.resolve.parties.scene import Scene


class Postmodifiers:
    """The words after the nouns of one sentence."""

    def __init__(self, scene: Scene, at: Callable[[int], Phrase | None]) -> None:
        self.scene, self._at = scene, at  # ``at`` builds the phrase whose head noun ends at a token
        self.words = scene.tables.words

    def read(self, phrase: Phrase) -> None:
        self._links(phrase)
        self._under(phrase)

    def _links(self, phrase: Phrase) -> None:
        """Owners after "of", "for", "from", "in": "presidents of Angola and Burundi", "the parliament in Athens"."""
        tokens, i = self.scene.tokens, phrase.head + 1
        if [t.text for t in tokens[i : i + 3 : 2]] == ["(", ")"]:
            i += 3  # "the Ministry of Foreign Affairs (SRE) of Mexico"
        if phrase.entry.kind == "definite" or phrase.owners or phrase.whose is not None or i >= len(tokens):
            return
        links = self.words["links"]
        if i + 1 < len(tokens) and tokens[i + 1].dep == "pcomp":
            return  # "accused the government of having armed rebels": what it did, not whose it is
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
            if phrase.entry.inherits and hit.entry.org and len(phrase.owners) == 1:
                phrase.sector = hit.entry.sector
            i = self._next_in_list(hit, self.scene.tokens[phrase.head].tag == "NNS")

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

    def _next_in_list(self, last: Hit, several: bool = False) -> int:
        """The next name of "Greece, Cyprus, France and Italy"; past the end where the list is over.

        ``several``: of more than one ("the envoys of Israel and Hamas").
        """
        tokens, start, i = self.scene.tokens, last.end, last.end
        while i < len(tokens) and tokens[i].lower in (*COORDINATORS, "the"):
            i += 1
        hit = self.scene.name(i) if i < len(tokens) else None
        listed = i > start and hit is not None and not self._goes_on(hit)
        side_by_side = several and [token.lower for token in tokens[start:i]] == ["and"]
        if hit is not None and (hit.entry.org is None) != (last.entry.org is None) and not side_by_side:
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
            inner = self._at(k)
            if inner is None or inner.first > i + 1 or inner.entry.noun in self.words["definite"]["owned"]:
                continue  # "removed the mayor from office"
            if inner.owners:
                phrase.owners = list(inner.owners)
                phrase.used |= inner.used
                phrase.reach = max(inner.reach, k)
            else:
                phrase.whose = inner.whose if inner.whose is not None else k
            phrase.inherit(inner)
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
