"""Peoples that bear another state's name: "the Hungarians of Transylvania", "ethnic Russians" are where they live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whowhom.code.act import land
from whowhom.code.discourse import Discourse
from whowhom.records import Mention
from whowhom.syntax import Sentence


def at_home(mention: Mention, sentence: Sentence, mentions: Mapping[int, Mention], discourse: Discourse) -> Mention:
    """The mention, its party that of the land where such people live; as it is where it tells of no such people."""
    lands = {land(party) for party in mention.parties}
    if mention.kind not in ("demonym", "people") or len(lands) != 1:
        return mention
    ethnic = any(k.lower in discourse.words["ethnic"] for k in sentence.children(mention.head))
    there = _settled(mention, sentence, mentions, discourse, ("of", "in", "from") if ethnic else ("of",))
    if there is None and ethnic:
        there = discourse.home or discourse.scene(mention)
    if there is None or there in lands:
        return mention
    party = discourse.party(there, "CVL", mention)
    return replace(mention, parties=(replace(party, text=mention.parties[0].text, span=mention.parties[0].span),))


def _settled(
    mention: Mention,
    sentence: Sentence,
    mentions: Mapping[int, Mention],
    discourse: Discourse,
    near: tuple[str, ...],
) -> str | None:
    """ "the Serbs of northern Kosovo": the country of the place after "of"."""
    if sentence[mention.head].tag not in ("NNS", "NNPS"):
        return None
    for prep in sentence.children(mention.head, "prep"):
        below = sentence.child(prep.i, "pobj") if prep.lower in near else None
        if below is None:
            continue
        named = mentions.get(below.i)
        country = discourse.towns.get((sentence.index, below.i))
        if named is not None and named.kind == "name" and len(named.parties) == 1:
            country = named.parties[0].country
        if country is not None:
            return country
    return None
