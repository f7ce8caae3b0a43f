"""Writes docs/data-cards.md, a card for each table that comes with the program: python tools/data_cards.py [--check]

With ``--check`` nothing is written, and the exit code is 1 where the page tells something else than the tables do. What
is said in words stands in tools/data_cards.toml.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "whowhom"
WORDS = ROOT / "tools" / "data_cards.toml"
PAGE = ROOT / "docs" / "data-cards.md"
MOST_SOURCES = 8  # named one by one


def tables() -> list[str]:
    """The tables of the package, by their path below it."""
    found = [*PACKAGE.glob("*/tables/*.csv"), *PACKAGE.glob("*/tables/*.csv.gz"), *PACKAGE.glob("read/*.csv")]
    return sorted(path.relative_to(PACKAGE).as_posix() for path in found)


def page() -> str:
    """All cards. Raises ValueError where a table has no words in data_cards.toml, or words have no table."""
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    head = words.pop("head")
    if sorted(words) != tables():
        raise ValueError(
            f"{WORDS.name} tells of other tables: {sorted(set(words) ^ set(tables()))}; write or drop these."
        )
    return "\n".join([head, *(card(name, words[name]) for name in tables())])


def card(name: str, words: dict[str, str]) -> str:
    """One table: what it is, and what can be counted in it."""
    content = (PACKAGE / name).read_bytes()
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
    rows = list(csv.DictReader(text.splitlines()))
    lines = [
        f"## {name}",
        "",
        words["what"],
        "",
        "| | |",
        "|---|---|",
        f"| rows | {len(rows):,} |",
        f"| columns | {', '.join(f'`{column}`' for column in rows[0])} |",
        f"| days | {_days(rows)} |",
        f"| left empty | {_empty(rows)} |",
        f"| sources | {_sources(rows)} |",
        f"| made | {words['made']} |",
        f"| gaps | {words['gaps']} |",
        f"| SHA-256 | `{hashlib.sha256(content).hexdigest()}` |",
    ]
    return "\n".join(line for line in lines if not line.endswith("| - |")) + "\n"


def _sources(rows: list[dict[str, str]]) -> str:
    """Sources with their numbers of rows, the most frequent first."""
    counted = Counter(row["source"] for row in rows)
    told = [f"{source} ({count:,})" for source, count in counted.most_common(MOST_SOURCES)]
    rest = len(counted) - len(told)
    return "; ".join(told) + (f"; {rest} more" if rest else "")


def _days(rows: list[dict[str, str]]) -> str:
    """The time that the rows speak of, by their first days."""
    days = [row["from"] for row in rows if re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("from") or "")]
    return f"first days from {min(days)} to {max(days)}" if days else "-"


def _empty(rows: list[dict[str, str]]) -> str:
    """Columns with empty cells, and their share."""
    shares = {column: sum(not row[column] for row in rows) / len(rows) for column in rows[0]}
    told = [f"`{column}` {max(1, round(100 * share))} %" for column, share in shares.items() if share]
    return ", ".join(told) or "-"


def main(arguments: list[str]) -> int:
    made = page()
    if "--check" in arguments:
        same = made == PAGE.read_text(encoding="utf-8")
        if not same:
            print("docs/data-cards.md tells something else than the tables; run: python tools/data_cards.py")
        return int(not same)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
