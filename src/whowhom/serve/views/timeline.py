"""Acts by period, cooperation and conflict, deeds and words."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from whowhom.serve.asking import Filters, Looking
from whowhom.store.look.timeline import Timeline


class TimelineAsked(Filters):
    """Filters, and how long a period is."""

    by: Literal["day", "week", "month", "quarter", "year"] | None = Field(
        None, description="The length of a period; without it one that gives 30 to 120 of them, if there are so many."
    )


def timeline(store: Looking, asked: Annotated[TimelineAsked, Query()]) -> Timeline:
    """Acts by period, from the store's first report to its last, whatever since and until say."""
    return store.timeline(asked.by, **asked.asked())
