"""Names, titles, tables, dates and numbers: what needs no act to be known."""

from whowhom.resolve.stage import Tables, home, load, resolve

__all__ = ["Tables", "home", "load", "resolve"]
