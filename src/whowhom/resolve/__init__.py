"""Names, titles, tables, dates and numbers: what needs no act to be known."""

from whowhom.resolve.parties import PartyTables
from whowhom.resolve.stage import Tables, load, press, resolve

__all__ = ["PartyTables", "Tables", "load", "press", "resolve"]
