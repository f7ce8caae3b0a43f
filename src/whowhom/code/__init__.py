"""Mentions and codebook in, acts with roles, status, speaker and evidence out; one record an act."""

from whowhom.code.emit import Labels
from whowhom.code.quotes import quotations
from whowhom.code.stage import code
from whowhom.code.wrap import Wrappers

__all__ = ["Labels", "Wrappers", "code", "quotations"]
