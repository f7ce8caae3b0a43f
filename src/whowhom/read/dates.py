"""The date that an option, a field or a page's metadata states, as an ISO date."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

FIRST_YEAR, LAST_YEAR = 1900, 2100
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$", re.S)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)")


def iso_date(value: str) -> str | None:
    """The day that ``value`` states (ISO 8601, ``20221130``, RFC 5322, ``30 November 2022``), or None.

    Years before 1900 or after 2100 are no report's date.
    """
    value = value.strip()
    found = _ISO.match(value) or _COMPACT.match(value)
    if found:
        return _day(*(int(part) for part in found.groups()[:3]))
    if len(value) > 60 or not re.search(r"\b\d{4}\b", value):
        return None
    return _worded(value)


def date_in_address(url: str | None) -> str | None:
    """The day in an address such as ``https://example.org/2022/11/30/patrol``; None unless it names the whole date."""
    found = _IN_PATH.search(url or "")
    return _day(*(int(part) for part in found.groups())) if found else None


def _worded(value: str) -> str | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", value).replace(".", "")
    for text in (plain, plain + " 00:00:00"):
        try:
            parts = parsedate(text)
        except (ValueError, IndexError, TypeError):  # the standard library's parser trips over some broken dates
            continue
        if parts:
            return _day(*parts[:3])
    return None


def _day(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
