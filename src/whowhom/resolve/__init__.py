"""Names, titles, tables, dates and numbers: what needs no act to be known."""

from whowhom.resolve.stage import Tables, homes, load, resolve

__all__ = ["Tables", "homes", "load", "resolve"]
