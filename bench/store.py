"""How fast a store answers: python -m bench.store [--records N] [--in FOLDER] [--runs N] [--floors]

Makes a store of invented records (bench/synthetic.py; one that lies in FOLDER already is taken as it is) and asks it
what people ask. Each question is asked once with the file out of the system's memory and the store just opened (cold),
then --runs times (warm). With --floors it fails where a median is above its limit. Let nothing else run beside it;
"work" is processor time, of all threads together, which others that run disturb less.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any, NamedTuple

from bench.synthetic import make
from whowhom.store import Store, open_store
from whowhom.store.ask.index import beside

RECORDS, RUNS = 1_000_000, 15
PAIR_MONTH_MS, PAGE_MS, TEXT_MS = 100, 50, 100  # limits of issue 5 on two cores

PAIR_BY_MONTH = """
SELECT date_trunc('month', e.day) AS month, count(*) AS acts, round(sum(e.score), 1) AS score FROM events e
WHERE e.number IN (
    SELECT p.number FROM event_parties p JOIN event_parties q ON q.number = p.number
    WHERE p.side = 'actor' AND p.party IN (SELECT key FROM parties WHERE country = ?)
      AND q.side = 'recipient' AND q.party IN (SELECT key FROM parties WHERE country = ?))
GROUP BY month ORDER BY month
"""
ALL_PAIRS = """
SELECT date_trunc('month', e.day) AS month, p.country AS actor, q.country AS recipient, count(*) AS acts FROM events e
JOIN event_parties p ON p.number = e.number AND p.side = 'actor'
JOIN event_parties q ON q.number = e.number AND q.side = 'recipient'
GROUP BY ALL ORDER BY acts DESC LIMIT 100
"""


class Question(NamedTuple):
    """What is asked, in words; the asking; the limit of its warm median in milliseconds."""

    name: str
    ask: Callable[[Store], Any]
    limit: float | None = None


def questions(store: Store) -> list[Question]:
    """Of the most frequent countries and words, and of rare ones."""
    sql = "SELECT country FROM event_parties GROUP BY country ORDER BY count(*) DESC, country"
    countries = [row["country"] for row in store.sql(sql)]
    a, b, rare = countries[0], countries[1], countries[len(countries) * 3 // 4]
    (some,) = store.sql("SELECT id FROM events OFFSET (SELECT count(*) // 2 FROM events) LIMIT 1")
    page = {"type": "ASSAULT", "since": "2018", "limit": 50, "min_confidence": 0.25}

    def events(**asked: Any) -> Callable[[Store], Any]:
        return lambda store: list(store.events(**asked))

    def words(text: str) -> Callable[[Store], Any]:
        return events(text=text, limit=50, min_confidence=0.25)

    return [
        Question("one pair by month", lambda store: list(store.sql(PAIR_BY_MONTH, [a, b])), PAIR_MONTH_MS),
        Question("all pairs by month, the 100 fullest", lambda store: list(store.sql(ALL_PAIRS))),
        Question("page of events: actor, type, since", events(actor=a, **page), PAGE_MS),
        Question("the same, page 2", events(actor=a, offset=50, **page), PAGE_MS),
        Question("the same, a rare actor", events(actor=rare, **page), PAGE_MS),
        Question("page of events: actor and other party", events(actor=a, with_=b, limit=50), PAGE_MS),
        Question("page of all events", events(limit=50), PAGE_MS),
        Question("box and month", events(bbox=(0, 40, 30, 60), since="2019-03", until="2019-03"), None),
        Question("text: a word of half of all events", words("baba"), TEXT_MS),
        Question("text: a rare word", words("kernlor"), TEXT_MS),
        Question("text: two words", words("ministers visited"), TEXT_MS),
        Question("text: a phrase", words('"signed a pact with"'), TEXT_MS),
        Question("text: a word and an actor", events(text="visited", actor=rare, limit=50), TEXT_MS),
        Question("event by id", lambda store: store.event(some["id"])),
    ]


def milliseconds(ask: Callable[[Store], Any], store: Store) -> float:
    begun = perf_counter()
    ask(store)
    return (perf_counter() - begun) * 1000


def forget(path: Path) -> None:
    """Takes a file out of the system's memory, as far as the system can."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def cold(question: Question, path: Path) -> float:
    for file in (path, Path(f"{path}.fts.sqlite")):
        forget(file)
    with open_store(path, read_only=True) as store:
        return milliseconds(question.ask, store)


def prepare(path: Path, records: int) -> None:
    """Makes the store and its index of words where they are not there."""
    if not path.exists():
        begun = perf_counter()
        make(path, records)
        print(f"made in {perf_counter() - begun:.0f} s", file=sys.stderr)
    file = beside(str(path))
    with open_store(path) as store:
        if file is not None and not file.exists():
            begun = perf_counter()
            store.index()
            print(f"words indexed in {perf_counter() - begun:.0f} s", file=sys.stderr)


def measure(path: Path, runs: int) -> bool:
    """Prints a line a question; whether all medians keep their limits."""
    kept = True
    with open_store(path, read_only=True) as store:
        asked = questions(store)
        (counted,) = store.sql("SELECT (SELECT count(*) FROM events) AS n, (SELECT count(*) FROM documents) AS d")
    print(f"{counted['n']} events of {counted['d']} reports; store {size(path)}, words {size(beside(str(path)))}")
    print(f"{'milliseconds':40} {'median':>8} {'95 %':>8} {'work':>8} {'cold':>8} {'limit':>6}")
    for question in asked:
        first = cold(question, path)
        with open_store(path, read_only=True) as store:
            milliseconds(question.ask, store)
            worked = process_time()
            took = [milliseconds(question.ask, store) for _ in range(runs)]
            work = (process_time() - worked) * 1000 / runs
        middle, high = median(took), quantiles(took, n=20)[-1]
        limit = f"{question.limit:.0f}" if question.limit else "–"
        print(f"{question.name:40} {middle:8.1f} {high:8.1f} {work:8.1f} {first:8.0f} {limit:>6}", flush=True)
        kept &= question.limit is None or middle < question.limit
    return kept


def size(path: Path | None) -> str:
    return f"{path.stat().st_size / 1e6:.0f} MB" if path else "–"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.store", description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=RECORDS, metavar="N")
    parser.add_argument("--in", dest="folder", type=Path, metavar="FOLDER", help="keep the store there")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="warm runs of each question (at least 9)")
    parser.add_argument("--floors", action="store_true", help="fail where a median is above its limit")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as spare:
        path = (options.folder or Path(spare)) / f"invented-{options.records}.duckdb"
        prepare(path, options.records)
        kept = measure(path, max(9, options.runs))
    return int(options.floors and not kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
