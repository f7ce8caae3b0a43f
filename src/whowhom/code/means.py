"""With what and how many: each force and sum goes to the act whose words govern it, and to its owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from whowhom.code.act import Act, land
from whowhom.code.clause import Grammar
from whowhom.code.phrase import Phrases
from whowhom.code.whose import MOVED, Whose
from whowhom.records import Evidence, Force, Found, Token
from whowhom.syntax import Reading

BODILY = (*MOVED, "ASSAULT", "COERCE", "PROTEST")  # acts that are done with men and machines
PAID = ("AID", "AGREE", "REQUEST", "SANCTION", "COOPERATE", "COERCE", "CONCEDE", "REJECT")  # acts that move money
REACH = 2  # sentences within which a sentence without an act of its own goes on with the last one


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
        self._forces = [f for f in reading.forces if f.sentence == grammar.sentence.index]
        self._whose = Whose(grammar, phrases, [f.head for f in self._forces])

    def attach(self, earlier: Sequence[Act]) -> None:
        """``earlier``: the acts told before this sentence."""
        self._earlier = earlier
        self._before()
        for force in self._forces:
            act = self._act_of(force)
            if act is None or (force.value.kind == "money" and act.type not in PAID):
                self._spare(force)
                continue
            for owner in self._whose.owners(force, act):
                self._give(act, replace(force.value, owner=owner))

    def _give(self, act: Act, force: Force) -> None:
        if force not in act.forces:
            act.forces.append(force)

    # -- told before its act --------------------------------------------------------------------------------------
    def _spare(self, force: Found[Force]) -> None:
        """Keeps a counted force of no act with its owner, for an act of the next sentence: "The ships then passed"."""
        if force.value.count is not None and force.value.kind not in ("money", "people"):
            owners = sorted(self._whose.own(force.head) or self._whose.subject(force.head))
            owner = owners[0] if len(owners) == 1 and self._whose.own(force.head) else None
            self._phrases.spare.append((self._s.index, replace(force.value, owner=owner)))

    def _before(self) -> None:
        """ "Five ships were sighted. The same vessels passed through the strait": "the ships" are those told before."""
        spare = [force for index, force in self._phrases.spare if index == self._s.index - 1]
        for act in {id(a): a for a in self._told.values()}.values() if spare else ():
            subject = self._grammar.surface(act.verb) if act.sentence == self._s.index else None
            if subject is None or act.type not in BODILY or not self._is_same(subject):
                continue
            noun = self._s[subject].lower
            for force in spare:
                known = force.owner is None or force.owner in {land(p) for p in act.actors}
                if known and (noun == "they" or noun.startswith(force.kind.split()[-1])):
                    self._give(act, force)
                    span = self._reading.sentences[self._s.index - 1].span
                    act.evidence.setdefault(self._s.index - 1, Evidence(self._reading.slice(span), span))

    def _is_same(self, head: int) -> bool:
        """ "the ships", "the same vessels", "they": no words of its own that say which."""
        kids = self._s.children(head)
        words = self._phrases.words
        plain = all(k.dep == "det" or k.lower in words.same for k in kids)
        return self._s[head].lower == "they" or (plain and any(k.lower in words.pointing for k in kids))

    # -- which act ------------------------------------------------------------------------------------------------
    def _act_of(self, force: Found[Force]) -> Act | None:
        own = self._of_clause(force.head) or self._joined(force.head) or self._governing(force.head)
        if force.value.kind == "money":
            return own
        heard = own is not None and own.sentence == self._s.index and _is_heard(own)
        if own is not None and not (heard and self._lists(force.head)):
            return own
        acts = {id(act): act for act in (*self._told.values(), *self._refs.values()) if act is not own}
        only = next(iter(acts.values())) if own is None and len(acts) == 1 else None
        if only is not None and not (_is_heard(only) and only.sentence == self._s.index and self._lists(force.head)):
            return only
        if only is not None:
            own, acts = only, {}
        return self._taking_part(force.head) or (own if acts else self._last(force) or own)

    def _lists(self, head: int) -> bool:
        """Whether the clause only tells what a side consists of: "The Gondorian ships included a destroyer"."""
        verb = next((t for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        return verb is not None and verb.lower in self._phrases.words.listing

    def _taking_part(self, head: int) -> Act | None:
        """ "Twenty ships took part in the drills": the act that the clause refers back to."""
        verb = next((t for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        if verb is None or not self._lists(head):
            return None
        below = sorted(i for i in self._refs if verb in self._s.ancestors(i) and self._s[i].dep in ("pobj", "dobj"))
        return self._refs[below[0]] if below else None

    def _of_clause(self, head: int) -> Act | None:
        """ "a destroyer that trespassed", "the jets which bombed": the act of the clause that describes the force."""
        verbs = self._s.children(head, "relcl", "acl")
        if self._s[head].dep == "compound" and self._s[head].head == head + 1:  # "the cruiser Gondor, which sailed"
            verbs += self._s.children(head + 1, "relcl", "acl")
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
        near = [a for a in self._earlier if index - REACH <= max([a.sentence, *(n for n, _ in a.verbs), *a.evidence])]
        done = [a for a in reversed(near) if a.type in BODILY and a.status in ("occurred", "ongoing")]
        act = next((a for a in done if not _is_heard(a)), next(iter(done), None))
        if act is None or not _is_sure(force.value) or not self._may_be(force, act):
            return None
        if not self._happens(force.head, planned=act.type == "COOPERATE" and self._lists(force.head)):
            return None
        act.evidence.setdefault(index, Evidence(self._reading.slice(self._s.span), self._s.span))
        return act

    def _may_be(self, force: Found[Force], act: Act) -> bool:
        """Whether the owner that the sentence names is one of the doers; unnamed, there must be one, or they list."""
        lands = frozenset(self._whose.named(force.head, act)) or self._whose.subject(force.head)
        doers = {land(p) for p in act.actors}
        joint = {land(p) for p in act.recipients} if act.type == "COOPERATE" else set()
        alone = len(doers) == 1 or (act.type == "COOPERATE" and act.reciprocal and self._lists(force.head))
        return lands <= doers | joint if lands else alone

    def _happens(self, head: int, planned: bool) -> bool:
        """Whether the clause tells what was done, not what may be. ``planned``: "will take part" tells of it too."""
        verb = next((t.i for t in self._s.ancestors(head) if self._grammar.is_verb(t.i)), None)
        if verb is None:
            return False
        helpers = self._s.children(verb, "aux", "neg")
        unsure = [k for k in helpers if k.tag == "MD" and not (planned and k.lower == "will")]
        return not unsure and not any(k.dep == "neg" for k in helpers)


def _is_heard(act: Act) -> bool:
    """Whether only the learned coder takes the words for an act."""
    return act.frame.id.startswith("learned")


def _is_sure(force: Force) -> bool:
    """A figure, a model or a name tells that particular men or machines are meant."""
    told = force.count is not None or force.model is not None or force.text.split()[-1][:1].isupper()
    return told and force.kind != "people"
