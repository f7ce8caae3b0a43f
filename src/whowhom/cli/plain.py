"""Words of strangers on a terminal: control characters, which could recolour or rewrite it, show as U+FFFD."""

from __future__ import annotations

from typing import Any

_SHOWN = {ord(char): "�" for char in map(chr, [*range(32), *range(127, 160)]) if char not in "\n\t"}


def plain(text: str) -> str:
    """The text with every control character but line end and tab replaced, one for one, so that offsets still hold."""
    return text.translate(_SHOWN)


def plain_record(value: Any) -> Any:
    """A record, or any part of it, with all its strings made plain."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: plain_record(inner) for key, inner in value.items()}
    return [plain_record(inner) for inner in value] if isinstance(value, list) else value
