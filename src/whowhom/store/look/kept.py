"""What was worked out of a store once and holds until the store changes: the explorer asks the same again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Any, TypeVar, cast

from whowhom.store.duck import Connection, is_read_only

MOST = 100  # answers; the one that was not asked for the longest goes first
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

# A record that is coded anew has a new number, a judgement or verdict a new row, and a link that is made anew another
# state.
_STATE = """
SELECT (SELECT max(number) FROM events), (SELECT count(*) FROM incidents), (SELECT bit_xor(hash(state)) FROM linked),
       (SELECT count(undone) FROM judgements), (SELECT (count(*), count(undone)) FROM verdicts),
       (SELECT list((table_name, estimated_size) ORDER BY table_name) FROM duckdb_tables())
"""


class Kept:
    """The answers for all hands on one store, as long as it stays as it is."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: tuple[Any, ...] | None = None
        self._fixed = False  # a store that is open to read only cannot change: DuckDB lets nobody else write to it
        self._answers = Answers()

    def now(self, con: Connection) -> Answers:
        """Those that hold for the store as this connection sees it."""
        if self._fixed:
            return self._answers
        state, fixed = con.execute(_STATE).fetchone(), is_read_only(con)
        with self._lock:
            self._fixed = fixed
            if state != self._state:
                self._state, self._answers = state, Answers()
            return self._answers


class Answers:
    """Answers by name. Of several that ask at once for the same, one works it out."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[Hashable, Any] = OrderedDict()
        self._working: dict[Hashable, Lock] = {}

    def get(self, name: Hashable, make: Callable[[], T]) -> T:
        """The answer of that name; ``make`` works it out where it is not there."""
        with self._lock:
            if name in self._known:
                self._known.move_to_end(name)
                return cast(T, self._known[name])
            working = self._working.setdefault(name, Lock())
        with working:
            if name not in self._known:
                self._known[name] = make()
        with self._lock:
            self._working.pop(name, None)
            answer = self._known[name]
            self._known.move_to_end(name)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return cast(T, answer)

    def each(self, name: Hashable, keys: Sequence[K], most: int, make: Callable[[list[K]], dict[K, T]]) -> dict[K, T]:
        """What belongs to each of these keys; ``make`` works it out for all those together that are not known yet.

        Of more than ``most`` keys all are forgotten. ``make`` may leave keys out, but gives no None.
        """
        known: dict[K, T] = self.get(name, dict)
        found = {key: value for key in keys if (value := known.get(key)) is not None}
        missing = [key for key in keys if key not in found]
        made = make(missing) if missing else {}
        with self._lock:
            if len(known) + len(made) > most:
                known.clear()
            known.update(made)
        return found | made
