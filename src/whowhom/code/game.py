"""Results of games, whose reports tell of matches in the words of war."""

from __future__ import annotations

import re

_RESULT = re.compile(r"(?<![\d-])(\d{1,2})[-–](\d{1,2})(?![\d-])")


def has_result(text: str) -> bool:
    """ "shelled Mozambique 4-1": a game's result, which names the winner's number first; a range rises."""
    return any(int(score[1]) >= int(score[2]) for score in _RESULT.finditer(text))
