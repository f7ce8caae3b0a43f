"""Whose a force or a sum is: what its own words say, else whose clause it stands in, else the side of the act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from whowhom.code.act import Act, land
from whowhom.code.befall import BEFALLING
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.codebook.rows import layered, parts
from whowhom.records import Force, Found

MOVED = ("AID", "MOBILIZE", "COOPERATE", "RETREAT")  # acts in which the actor's own are sent or used
MODIFYING = ("poss", "compound", "amod", "nmod")


@cache
def _origins() -> dict[str, str]:
    rows = layered("equipment")
    names = {alias: row["origin"] for row in rows for alias in parts(row["aliases"])}
    return names | {row["model"]: row["origin"] for row in rows}


def _payers(act: Act) -> list[str]:
    """Whose money an act tells of: the doer's; what is asked for or taken is the other side's."""
    side = act.recipients if act.type in ("REQUEST", *BEFALLING) else act.actors
    owners = sorted({land(party) for party in side})
    return owners if len(owners) == 1 else []


class Whose:
    """The owners of the forces of one sentence. ``forces``: the heads of all of them."""

    def __init__(self, grammar: Grammar, phrases: Phrases, forces: Sequence[int]) -> None:
        self._grammar, self._phrases, self._s = grammar, phrases, grammar.sentence
        self._shares = {i for i in forces if self._s[i].pos in ("NUM", "ADJ") or self._s[i].ent == "NORP"}

    def owners(self, force: Found[Force], act: Act) -> list[str | None]:
        """One owner each, or one None where a figure is that of several together or nobody is named."""
        if force.value.kind == "money":
            return list(_payers(act)) or [None]
        if self._each(force.head):
            sides = {land(party) for party in act.actors}
            sides |= {land(party) for party in act.recipients} if len(sides) < 2 else set()
            told = self.subject(force.head)
            return [*sorted(told if len(told) > 1 else sides)] or [None]
        named = self.named(force.head, act)
        owners = named or self._sides(force, act)
        made, doers = _origins().get(force.value.model or ""), {land(party) for party in act.actors}
        if made is not None and made in (named or doers) and len(named or doers) > 1:
            owners = [made]  # of those who act together, the one whose make it is
        if len(owners) > 1 and force.value.count is not None:
            owners = []
        return list(owners) or [self._by_class(force.value) or self._based(force.head)]

    def _by_class(self, force: Force) -> str | None:
        """ "the carrier Nimitz": the first ship of a class bears its name; only for one that nothing else tells of."""
        name = force.text.split()[-1]
        return _origins().get(f"{name}-class") if force.model is None and name[:1].isupper() else None

    def named(self, head: int, act: Act) -> list[str]:
        """Whose the words say: "Gondorian ships", "ships from Gondor", "the Gondorian squadron led by the cruiser"."""
        own = self.own(head)
        if own:
            return sorted(own)
        if self._is_others(head, act):
            return []
        mention = self._phrases.mention(head)
        named = mention is None or bool(mention.parties) or mention.owner is not None
        lands = self._phrases.parties(head).lands
        if self._is_split(head):
            lands = frozenset()
        elif mention is None and self._s.children(head, "conj"):  # what is joined to it may be another's
            lands = frozenset(land(party) for party in self._phrases.owners(head))
        if not (named and lands):
            told = self._of(head) or self._whole(head) or self._unit(head)
            told = told or (self._sources(head) if act.type in MOVED else frozenset())
            lands = told or (lands if act.type in BEFALLING else frozenset())  # "sent 28 rescuers": the sender's own
        return sorted(lands)

    def own(self, head: int) -> frozenset[str]:
        """What a phrase itself names, without what is joined to it: "two Gondorian ships and one Rohirric boat"."""
        below = [k.i for p in self._s.children(head, "prep") if p.lower in ("of", "from") and p.i == head + 1
                 for k in self._s.children(p.i, "pobj")]  # fmt: skip
        if self._s[head].pos == "NUM" and below:  # "five of the Gondorian navy"
            return frozenset(owner for i in below for owner in self._told_by(i) or self._place_or_party(i))
        return self._told_by(head)

    def _is_split(self, head: int) -> bool:
        """ "ten ships, seven of them Gondorian": what is told of a share is not told of the whole."""
        return bool(self._shares & set(self._s.subtree(head)) - {head})

    def subject(self, head: int) -> frozenset[str]:
        """Whose clause the force stands in: "Gondor sent 2,000 troops", "the Gondorian ships were one frigate …"."""
        verb = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        at = self._grammar.surface(verb) if verb is not None else None
        if at is None or at in self._listed(head):
            return frozenset()
        return self._phrases.parties(at).lands

    def _listed(self, head: int) -> list[int]:
        """The word itself and those that it is joined to: "ships, jets and 300 men"."""
        out = [head]
        while self._s[out[-1]].dep in ("conj", "appos") and self._s[out[-1]].head not in out:
            out.append(self._s[out[-1]].head)
        return out

    def _each(self, head: int) -> bool:
        """ "three from each side", "each sent two frigates", "two frigates each": the figure is that of every side."""
        verb = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), head)
        at = self._grammar.surface(verb) if verb != head else None
        near = {head, verb, *([at] if at is not None else [])}
        after = self._s[head + 1].lower if head + 1 < len(self._s) else ""
        side = head + 2 < len(self._s) and after in ("of", "from") and self._s[head + 2].lower == "each"
        floats = any(t.lower == "each" and t.head in near and t.dep != "det" for t in self._s.tokens)
        return side or after == "each" or floats

    def _is_others(self, head: int, act: Act) -> bool:
        """ "shot down his jet": a pronoun before the object of harm does not mean the doer."""
        pronoun = any(k.tag == "PRP$" for k in self._s.children(head, "poss"))
        doers = {land(p) for p in act.actors}
        return pronoun and self._in_object_of_harm(act, head) and self._phrases.parties(head).lands <= doers

    def _of(self, head: int) -> frozenset[str]:
        """ "bombers of the Gondorian air force and two ships of Rohan": the first that stands after "of"."""
        below = [k.i for p in self._s.children(head, "prep") if p.lower == "of" for k in self._s.children(p.i, "pobj")]
        return frozenset(owner for i in below for owner in self._told_by(i))

    def _based(self, head: int) -> str | None:
        """ "two aircraft of Minas Tirith": of the country where they are at home, if nothing else tells whose."""
        below = [k.i for p in self._s.children(head, "prep") if p.lower == "of" for k in self._s.children(p.i, "pobj")]
        told = [found for i in below if (found := self._phrases.parties(i, place=True)).via == "place"]
        return min(told[0].lands) if told else None

    def _unit(self, head: int) -> frozenset[str]:
        """ "a Gondorian convoy of 12 lorries": what a unit is made of is whose the unit is."""
        above = self._s.head(head)
        counted = self._s[head].dep == "pobj" and above.lower == "of" and above.head == above.i - 1
        return self._told_by(above.head) if counted else frozenset()

    def _told_by(self, head: int) -> frozenset[str]:
        """The parties that a phrase names by itself, or whose owner it names; nobody who is only guessed."""
        mention, split = self._phrases.mention(head), self._is_split(head)
        if mention is not None and mention.parties and not split:
            return frozenset(land(party) for party in mention.parties)
        near = [mention.owner] if mention is not None and mention.owner is not None else []
        near += [k.i for k in self._s.children(head, *MODIFYING)]
        near = [i for i in near if i < head] if split else near
        told = (self._parties(i) for i in near)
        return next((lands for lands in told if lands), frozenset())

    def _parties(self, modifier: int) -> frozenset[str]:
        """ "Gondorian and Rohirric ships"."""
        mentions = map(self._phrases.mention, self._s.conjuncts(modifier))
        return frozenset(land(party) for m in mentions if m is not None for party in m.parties)

    def _sources(self, head: int) -> frozenset[str]:
        """ "trucks laden with food from Gondor"."""
        below = [self._s[i] for i in self._s.subtree(head) if self._s[i].lower == "from" and i > head]
        return frozenset(
            owner for prep in below for k in self._s.children(prep.i, "pobj") for owner in self._place_or_party(k.i)
        )

    def _place_or_party(self, head: int) -> frozenset[str]:
        return self._phrases.parties(head, place=True).lands

    def _whole(self, head: int) -> frozenset[str]:
        """ "the Gondorian squadron, led by the cruiser", "eleven Gondorian ships, among them the destroyer"."""
        if self._s[head].dep == "appos":
            return self._told_by(self._s[head].head)
        clause = next((t for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        return self._told_by(clause.head) if clause is not None and clause.dep == "acl" else frozenset()

    def _sides(self, force: Found[Force], act: Act) -> list[str]:
        """Whose the act says: the doer's, but the other side's in the object of harm."""
        owners: list[str] = []
        if act.actors and not self._in_object_of_harm(act, force.head):
            owners = sorted(self._mover(force.head) or {land(p) for p in act.actors})
            owners = owners if len(owners) == 1 or force.value.count is not None else []
            if len(owners) > 1 and not (act.reciprocal or force.value.model):
                owners = []
            if len(owners) > 1:
                return owners
        if not owners and act.recipients and (act.actors or act.type not in MOVED):
            owners = sorted({land(p) for p in act.recipients})[:1]
        return owners

    def _mover(self, head: int) -> frozenset[str]:
        """Whose clause the force stands in: "Beijing sent 2,000 troops", "Beijing was represented by two ships"."""
        verb = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        subject = self._grammar.clause(verb).subject if verb is not None else None
        if subject is None:
            return frozenset()
        if subject not in self._listed(head):
            return self._phrases.parties(subject).lands
        return self.own(subject) or self.subject(head)

    def _in_object_of_harm(self, act: Act, head: int) -> bool:
        """ "bombed two tanks"; but "bombed the camp with two jets"."""
        if act.type not in BEFALLING or act.sentence != self._s.index or self._grammar.passive(act.verb):
            return False
        return head > act.verb and head in self._s.subtree(act.verb) and not self._is_means(head)

    def _is_means(self, head: int) -> bool:
        """ "bombed the camp with two jets", "fired six rockets at the camp", "sent troops into the valley"."""
        token, above = self._s[head], self._s.head(head)
        while token.dep in ("conj", "appos") or (above.lower == "of" and above.head == above.i - 1):
            token = self._s.head(above.i) if above.lower == "of" else above  # "sent dozens of tanks into the valley"
            above = self._s.head(token.i)
        tool = above.lower in self._phrases.words.tool and token.dep in ("pobj", "dobj")
        return tool or (token.dep == "dobj" and above.lower in self._phrases.words.wielding)
