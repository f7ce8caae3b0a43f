"""Word forms, made from base forms by rule and a table of irregulars. The parser's lemmas are not trusted."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

VOWELS = "aeiou"


@cache
def _irregular(kind: str) -> dict[str, tuple[str, ...]]:
    """Rows of tables/irregular.csv of one kind ("verb", "noun"): base -> other forms."""
    path = files("whowhom.codebook") / "tables" / "irregular.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {row["base"]: tuple(row["forms"].split()) for row in rows if row["kind"] == kind}


@cache
def _bases() -> dict[str, str]:
    rows = [row for kind in ("verb", "noun") for row in _irregular(kind).items()]
    return {form: base for base, forms in reversed(rows) for form in forms}


def base_of(form: str) -> str:
    """The base of an irregular form, "send" of "sent"; of verb and noun the verb. Any other word as it is."""
    return _bases().get(form, form)


def _s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith("o") and word[-2:-1] not in VOWELS:
        return word + "es"
    return word + "s"


def _doubles(word: str) -> bool:
    """stop -> stopped: one syllable that ends consonant, vowel, consonant. Longer doublers stand in the table."""
    vowels = sum(c in VOWELS for c in word)
    return (
        len(word) > 2
        and vowels == 1
        and word[-1] not in VOWELS + "wxy"
        and word[-2] in VOWELS
        and word[-3] not in VOWELS
    ) or (word.startswith("qu") and vowels == 2 and word[-1] not in VOWELS + "wxy")


@cache
def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb, British and American doubling included: travel -> travels travelled traveled …"""
    special = _irregular("verb").get(base, ())
    forms = {base, _s(base), *special}
    stems = {base + base[-1]} if _doubles(base) else {base}
    if base.endswith("l") and not _doubles(base) and base[-2:-1] in VOWELS and base[-3:-2] not in VOWELS:
        stems.add(base + "l")
    for stem in stems:
        if stem.endswith("ie"):
            forms |= {stem[:-2] + "ying", stem + "d"}
        elif stem.endswith("e"):
            forms |= {stem + "d", (stem if stem.endswith(("ee", "ye", "oe")) else stem[:-1]) + "ing"}
        elif stem.endswith("y") and stem[-2:-1] not in VOWELS:
            forms |= {stem[:-1] + "ied", stem + "ing"}
        else:
            forms |= {stem + "ed", stem + "ing"}
    if special:  # an irregular past replaces the regular one
        forms -= {form for form in forms if form.endswith("ed") and form not in special and form != base}
    if base.endswith("ise"):
        forms |= verb_forms(base[:-3] + "ize")
    return frozenset(forms)


@cache
def noun_forms(base: str) -> frozenset[str]:
    """Singular and plural of a noun; of a phrase the last word changes, or the first before "of" or "to"."""
    forms = _number(base)
    return forms | _number(base.replace("defence", "defense")) if "defence" in base else forms


def _number(base: str) -> frozenset[str]:
    if " " in base:
        first, _, rest = base.partition(" ")
        if rest.split()[0] in ("of", "to", "in", "for"):
            return frozenset(f"{form} {rest}" for form in _number(first))
        head, _, last = base.rpartition(" ")
        return frozenset(f"{head} {form}" for form in _number(last))
    special = _irregular("noun").get(base)
    return frozenset({base, *(special if special is not None else (_s(base),))})
