"""The stage: sentences and mentions in, the learned coder's signals out."""

from __future__ import annotations

from dataclasses import replace

from whowhom.propose.model import Model
from whowhom.propose.page import Page
from whowhom.propose.signals import LearnedSignals
from whowhom.syntax import Reading


def propose(reading: Reading, model: Model) -> Reading:
    """Fills ``signals``. A window is read when somebody asks about a sentence of it."""
    return replace(reading, signals=LearnedSignals(model, Page(reading, model)))
