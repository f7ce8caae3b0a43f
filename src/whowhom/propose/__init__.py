"""The learned coder: which words may tell an act, of which type, and which mentions are its parties."""

from whowhom.propose.model import Model
from whowhom.propose.stage import propose

__all__ = ["Model", "propose"]
