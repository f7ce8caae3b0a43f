"""Who is named of a group: "allies such as Chad and Niger", "six states, among them Peru, condemned …"; and of a
land's rebels, where the report names one armed group of theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from whowhom.code.act import Act, unique
from whowhom.code.told import Entry
from whowhom.records import Party
from whowhom.syntax import Sentence

OFTENER = 2  # how much oftener one group is named than the next
PLURALS = ("NNS", "NNPS")


def named_of(sentence: Sentence, head: int, naming: Collection[str]) -> list[int]:
    """The heads of those who are named of a plural noun, in order; [] for any other word.

    ``naming``: prepositions before them; "as" counts after "such" alone.
    """
    if sentence[head].tag not in PLURALS:
        return []
    out: list[int] = []
    for kid in sentence.children(head, "appos", "prep"):
        if kid.dep == "appos":
            out += sentence.conjuncts(kid.i)
        elif kid.lower in naming or (kid.lower == "as" and any(k.lower == "such" for k in sentence.children(kid.i))):
            out += [i for below in sentence.children(kid.i, "pobj") for i in sentence.conjuncts(below.i)]
    return sorted(out)


def name_rebels(acts: Iterable[Act], told: Iterable[Entry]) -> None:
    """ "The guerrilla chief signed a truce. … UNITA's men …": a land's rebels are its one group that is named."""
    groups: dict[str, Counter[str]] = {}
    known: dict[str, Party] = {}
    for party in (party for entry in told for party in entry.parties):
        if party.sector == "REB" and party.country is None and party.base is not None:
            groups.setdefault(party.base, Counter())[party.id] += 1
            known[party.id] = party
    alone = {land: known[best] for land, found in groups.items() if (best := _foremost(found))}

    def named(party: Party) -> Party:
        group = alone.get(party.country or "") if party.sector == "REB" else None
        return party if group is None else replace(group, text=party.text, span=party.span)

    for act in acts:
        act.actors = unique([named(party) for party in act.actors])
        act.recipients = unique([named(party) for party in act.recipients])


def _foremost(told: Counter[str]) -> str | None:
    """The only name, or the one that is told much oftener than any other."""
    (first, times), second = told.most_common(1)[0], [n for _, n in told.most_common(2)[1:]]
    return first if times > OFTENER * sum(second) else None
