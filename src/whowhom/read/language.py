"""Which language a text is written in. The one module that imports py3langid."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

SAMPLE = 1000  # characters looked at
ENOUGH_LETTERS = 60  # bytes of letters (a Chinese one is three) below which the text counts as English
HARDLY = 0.001  # probability of English below which another language is believed
NEAR_ENGLISH = ("en", "pcm", "zxx")  # Nigerian Pidgin is often guessed for Indian English; zxx is no language at all
_ADDRESS = re.compile(r"\S+://\S+|www\.\S+")


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
    if _plainly_english(sample):
        return None
    letters = "".join(filter(str.isalpha, sample))
    if len(letters.encode("utf-8", "replace")) < ENOUGH_LETTERS:
        return None
    ranked = _identifier().rank(_ADDRESS.sub(" ", sample))
    best = str(ranked[0][0])
    return best if best not in NEAR_ENGLISH and dict(ranked)["en"] < HARDLY else None


def _plainly_english(sample: str) -> bool:
    """Whether its small words say so: most reports need no closer look, and the model for it need not be loaded."""
    known, share, fewest = _english()
    words = sample.lower().split()
    return len(words) >= fewest and sum(word in known for word in words) >= share * len(words)


@lru_cache(maxsize=1)
def _english() -> tuple[frozenset[str], float, int]:
    table = tomllib.loads(files("whowhom.read").joinpath("english.toml").read_text("utf-8"))
    return frozenset(table["words"]), float(table["share"]), int(table["fewest"])


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
