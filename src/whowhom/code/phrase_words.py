"""The words of grammar.toml that noun phrases are read with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whowhom.codebook import Codebook
from whowhom.codebook.forms import noun_forms, verb_forms


@dataclass(frozen=True, slots=True)
class Words:
    """By what they tell; nouns and verbs in all their forms."""

    listing: frozenset[str]
    naming: frozenset[str]  # prepositions before who is named of a group
    same: frozenset[str]
    pointing: frozenset[str]
    wielding: frozenset[str]
    tool: frozenset[str]  # prepositions: "with two jets"
    partitives: frozenset[str]
    whole: frozenset[str]  # prepositions: "two of the states"
    holding: frozenset[str]
    genus: frozenset[str]
    general: frozenset[str]
    spoken: frozenset[str]
    crowds: frozenset[str]
    drawing: frozenset[str]
    definite: frozenset[str]
    context: frozenset[str]  # as ``toward``, where a frame has no slot for it
    toward: frozenset[str]  # prepositions before the other side of an act
    topics: frozenset[str]
    courts: frozenset[str]
    former: frozenset[str]
    abroad: frozenset[str]
    private: frozenset[str]
    ground: frozenset[str]
    texts: frozenset[str]
    governing: frozenset[str]
    undergone: frozenset[str]
    making: frozenset[str]
    hosting: frozenset[str]
    unsaid: frozenset[str]
    befallen: Mapping[str, frozenset[str]]  # by sector
    act_nouns: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    opposed: Sequence[str]
    owner_preps: Sequence[str]
    owning_up: frozenset[str]
    undergoing: frozenset[str]

    @classmethod
    def of(cls, book: Codebook) -> Words:
        """Of a codebook."""
        return cls(
            listing=book.words("listing"),
            naming=book.words("anaphora.naming"),
            same=book.words("same"),
            pointing=book.words("pointing_many"),
            wielding=book.words("wielding"),
            tool=book.words("behind.tool"),
            partitives=book.words("partitives"),
            whole=book.words("behind.whole"),
            holding=book.words("anaphora.holding"),
            genus=book.words("genus"),
            general=book.words("general_acts"),
            spoken=book.words("spoken_acts"),
            crowds=book.words("crowds"),
            drawing=book.words("drawing"),
            definite=book.words("definite"),
            context=book.words("context"),
            toward=book.words("toward"),
            topics=book.words("opposed_topics"),
            courts=book.words("court_acts"),
            former=book.words("former"),
            abroad=book.words("abroad"),
            private=book.words("private_nouns", noun_forms),
            ground=book.words("territory_nouns", noun_forms),
            texts=book.words("text_nouns", noun_forms),
            governing=book.words("governing", noun_forms),
            undergone=book.words("undergone", noun_forms),
            making=book.words("making", verb_forms),
            hosting=book.words("hosting", verb_forms),
            unsaid=book.words("befallen.unsaid", noun_forms),
            befallen={s: book.words(f"befallen.{s}", noun_forms) for s in book.grammar["befallen"] if s != "unsaid"},
            act_nouns=book.grammar["act_nouns"],
            numbers=book.grammar["group_numbers"],
            opposed=book.grammar["opposed"],
            owner_preps=book.grammar["owner_preps"],
            owning_up=book.words("owning_up.verbs", verb_forms) | book.words("owning_up.nouns", noun_forms),
            undergoing=book.words("owning_up.undergoing"),
        )
