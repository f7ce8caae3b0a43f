"""Bytes in, reports out: text, web pages, JSON lines. What cannot be read comes out as a Problem, never as an error."""

from whowhom.read.files import Item
from whowhom.read.opened import Cursor
from whowhom.read.report import Draft, report_from_text
from whowhom.read.sources import read_sources
from whowhom.read.units import Unit, units

__all__ = ["Cursor", "Draft", "Item", "Unit", "read_sources", "report_from_text", "units"]
