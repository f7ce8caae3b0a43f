"""When two written names are one."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """Lower case without accents, spaces, hyphens and full stops: "Tu-95" and "Tu 95" are one name."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain.lower() if c.isalnum() or c == "+") or name
