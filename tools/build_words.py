"""Counts in how many texts of training/ each word root stands: codebook/tables/word_counts.csv.

Run from the checkout: python tools/build_words.py. The texts are the project's own; the row without a root says how
many there are.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

from whowhom.link.words import roots

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "src" / "whowhom" / "codebook" / "tables" / "word_counts.csv"
SOURCE = "training/"
FEWEST = 3  # a root in fewer texts is rare anyhow


def texts() -> list[str]:
    """Every mini-report without its head, its lines of acts and its marks."""
    found = []
    for path in sorted((HERE / "training").glob("*/*.txt")):
        for part in re.split(r"^# .*$", path.read_text(encoding="utf-8"), flags=re.M):
            lines = [line for line in part.splitlines() if not re.match(r">|date:|manner:|body:", line)]
            found.append(re.sub(r"\[[^:\]]*: ([^\]]*)\]", r"\1", " ".join(lines)).replace("*", ""))
    return [text for text in found if text.strip()]


def main() -> None:
    all_texts = texts()
    counts = Counter(word for text in all_texts for word in set(roots(text)))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["root", "reports", "source"])
        out.writerow(["", len(all_texts), SOURCE])
        out.writerows((word, counts[word], SOURCE) for word in sorted(counts) if counts[word] >= FEWEST)


if __name__ == "__main__":
    main()
