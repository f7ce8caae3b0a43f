"""Periods and rates in words."""

from __future__ import annotations

from datetime import date


def label(period: date, by: str) -> str:
    """The name of the week, month, quarter or year that begins on that day: 2022-W09, 2022-03, 2022-Q1 or 2022."""
    if by == "week":
        year, week, _ = period.isocalendar()
        return f"{year}-W{week:02}"
    if by == "quarter":
        return f"{period.year}-Q{(period.month + 2) // 3}"
    return f"{period.year}-{period.month:02}" if by == "month" else str(period.year)


def rate(value: float) -> str:
    """4.1, 0.6, 8, 23: as many digits as count."""
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}".removesuffix(".0")


def number(value: int) -> str:
    """4,477"""
    return f"{value:,}"
