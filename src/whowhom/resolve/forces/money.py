"""Sums of money, where they are given, paid, asked for or taken: a force of kind "money" whose unit is the currency."""

from __future__ import annotations

from collections.abc import Iterator

from whowhom.records import Force, Found, Report
from whowhom.resolve.amounts import Amount, amounts_of, names_money
from whowhom.syntax import Sentence


def money_of(sentence: Sentence, report: Report) -> Iterator[Found[Force]]:
    """Sums in the order of the text. ``unit``: the ISO 4217 code, or the word where it names several currencies.

    A price for each ("$5 a barrel") is no sum.
    """
    if not names_money(report.text[sentence.span.start : sentence.span.end]):
        return
    for amount in amounts_of(sentence):
        count = amount.quantity.count
        if amount.unit.group != "money" or " per " in amount.unit.name or count is None:
            continue
        span = amount.span
        text = report.text[span.start : span.end]
        force = Force(
            None, "money", None, count, amount.quantity.bound, amount.unit.code or amount.unit.name, text, span
        )
        yield Found(force, sentence.index, _top(sentence, amount))


def _top(sentence: Sentence, amount: Amount) -> int:
    """The word of the sum by which it hangs in the sentence: the one whose governor stands outside."""
    inside = [t for t in sentence.tokens if t.span.start >= amount.span.start and t.span.end <= amount.span.end]
    tops = [t.i for t in inside if sentence.head(t.i) not in inside or t.head == t.i]
    return tops[-1] if tops else amount.head
