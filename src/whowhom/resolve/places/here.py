"""Words that point to where the report is written: "met here", "gathered in this border town"."""

from __future__ import annotations

from dataclasses import replace

from whowhom.records import Found, Place, Span, Token
from whowhom.resolve.places.dateline import dateline_place
from whowhom.resolve.places.names import Names
from whowhom.resolve.places.position import locate
from whowhom.resolve.places.tables import PlaceTables
from whowhom.syntax import Reading, Sentence


def find_here(reading: Reading, names: Names, tables: PlaceTables) -> list[Found[Place]]:
    """The place of the date line, wherever the words under it point there."""
    lines = [block for block in reading.blocks if block.kind == "dateline" and block.place]
    out: list[Found[Place]] = []
    for sentence in reading.sentences if lines else ():
        pointing = _pointing(reading, sentence, tables)
        above = next((block for block in reversed(lines) if block.span.end <= sentence.span.start), None)
        asked = replace(reading, blocks=(above,)) if pointing and above is not None else None
        home = dateline_place(asked, names, tables) if asked is not None else None
        for token, span, role in pointing:
            if home is not None:
                place = replace(home, text=reading.slice(span), span=span, role=role)
                out.append(Found(place, sentence.index, token.i))
    return out


def _pointing(reading: Reading, sentence: Sentence, tables: PlaceTables) -> list[tuple[Token, Span, str | None]]:
    """The words with their span and preposition; what somebody is quoted with points to where that one speaks."""
    words = tables.words
    out: list[tuple[Token, Span, str | None]] = []
    for token in sentence.tokens:
        if token.lower not in words.here and token.lower not in words.here_nouns:
            continue
        if reading.slice(Span(sentence.span.start, token.span.start)).count('"') % 2:
            continue
        if token.lower in words.here and token.tag == "RB" and token.dep == "advmod":
            out.append((token, token.span, None))
        opener = next((k for k in sentence.children(token.i, "det") if k.lower in words.this), None)
        if opener is None or token.lower not in words.here_nouns:
            continue
        position = locate(sentence, opener.i, token.i, "city", words)
        if position is not None:
            out.append((token, sentence.chars(opener.i, token.i), position.role))
    return out
