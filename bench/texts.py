"""Texts to measure speed on: drawn evenly from a corpus, or invented where there is none.

An invented report is one of two kinds: paragraphs of our own reports in ``examples``, or the everyday sentences of
texts.toml, in which no state, party or force deals with another. In the corpus, too, most reports are of that kind.
"""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "corpus" / "news.jsonl.gz"
EXAMPLES = HERE.parent / "examples"
LENGTH = 2500  # characters, about the mean of the corpus
POLITICAL = 0.4  # of the invented reports
NEW_EVERY = 20  # words, of a text that is told again


def texts(count: int, corpus: Path = CORPUS) -> list[str]:
    """``count`` texts from all over the corpus, invented ones where it is not here.

    Where it has fewer, it is gone through again, each time with other new words in it: what grows with the words that
    were ever seen would grow here too.
    """
    if not corpus.is_file():
        return list(invented(count))
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        known = [json.loads(line)["text"] for line in lines if line.strip()]
    if count <= len(known):
        return [known[n * len(known) // count] for n in range(count)]
    return [known[n % len(known)] if n < len(known) else told_again(known[n % len(known)], n) for n in range(count)]


def told_again(text: str, number: int) -> str:
    """The text with some of its words made new, such as nobody has read before."""
    words = text.split(" ")
    for place in range(NEW_EVERY - 1, len(words), NEW_EVERY):
        if words[place].isalpha() and words[place].islower():
            words[place] += f"{number:x}{place:x}".translate(str.maketrans("0123456789", "ghijklmnop"))
    return " ".join(words)


def invented(count: int, seed: int = 7) -> Iterator[str]:
    """So many reports; the same seed gives the same reports on every machine."""
    everyday = tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))
    ours = [p for path in sorted(EXAMPLES.glob("20*.txt")) for p in path.read_text(encoding="utf-8").split("\n\n")]
    sentences, words = everyday.pop("sentences"), everyday["words"]
    chance = Random(seed)
    for _ in range(count):
        political, parts, length = chance.random() < POLITICAL, [], 0
        while length < LENGTH:
            if political:
                parts.append(chance.choice(ours))
            else:
                drawn = [chance.choice(sentences) for _ in range(3)]
                told = [one.format(**{kind: chance.choice(some) for kind, some in words.items()}) for one in drawn]
                parts.append(" ".join(told))
            length += len(parts[-1])
        yield "\n\n".join(parts)
