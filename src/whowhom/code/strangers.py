"""Proper names that no table knows act, in a party's position, for the country where the report is at home."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whowhom.code.act import Act
from whowhom.code.told import Entry
from whowhom.codebook import Codebook
from whowhom.records import Mention, Party, Span
from whowhom.syntax import Sentence

POSITIONS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative")
SECTORS = {"PERSON": "CVL", "ORG": "UNK"}

Words = Mapping[str, Mapping[str, Sequence[str]]]  # grammar.toml [body_words]


def strangers(
    sentence: Sentence, mentions: Mapping[int, Mention], taken: Iterable[Span], home: str, name: str, book: Codebook
) -> list[Mention]:
    """Mentions of unknown people and bodies, as parties of ``home`` (ISO3) whose English name is ``name``.

    ``taken``: the places and forces of the sentence, which are nobody ("four J-16s").
    """
    names = [t for t in sentence.tokens if t.ent in SECTORS and t.pos == "PROPN" and t.dep in POSITIONS]
    spans = [*(m.span for m in mentions.values()), *taken] if names else []
    bodies, pointing = book.grammar["body_words"], book.words("pointing")
    out = []
    for token in names:
        words = [i for i in sentence.subtree(token.i) if sentence[i].ent == token.ent and i <= token.i]
        covered = any(span.overlaps(sentence[i].span) for span in spans for i in words)
        if covered or _about_somebody(sentence, token.i, mentions):
            continue
        pointed = any(k.lower in pointing for k in sentence.children(token.i, "det"))
        if len(words) == 1 and pointed and not token.text.isupper():
            noun = token.lower  # "the Community": a body told before, for the discourse to find
            out.append(
                Mention(token.span, sentence.index, token.i, "definite", noun=noun, number="singular", rule="unknown")
            )
            continue
        first = min(i for i in words if all(k in words for k in range(i, token.i + 1)))
        span = Span(sentence[first].span.start, token.span.end)
        told = _sort(sentence, token.i, bodies) if token.ent == "ORG" and len(words) > 1 else None
        sector = told or SECTORS[token.ent]
        party = Party(
            f"{home}.{sector}", name, home, sector, " ".join(t.text for t in sentence.tokens[first : token.i + 1]), span
        )
        kind = "person" if token.ent == "PERSON" else "name"
        out.append(
            Mention(span, sentence.index, token.i, kind, (party,), number="singular", rule=f"unknown:{token.ent}")
        )
    return out


def again(
    sentence: Sentence, mentions: Mapping[int, Mention], told: Sequence[Entry], nouns: frozenset[str]
) -> list[Mention]:
    """ "The National Telecommunications Commission … the commission": a body told before, by the noun of its name."""
    out = []
    for token in sentence.tokens:
        if token.lower not in nouns or token.i in mentions or token.dep not in POSITIONS or not token.text.islower():
            continue
        if [k.lower for k in sentence.children(token.i) if k.dep not in ("prep", "relcl", "punct", "case")] != ["the"]:
            continue
        named = (party for e in reversed(told) for party in e.parties if token.lower in party.text.lower().split())
        party = next(named, None)
        if party is not None:
            one = (replace(party, text=token.text, span=token.span),)
            out.append(
                Mention(token.span, sentence.index, token.i, "organ", one, token.lower, "singular", rule="again")
            )
    return out


def _sort(sentence: Sentence, head: int, bodies: Words) -> str | None:
    """The sector that the words of a body's name tell: "the National Security Committee", "the Workers' Federation"."""
    name = {sentence[i].lower for i in sentence.subtree(head) if sentence[i].text[:1].isupper()}
    inside = (sector for sector, words in bodies["anywhere"].items() if name & set(words))
    last = (sector for sector, words in bodies["last"].items() if sentence[head].lower in words)
    return next(inside, None) or next(last, None)


def _about_somebody(sentence: Sentence, head: int, mentions: Mapping[int, Mention]) -> bool:
    """Whether the name stands beside or under a phrase that is known ("the minister, X"; "X of Iran")."""
    near = [k.i for k in sentence.children(head, "appos", "compound", "poss", "amod", "nmod")]
    above = [sentence[head].head] if sentence[head].dep in ("appos", "conj") else []
    return any(i in mentions for i in (*near, *above))


def of_strangers(act: Act) -> bool:
    """ "Harlow & Finch rejected the bid": a body that no table knows, toward nobody, does business, not politics."""
    return bool(act.actors) and not act.recipients and all(party.sector == "UNK" for party in act.actors)
