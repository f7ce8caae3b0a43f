"""All knowledge is data here; the only code is its loader and its check."""

from whowhom.codebook.loader import Codebook, load
from whowhom.codebook.model import (
    CodebookError,
    EventType,
    Example,
    Frame,
    Mode,
    NearMiss,
    PrepTerm,
    RelationRule,
    Slot,
    Term,
    Wrapper,
)

__all__ = [
    "Codebook",
    "CodebookError",
    "EventType",
    "Example",
    "Frame",
    "Mode",
    "NearMiss",
    "PrepTerm",
    "RelationRule",
    "Slot",
    "Term",
    "Wrapper",
    "load",
]
