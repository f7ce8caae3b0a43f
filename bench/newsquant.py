"""NewsQuant: quantities in news sentences: python -m bench.newsquant [DEV.jsonl] [> PREDICTIONS.jsonl]

Each line of the input has ``id`` and ``text``; each line of the output ``id`` and ``quantities``, each with ``value``
(a number, or both ends of a range), ``change`` (= < > ~ up down), ``unit``, ``normalized_unit`` and
``referred_concepts``.
"""

from __future__ import annotations

import sys
from functools import partial

from bench.lines import command
from bench.score import Json
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.resolve.amounts import Amount, amounts_of
from whowhom.syntax import Reading, Sentence

CHANGES = {"more-than": ">", "at-least": ">", "up-to": "<", "about": "~"}
BESIDE = {"nummod", "compound", "npadvmod", "quantmod", "amod", "nmod", "appos", "dep"}
SAID = {"NOUN", "PROPN", "ADJ", "NUM"}


def predict(coder: Coder, line: Json) -> Json:
    report = report_from_text(line["text"], source="newsquant", id=str(line["id"]))
    return answer(line, coder.read(report, "parse"))


def answer(line: Json, reading: Reading) -> Json:
    """The amounts of a reading. What an amount is of is read from the grammar around it."""
    told: list[Json] = []
    for sentence in reading.sentences:
        amounts = amounts_of(sentence)
        taken = {i for a in amounts for i in range(a.span.start, a.span.end)}
        for k, amount in enumerate(amounts):
            opened = k and reading.report.text[amounts[k - 1].span.end : amount.span.start].strip() == "("
            concept = told[-1]["referred_concepts"] if opened else _concepts(sentence, amount, taken) or "-"
            told.append(
                {
                    "value": _value(amount),
                    "change": _change(amount),
                    "unit": reading.slice(amount.span),
                    "normalized_unit": amount.unit.name or "-",
                    "referred_concepts": concept,
                }
            )
    return {"id": line["id"], "quantities": told}


def _value(amount: Amount) -> float | list[float]:
    low, high = amount.quantity.low, amount.quantity.high
    if low is None or high is None:
        return high if low is None and high is not None else low or 0.0
    return low if low == high else [low, high]


def _change(amount: Amount) -> str:
    low, high = amount.quantity.low, amount.quantity.high
    is_range = low is not None and high is not None and low != high
    plain = "=" if is_range and amount.quantity.bound == "at-least" else CHANGES.get(amount.quantity.bound or "", "=")
    return amount.trend or plain


def _concepts(sentence: Sentence, amount: Amount, taken: set[int]) -> str:
    """The nouns that the amount hangs on: the noun it stands before or "of", and the subject of its clause."""
    out: list[int] = []
    top = amount.head
    for of in sentence.children(top, "prep"):
        if of.lower == "of":
            out += _phrase(sentence, [t.i for t in sentence.children(of.i, "pobj")])
    while sentence[top].dep in BESIDE and sentence.head(top).pos in ("NOUN", "PROPN"):
        top = sentence.head(top).i
        out += _phrase(sentence, [top])
    verb = next((t for t in sentence.ancestors(top) if t.pos in ("VERB", "AUX")), None)
    if verb is not None:
        subjects = sentence.children(verb.i, "nsubj", "nsubjpass")
        while not subjects and verb.dep in ("xcomp", "conj", "advcl") and verb.head != verb.i:
            verb = sentence.head(verb.i)
            subjects = sentence.children(verb.i, "nsubj", "nsubjpass")
        out += _phrase(sentence, [t.i for t in subjects])
    found = [i for i in sorted(set(out)) if sentence[i].span.start not in taken]
    if not found:
        before = [t.i for t in sentence.tokens if t.span.end <= amount.span.start and t.pos in ("NOUN", "PROPN")]
        left = [i for i in before if sentence[i].dep != "compound" and sentence[i].span.start not in taken]
        found = _phrase(sentence, left[-1:])
    return " ".join(dict.fromkeys(sentence[i].text for i in found if sentence[i].text.isalnum()))


def _phrase(sentence: Sentence, heads: list[int]) -> list[int]:
    """The words that carry meaning of noun phrases; what hangs on them by a verb stays out."""
    out: list[int] = []
    for head in heads:
        out.append(head)
        for kid in sentence.children(head):
            if kid.dep in ("compound", "amod", "nmod", "poss") and kid.pos in SAID:
                out += [i for i in sentence.subtree(kid.i) if sentence[i].pos in SAID]
            if kid.dep == "prep":
                out += _phrase(sentence, [t.i for t in sentence.children(kid.i, "pobj")])
    return [i for i in out if sentence[i].pos in SAID]


def main(arguments: list[str]) -> int:
    return command("newsquant", __doc__.splitlines()[0], arguments, lambda _: partial(predict, Coder(learned=False)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
