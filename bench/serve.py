"""How fast the explorer's API answers: python -m bench.serve [--records N] [--in FOLDER] [--runs N] [--floors]

Asks every GET route of the table in serve/routes.py over the store of invented records that bench.store makes, in one
process and without a network, so that it is the server's own time: the question read, the store asked, the answer made
and written as JSON. Each route is asked in every way that its parameters allow (no filter, an actor, a pair, a type
since a year, words, a box), each time with other values. With --floors it fails where the 95th percentile of a route
is above the limit. Let nothing else run beside it; "work" is processor time, of all threads together, which others that
run disturb less.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any, NamedTuple

import httpx
from fastapi import FastAPI

from bench.store import RECORDS, prepare
from whowhom.serve import application
from whowhom.serve.app import API
from whowhom.store import Store, open_store

RUNS = 30
LIMIT_MS = 500
WORDS = ("visited", "kernlor", "ministers visited", '"signed a pact with"', "baba", "shelled villages", "two diplomats")
BOXES = ("0,40,30,60", "100,-10,150,45", "-120,20,-60,55", "25,10,60,40", "-20,-35,50,35")
KINDS = ("ASSAULT", "CONSULT", "COOPERATE", "SANCTION", "AID")

Asked = dict[str, str]


class Values(NamedTuple):
    """What the store has to ask for, most frequent and rare ones in turn."""

    parties: list[str]
    places: list[str]
    ids: list[str]
    documents: list[str]


def values(store: Store) -> Values:
    """Drawn evenly from the most frequent to the rarest, so that neither decides alone."""

    def drawn(sql: str) -> list[str]:
        found = [row["value"] for row in store.sql(sql)]
        return [*found[:4], *found[4 :: max(1, len(found) // 8)]]

    every = "SELECT id AS value FROM {} ORDER BY hash(id) LIMIT 12"
    ids = [drawn(every.format(table)) for table in ("incidents", "events")]
    return Values(
        drawn("SELECT country AS value FROM event_parties GROUP BY 1 ORDER BY count(*) DESC, 1"),
        drawn("SELECT name AS value FROM event_places GROUP BY 1 ORDER BY count(*) DESC, 1"),
        [id for pair in zip(*ids, strict=False) for id in pair],
        drawn(every.format("documents")),
    )


def ways(known: Values) -> dict[str, list[Asked]]:
    """The questions a reader asks, each with many values; the names are those of the filters."""
    parties = known.parties
    pairs = list(zip(parties, [*parties[1:], parties[0]], strict=True))
    return {
        "": [{}],
        "actor": [{"actor": party} for party in parties],
        "pair": [{"actor": a, "with": b} for a, b in pairs],
        "type, since": [{"type": kind, "since": str(year)} for year in (2012, 2018, 2024) for kind in KINDS],
        "text": [{"text": words} for words in WORDS],
        "box": [{"bbox": box} for box in BOXES],
        "party, kind": [{"party": party, "quad": "material-conflict"} for party in parties],
        "country": [{"country": party, "status": "occurred"} for party in parties],
    }


def paths(route: str, known: Values) -> list[str]:
    """The addresses of a route, its open parts filled in with what the store has."""
    a, b = known.parties, [*known.parties[1:], known.parties[0]]
    filled: dict[str, list[str]] = {"a": a, "b": b, "name": known.places}
    filled["id"] = known.documents if "/report" in route else a if "/actor" in route else known.ids
    if "/review" in route:  # verdicts are given on records of single reports
        filled["id"] = [id for id in known.ids if id.startswith("evt_")]
    open_ = [name for name in filled if f"{{{name}}}" in route]
    return [
        route.format(**dict(zip(open_, parts, strict=True)))
        for parts in zip(*(filled[name] for name in open_), strict=False)
    ] or [route]


class Case(NamedTuple):
    """A route asked in one way: its addresses, one after the other."""

    name: str
    urls: list[httpx.URL]


def cases(app: FastAPI, known: Values) -> Iterator[Case]:
    """Every GET route in every way that it can be asked; what a route must be told is drawn from the store as well."""
    for path, verbs in app.openapi()["paths"].items():
        if "get" not in verbs:
            continue
        taken = {one["name"] for one in verbs["get"].get("parameters", []) if one["in"] == "query"}
        must = {one["name"] for one in verbs["get"].get("parameters", []) if one["in"] == "query" and one["required"]}
        addresses = paths(path, known)
        for way, asked in ways(known).items():
            if "/search" in path and "text" not in asked[0]:  # it looks for words, whatever else is asked
                asked = [{**one, "text": words} for one, words in zip(asked, cycle(WORDS), strict=False)]
            if asked[0].keys() <= taken:
                yield Case(f"{path.removeprefix(API)} {way}".strip(), _urls(addresses, asked, must, known))


def _urls(addresses: list[str], asked: list[Asked], must: set[str], known: Values) -> list[httpx.URL]:
    words = cycle(WORDS)
    told = cycle(known.parties)
    many = max(len(addresses), len(asked), len(WORDS) if must else 1)
    pairs = islice(zip(cycle(addresses), cycle(asked), strict=False), many)
    return [
        httpx.URL(path, params={**{name: next(words) if "text" in must else next(told) for name in must}, **query})
        for path, query in pairs
    ]


async def took(client: httpx.AsyncClient, url: httpx.URL) -> tuple[float, int]:
    """Milliseconds, and bytes of the answer. Raises RuntimeError for an answer that is none."""
    begun = perf_counter()
    answer = await client.get(url)
    spent = (perf_counter() - begun) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{url} answered {answer.status_code}: {answer.text[:300]}")
    return spent, len(answer.content)


async def measure(store: Store, runs: int, only: str) -> bool:
    """Prints a line a route and way; whether all 95th percentiles keep the limit."""
    app: Any = application(store)
    kept = True
    print(f"{'milliseconds':44} {'median':>8} {'95 %':>8} {'work':>8} {'KB':>7}   slowest")
    to = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=to, base_url="http://127.0.0.1:8765", timeout=None) as client:
        for case in cases(app, values(store)):
            if only not in case.name:
                continue
            urls = list(islice(cycle(case.urls), runs))
            try:
                await took(client, case.urls[0])
                worked = process_time()
                told = [await took(client, url) for url in urls]
            except RuntimeError as error:
                print(f"{case.name:44} {error}", flush=True)
                kept = False
                continue
            work = (process_time() - worked) * 1000 / len(told)
            times = [spent for spent, _ in told]
            high, slowest = quantiles(times, n=20, method="inclusive")[-1], urls[times.index(max(times))]
            size = median(bytes_ for _, bytes_ in told) / 1000
            over = " ABOVE" if high > LIMIT_MS else ""
            line = f"{case.name:44} {median(times):8.1f} {high:8.1f} {work:8.1f} {size:7.1f}   {slowest}{over}"
            print(line, flush=True)
            kept &= high <= LIMIT_MS
    return kept


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.serve", description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=RECORDS, metavar="N")
    parser.add_argument("--in", dest="folder", type=Path, metavar="FOLDER", help="keep the store there")
    parser.add_argument("--store", type=Path, metavar="FILE", help="another store, as it is")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="questions of each kind (at least 2)")
    parser.add_argument("--only", default="", metavar="PART", help="routes whose name has this in it")
    parser.add_argument("--floors", action="store_true", help=f"fail where the 95th percentile is above {LIMIT_MS} ms")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as spare:
        path = options.store or (options.folder or Path(spare)) / f"invented-{options.records}.duckdb"
        if not options.store:
            prepare(path, options.records)
        with open_store(path, read_only=True) as store:
            kept = asyncio.run(measure(store, max(2, options.runs), options.only))
    return int(options.floors and not kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
