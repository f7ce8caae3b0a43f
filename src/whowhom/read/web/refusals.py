"""What a server means by a status that gives no page, and how long it wants to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from whowhom.read.web.address import Address
from whowhom.read.web.errors import FetchError
from whowhom.read.web.exchange import Answer

REST = timedelta(minutes=15)  # after a 429 that names no time
LONGEST_REST = timedelta(days=7)
_STATUS = {
    401: ("forbidden", "is not open to everybody"),
    403: ("forbidden", "is not open to us"),
    404: ("not-found", "is not there"),
    410: ("gone", "is gone for good"),
    451: ("forbidden", "may not be shown, by law"),
}


def refusal(answer: Answer, to: Address, now: datetime) -> FetchError:
    """The error that an answer other than 200 and 304 stands for; ``now`` is the time in UTC."""
    status = answer.status
    if status == 429 or (status == 503 and "retry-after" in answer.headers):
        until = now + rest(answer.headers.get("retry-after", ""), now)
        message = f"{to.url}: {to.host} wants no more requests before {until:%Y-%m-%d %H:%M} UTC."
        return FetchError("busy", message, until)
    if status >= 500:
        return FetchError("server", f"{to.url}: {to.host} is in trouble (status {status}); try again later.")
    code, said = _STATUS.get(status, ("status", "was not given"))
    return FetchError(code, f"{to.url} {said} (status {status}); check the address.")


def rest(retry_after: str, now: datetime) -> timedelta:
    """How long a server wants to be left alone: seconds or a date, as its header says; never longer than a week."""
    try:
        if retry_after.strip().isdecimal():
            asked = timedelta(seconds=int(retry_after))
        else:
            until = parsedate_to_datetime(retry_after)
            asked = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError, TypeError):
        asked = REST
    return min(max(asked, timedelta(0)), LONGEST_REST)
