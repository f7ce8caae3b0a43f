"""Paragraphs of a resolution open with their verb: "1. Condemns the coup;". They are read as "It condemns the coup;".

A parser that was trained on whole sentences takes such a verb for a noun. So it is given the sentence with a subject,
which is taken out of its answer again; whoever resolves is the subject (``Sentence.operative``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whowhom.parse.base import Parser
from whowhom.parse.repairs.edit import Changes, edit, root, words
from whowhom.records import Block, Span, Token
from whowhom.syntax import Sentence

SUBJECT = "It "
ITEM = re.compile(r"(?:^|\n)\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s*$")  # "1." or "(a)" before the paragraph
OPEN = (",", ":", ";")  # how the paragraph before ends
BEFORE = 12  # characters that an item's number takes at most


def is_operative(text: str, block: Block, before: Block | None) -> bool:
    """Whether the paragraph opens with the verb of a resolution, in a row of such paragraphs."""
    first, second = [*text[block.span.start : block.span.end].split(maxsplit=2), "", ""][:2]
    verb = second.lower() if first.lower() in words("operative_adverbs") else first.lower()
    if block.kind != "body" or not first[:1].isupper() or verb not in words("operative"):
        return False
    numbered = ITEM.search(text[max(0, block.span.start - BEFORE) : block.span.start]) is not None
    follows = before is not None and text[before.span.start : before.span.end].rstrip().endswith(OPEN)
    return numbered or follows


def parse(parser: Parser, text: str, block: Block) -> Iterator[Sentence]:
    """The sentences of an operative paragraph."""
    own = text[block.span.start : block.span.end]
    given = SUBJECT + own[:1].lower() + own[1:]
    first, *rest = parser.parse(given, [Block("body", Span(0, len(given)))])
    yield replace(_led_by_verb(_without_subject(first, text, block)), operative=True)
    for sentence in rest:
        tokens = tuple(_moved(token, text, block) for token in sentence.tokens)
        yield replace(sentence, tokens=tokens, span=_span(tokens))


def _without_subject(sentence: Sentence, text: str, block: Block) -> Sentence:
    kept = []
    for token in (_moved(token, text, block) for token in sentence.tokens[1:]):
        head = token.i if token.head == 0 else token.head
        kept.append(replace(token, i=token.i - 1, head=head - 1))
    return replace(sentence, tokens=tuple(kept), span=_span(kept))


def _led_by_verb(s: Sentence) -> Sentence:
    """ "Warns that, should they fail, it shall act": the verb that opens the paragraph rules it."""
    top = root(s)
    verb = next((t.i for t in s.tokens[:2] if t.tag == "VBZ"), top)
    changes: Changes = {verb: {"head": verb, "dep": "ROOT"}, top: {"head": verb, "dep": "ccomp"}}
    return edit(s, changes) if verb != top else s


def _moved(token: Token, text: str, block: Block) -> Token:
    by = block.span.start - len(SUBJECT)
    span = Span(token.span.start + by, token.span.end + by)
    return replace(token, span=span, text=text[span.start : span.end])


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].span.start, tokens[-1].span.end)
