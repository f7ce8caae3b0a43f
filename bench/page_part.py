"""Figures in a page of docs/: a part between ``<!-- NAME: generated … -->`` and ``<!-- end -->``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path


def part(name: str) -> re.Pattern[str]:
    """Finds the part of that name: its first line, what stands in it, its last line."""
    return re.compile(rf"(<!-- {name}: generated[^\n]*-->\n)(.*?)(<!-- end -->)", re.S)


def put(lines: Iterable[str], name: str, page: Path) -> None:
    """Puts the lines in the part of that name. Raises ValueError where the page has no place for them."""
    text = page.read_text(encoding="utf-8")
    if not part(name).search(text):
        raise ValueError(f"{page.name} has no place for the figures: <!-- {name}: generated … --> and <!-- end -->")
    told = "\n".join(lines) + "\n"
    page.write_text(part(name).sub(lambda match: match[1] + told + match[3], text), encoding="utf-8")
