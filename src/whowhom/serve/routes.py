"""The API as a table that can be read aloud: path under /api/v1, and the view that answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from whowhom.serve.views.about import about
from whowhom.serve.views.events import events


class Route(NamedTuple):
    """``view``'s first sentence of documentation is the route's; its annotations say what is asked and answered."""

    path: str
    view: Callable[..., Any]
    method: str = "GET"


ROUTES = (
    Route("/about", about),
    Route("/events", events),
)
