"""Words, heads and sentences. The one room that imports spaCy."""

from whowhom.parse.base import Parser
from whowhom.parse.stage import parse

__all__ = ["Parser", "parse"]
