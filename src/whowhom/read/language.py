"""Which language a text is written in. The one module that imports py3langid."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SAMPLE = 1000  # characters looked at
ENOUGH_LETTERS = 60  # bytes of letters (a Chinese one is three) below which the text counts as English
SURE = 0.8  # probability above which another language is believed


def other_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text`` if it is surely not English, else None.

    Two samples must agree, so that a foreign quotation or a page's own words at the top do not decide.
    """
    found = _surely(text[:SAMPLE])
    if found is None or len(text) < 2 * SAMPLE:
        return found
    middle = len(text) // 2
    return found if _surely(text[middle : middle + SAMPLE]) else None


def _surely(sample: str) -> str | None:
    letters = "".join(filter(str.isalpha, sample))
    if len(letters.encode("utf-8", "replace")) < ENOUGH_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if code != "en" and probability >= SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
