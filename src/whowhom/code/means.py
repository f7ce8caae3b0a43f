"""With what and how many: each force and sum goes to the act whose words govern it, and to its owner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from whowhom.code.act import Act, land
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.codebook.rows import layered
from whowhom.records import Evidence, Force, Found, Token
from whowhom.syntax import Reading

MOVED = ("AID", "MOBILIZE", "COOPERATE", "RETREAT")  # acts in which the actor's own are sent or used
HARM = ("ASSAULT", "COERCE", "SANCTION")
BODILY = (*MOVED, "ASSAULT", "COERCE", "PROTEST")  # acts that are done with men and machines
PAID = ("AID", "AGREE", "REQUEST", "SANCTION", "COOPERATE", "COERCE", "CONCEDE", "REJECT")  # acts that move money
REACH = 2  # sentences within which a sentence without an act of its own goes on with the last one


@cache
def _origins() -> dict[str, str]:
    return {row["model"]: row["origin"] for row in layered("equipment")}


def _payers(act: Act) -> list[str]:
    """Whose money an act tells of: the doer's; what is asked for or taken is the other side's."""
    side = act.recipients if act.type in ("REQUEST", *HARM) else act.actors
    owners = sorted({land(party) for party in side})
    return owners if len(owners) == 1 else []


class Means:
    """The forces of one sentence. ``governing``: the act whose words a token hangs under."""

    def __init__(
        self,
        reading: Reading,
        grammar: Grammar,
        phrases: Phrases,
        told: Mapping[int, Act],
        refs: Mapping[int, Act],
        governing: Callable[[int], Act | None],
    ) -> None:
        self._reading, self._grammar, self._phrases, self._s = reading, grammar, phrases, grammar.sentence
        self._told, self._refs, self._governing = told, refs, governing
        self._earlier: Sequence[Act] = ()

    def attach(self, earlier: Sequence[Act]) -> None:
        """``earlier``: the acts told before this sentence."""
        self._earlier = earlier
        for force in (f for f in self._reading.forces if f.sentence == self._s.index):
            act = self._act_of(force)
            if act is None or (force.value.kind == "money" and act.type not in PAID):
                continue
            for owner in self._owners(force, act):
                value = replace(force.value, owner=owner)
                if value not in act.forces:
                    act.forces.append(value)

    # -- which act ------------------------------------------------------------------------------------------------
    def _act_of(self, force: Found[Force]) -> Act | None:
        own = self._of_clause(force.head) or self._joined(force.head) or self._governing(force.head)
        if own is not None or force.value.kind == "money":
            return own
        acts = {id(act): act for act in (*self._told.values(), *self._refs.values())}
        if len(acts) == 1:
            return next(iter(acts.values()))
        return None if acts else self._last(force)

    def _of_clause(self, head: int) -> Act | None:
        """ "a destroyer that trespassed", "the jets which bombed": the act of the clause that describes the force."""
        verbs = self._s.children(head, "relcl", "acl")
        return next((self._told[v.i] for v in verbs if v.i in self._told and self._is_doer(v, head)), None)

    def _is_doer(self, verb: Token, head: int) -> bool:
        subjects = self._s.children(verb.i, "nsubj")
        relative = not subjects or any(k.tag in ("WDT", "WP") for k in subjects)
        return verb.i > head and relative and verb.tag != "VBN" and self._told[verb.i].type in BODILY

    def _joined(self, head: int) -> Act | None:
        """ "put two destroyers to sea and moved batteries": verbs of one subject tell of one act with machines."""
        verb = next((t for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        if verb is None or verb.i in self._told:
            return None
        acts = [self._told[k.i] for k in self._s.children(verb.i, "conj") if k.i in self._told]
        return next((act for act in acts if act.type in BODILY and not self._s.children(act.verb, "nsubj")), None)

    def _last(self, force: Found[Force]) -> Act | None:
        """The last act done with men and machines, where a sentence without an act tells of its owner's forces."""
        index = self._s.index
        near = [a for a in self._earlier if index - REACH <= max((n for n, _ in a.verbs), default=a.sentence)]
        act = next((a for a in reversed(near) if a.type in BODILY and a.status in ("occurred", "ongoing")), None)
        counted = force.value.count is not None or force.value.model is not None
        if act is None or not counted or force.value.kind == "people" or not self._happens(force.head):
            return None
        lands = self._phrases.parties(force.head).lands
        if not (lands <= {land(p) for p in act.actors} if lands else len({land(p) for p in act.actors}) == 1):
            return None
        act.evidence.setdefault(index, Evidence(self._reading.slice(self._s.span), self._s.span))
        return act

    def _happens(self, head: int) -> bool:
        """Whether the clause tells what was done, not what may be or is only said to be."""
        verb = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        if verb is None:
            return False
        helpers = self._s.children(verb, "aux", "neg")
        return not any(k.tag == "MD" or k.dep == "neg" for k in helpers)

    # -- whose ----------------------------------------------------------------------------------------------------
    def _owners(self, force: Found[Force], act: Act) -> Iterator[str | None]:
        """One owner each, or one value without an owner where a figure is that of several together."""
        named = [] if force.value.kind == "money" else self._named(force, act)
        owners = named or (_payers(act) if force.value.kind == "money" else self._sides(force, act))
        made, doers = _origins().get(force.value.model or ""), {land(party) for party in act.actors}
        if made is not None and made in (named or doers) and len(named or doers) > 1:
            owners = [made]  # of those who act together, the one whose make it is
        if len(owners) > 1 and force.value.count is not None:
            owners = []
        yield from owners or (None,)

    def _named(self, force: Found[Force], act: Act) -> list[str]:
        """Whose the words say: "Gondorian ships", "ships from Gondor", "the Gondorian squadron led by the cruiser"."""
        mention = self._phrases.mention(force.head)
        named = mention is None or bool(mention.parties) or mention.owner is not None
        lands = self._phrases.parties(force.head).lands
        if not (named and lands):
            told = self._of(force.head) or self._whole(force.head)
            told = told or (self._sources(force.head) if act.type in MOVED else frozenset())
            lands = told or (frozenset() if act.type in MOVED else lands)  # "sent 28 rescuers": the sender's own
        return sorted(lands)

    def _of(self, head: int) -> frozenset[str]:
        """ "bombers of the Gondorian air force and two ships of Rohan": the first that stands after "of"."""
        below = [k.i for p in self._s.children(head, "prep") if p.lower == "of" for k in self._s.children(p.i, "pobj")]
        return frozenset(owner for head in below for owner in self._told_by(head))

    def _told_by(self, head: int) -> frozenset[str]:
        """The parties that a phrase names by itself, or whose owner it names; nobody who is only guessed."""
        mention = self._phrases.mention(head)
        near = [mention.owner] if mention is not None and mention.owner is not None else []
        near += [k.i for k in self._s.children(head, "poss", "compound", "amod", "nmod")]
        told = [m for m in (mention, *map(self._phrases.mention, near)) if m is not None and m.parties]
        return frozenset(land(party) for party in told[0].parties) if told else frozenset()

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
        if not owners and act.recipients:
            owners = sorted({land(p) for p in act.recipients})[:1]
        return owners

    def _mover(self, head: int) -> frozenset[str]:
        """Whose clause the force stands in: "Beijing sent 2,000 troops"."""
        verb = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        subject = self._grammar.clause(verb).subject if verb is not None else None
        return self._phrases.parties(subject).lands if subject is not None else frozenset()

    def _in_object_of_harm(self, act: Act, head: int) -> bool:
        if act.type not in HARM or act.sentence != self._s.index:
            return False
        return head > act.verb and head in self._s.subtree(act.verb)
