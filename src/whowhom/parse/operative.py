"""Paragraphs of a resolution open with their verb: "1. Condemns the coup;". They are read as "It condemns the coup;".

A parser that was trained on whole sentences takes such a verb for a noun. So it is given the sentence with a subject,
which is taken out of its answer again; whoever resolves is the subject (``Sentence.operative``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from whowhom.codebook.forms import verb_forms
from whowhom.parse.base import Parser
from whowhom.parse.repairs.edit import Changes, edit, root, words
from whowhom.records import Block, Span
from whowhom.syntax import Sentence

ITEM = re.compile(r"(?:^|\n)\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s*$")  # "1." or "(a)" before the paragraph
BEFORE = 12  # characters that an item's number takes at most
OPEN = (",", ":", ";")  # how the paragraph before ends
WORDS = re.compile(r"([A-Z]\w+)(?:\s+(\w+))?")  # the verb, or an adverb and the verb


def is_operative(text: str, block: Block, before: Block | None) -> bool:
    """Whether the paragraph opens with the verb of a resolution, in a row of such paragraphs."""
    if block.kind != "body" or _opening(text[block.span.start : block.span.end]) is None:
        return False
    numbered = ITEM.search(text[max(0, block.span.start - BEFORE) : block.span.start]) is not None
    follows = before is not None and text[before.span.start : before.span.end].rstrip().endswith(OPEN)
    return numbered or follows


def _opening(own: str) -> tuple[str, int] | None:
    """The subject that the paragraph's first verb asks for, and where that verb ends."""
    found = WORDS.match(own)
    if found is None:
        return None
    n = 2 if found.group(1).lower() in words("operative_adverbs") and found.group(2) else 1
    verb = found.group(n)
    if verb.lower() in words("operative"):
        return "It ", found.end(n)
    # "WE, the ministers of …: AGREE to …": in capitals, so that it is no order and no noun
    plural = verb.isupper() and not words("operative").isdisjoint(verb_forms(verb.lower()))
    return ("We ", found.end(n)) if plural else None


def parse(parser: Parser, text: str, block: Block) -> Iterator[Sentence]:
    """The sentences of an operative paragraph."""
    own = text[block.span.start : block.span.end]
    subject, end = _opening(own) or ("", 0)
    given = subject + own[:end].lower() + own[end:]
    offset = block.span.start - len(subject)
    first, *rest = (_moved(sentence, offset, text) for sentence in parser.parse(given, [_whole(given)]))
    if len(first) > 1:
        yield replace(_led_by_verb(_without_subject(first)), operative=True)
    yield from rest


def _whole(text: str) -> Block:
    return Block("body", Span(0, len(text)))


def _moved(sentence: Sentence, by: int, text: str) -> Sentence:
    """The sentence at its place in the report, with the report's own letters; an added subject is left as it is."""
    tokens = []
    for token in sentence.tokens:
        span = Span(token.span.start + by, token.span.end + by)
        tokens.append(replace(token, span=span, text=text[span.start : span.end]))
    return replace(sentence, tokens=tuple(tokens), span=Span(tokens[0].span.start, tokens[-1].span.end))


def _without_subject(sentence: Sentence) -> Sentence:
    kept = []
    for token in sentence.tokens[1:]:
        head = token.i if token.head == 0 else token.head
        kept.append(replace(token, i=token.i - 1, head=head - 1))
    return replace(sentence, tokens=tuple(kept), span=Span(kept[0].span.start, kept[-1].span.end))


def _led_by_verb(s: Sentence) -> Sentence:
    """ "Warns that, should they fail, it shall act": the verb that opens the paragraph rules it."""
    top = root(s)
    verb = next((t.i for t in s.tokens[:2] if t.tag in ("VBZ", "VBP")), top)
    changes: Changes = {verb: {"head": verb, "dep": "ROOT"}, top: {"head": verb, "dep": "ccomp"}}
    return edit(s, changes) if verb != top else s
