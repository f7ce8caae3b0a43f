"""Figures with their units: money, shares, distances, spans of time, and how many of what."""

from __future__ import annotations

from whowhom.resolve.amounts.find import Amount, amounts_of
from whowhom.resolve.amounts.units import names_money

__all__ = ["Amount", "amounts_of", "names_money"]
