"""What a text looks like from afar, in numbers that are the same on every machine.

Two short forms of a text. A **signature** (MinHash; Broder 1997) tells how much two texts have in common: the share of
its 128 numbers that agree estimates the Jaccard index of their shingles, and texts that agree in a whole band of eight
are worth comparing. **Passages** (winnowing; Schleimer, Wilkerson and Aiken 2003) tell that a piece of one text stands
in another, however long the other is: any ``SURE`` words in a row that two texts share give them a passage in common.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

PERMUTATIONS, BANDS = 128, 16
SHINGLE = 3  # words in a row that are one feature of a text
PASSAGE = 6  # words in a row that one passage is made of
WINDOW = 9  # passages in a row of which the lowest is kept
SURE = PASSAGE + WINDOW - 1
WORDS_REMEMBERED = 1 << 17

# Odd multipliers and additions from a fixed stream; all sums and products are modulo 2 ** 64, as uint64 does them.
_STREAM = np.frombuffer(hashlib.shake_128(b"whowhom.link.minhash").digest(16 * PERMUTATIONS + 64), "<u8")
_TIMES = _STREAM[:PERMUTATIONS] | np.uint64(1)
_PLUS = _STREAM[PERMUTATIONS : 2 * PERMUTATIONS]
_PLACES = _STREAM[2 * PERMUTATIONS :] | np.uint64(1)


def hashed(words: Sequence[str]) -> Numbers:
    """A number of 64 bits for each word."""
    return np.fromiter(map(_word, words), np.uint64, len(words))


@lru_cache(maxsize=WORDS_REMEMBERED)
def _word(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def runs(words: Numbers, length: int) -> Numbers:
    """A number for every ``length`` words in a row; of a shorter text one for all of it, of none nothing."""
    length = min(length, len(words))
    if not length:
        return words
    count = len(words) - length + 1
    out = np.zeros(count, np.uint64)
    for place in range(length):
        out += words[place : place + count] * _PLACES[place]
    return _mixed(out)


def shingles(words: Numbers) -> Numbers:
    """The features of a text, each once, in order of size."""
    return np.unique(runs(words, SHINGLE))


def signature(features: Numbers) -> bytes:
    """128 numbers of 4 bytes, lowest byte first: of each permutation of all features the text's first."""
    if not len(features):
        return b"\xff" * 4 * PERMUTATIONS
    permuted = features[:, None] * _TIMES + _PLUS
    return bytes((permuted >> np.uint64(32)).min(axis=0).astype("<u4").tobytes())


def likeness(one: bytes, other: bytes) -> float:
    """The Jaccard index of two texts' features, estimated from their signatures."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def bands(signatures: Sequence[bytes]) -> Numbers:
    """A row of 16 numbers for each signature: texts that share one are worth comparing."""
    rows = np.frombuffer(b"".join(signatures), "<u4").astype(np.uint64).reshape(-1, BANDS, PERMUTATIONS // BANDS)
    out = np.zeros(rows.shape[:2], np.uint64)
    for place in range(rows.shape[2]):
        out += rows[:, :, place] * _PLACES[place]
    return _mixed(out + np.arange(BANDS, dtype=np.uint64))


def passages(words: Numbers) -> Numbers:
    """The lowest of every ``WINDOW`` runs of words, each once; of a text shorter than that its lowest run."""
    found = runs(words, PASSAGE)
    if len(found) <= WINDOW:
        return np.unique(found)[:1]
    return np.unique(np.lib.stride_tricks.sliding_window_view(found, WINDOW).min(axis=1))


def _mixed(numbers: Numbers) -> Numbers:
    """Every bit of a number on every other (the finalizer of MurmurHash3): neighbours end far apart."""
    for times in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(times)
    return numbers ^ (numbers >> np.uint64(33))
