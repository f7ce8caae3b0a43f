"""``whowhom index``: the index of words, made anew."""

from __future__ import annotations

from whowhom.cli.options import Db, Progress
from whowhom.cli.progress import ProgressLine


def index(db: Db, progress: Progress = None) -> None:
    """Make the index of words anew that --text searches.

    It is a file beside the store and holds nothing of its own. Ingesting keeps it in step; this is for a store that
    has none yet, or whose index was lost.

    Examples:

    \b
      whowhom index --db events.duckdb
      whowhom index --db events.duckdb --progress
    """
    from whowhom.store import open_store

    line = ProgressLine(progress, what="events")
    with open_store(db, read_only=True) as store:
        file, entries = store.index(line.show)
    line.close()
    print(f"{entries} events in {file}")
