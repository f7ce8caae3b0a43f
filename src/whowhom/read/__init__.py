"""Bytes in, reports out: text, web pages, JSON lines. What cannot be read comes out as a Problem, never as an error."""

from whowhom.read.report import report_from_text
from whowhom.read.sources import read_sources

__all__ = ["read_sources", "report_from_text"]
