"""An address of the web as a source: asked again, it gives what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whowhom.read.opened import Cursor
from whowhom.read.settings import Settings
from whowhom.read.web.fetch import Fetch
from whowhom.read.web.poll import polled
from whowhom.read.web.state import FeedState, state
from whowhom.records import Problem, Report


@dataclass(frozen=True, slots=True)
class WebSource:
    """A feed, or a single page. Its cursor is the state of its last poll, as text; it is never read to its end."""

    name: str
    fetch: Fetch
    settings: Settings
    kind: str = "web"
    size: int | None = None
    modified: int | None = None

    def digest(self) -> str | None:
        return None

    def items(self, cursor: Cursor = 0) -> Iterator[tuple[Report | Problem, Cursor]]:
        last = state(str(cursor)) if cursor else FeedState()
        how = self.settings
        polls = polled(self.name, last, self.fetch, published=how.published, must_be_feed=how.input == "feed")
        for item, then in polls:
            yield item, then.as_text()
