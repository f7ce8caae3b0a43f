"""Are acts that several reports tell put together, and no others?  python -m bench.incidents [FOLDER] [-v]

FOLDER holds coded reports (bench/reports/README.md); without one, the shared gold folder where somebody has it. Reports
with the same ``same_act_group`` tell one act: one incident must carry them all, a ``wire_copy_of`` another is no source
of its own, and its disputed figures are printed. Records are held against the coded acts as bench.score does it; two of
different reports that stand in one incident must be one act: of the same group, of types and parties that fit, of the
same day where both tell one. Acts that a coded report links (part-of, follows) count as one.

    python -m bench.incidents --orders STORE

links all reports of a store anew, once in the order of their ids and once backwards, and compares the incidents.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from bench.gold import SHARED
from bench.replay import Replay
from bench.score import Json, load, match, sides
from whowhom import Coder
from whowhom.read import report_from_text
from whowhom.records import Report
from whowhom.serial import to_jsonl
from whowhom.store import Store, open_store

LONG = 5  # letters
Act = tuple[str, int]  # a report and the place of one of its acts; linked acts have the place of the first


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if options.orders:
        return _orders(options.orders)
    folder = options.folder or SHARED
    if not folder.is_dir():
        print(f"{folder} is not here: nothing measured")
        return 0
    reports = load(folder)
    with open_store(":memory:") as store:
        store.ingest((_report(coded) for coded in reports), Coder())
        records = list(store.incidents())
        events = [event for event in store.events() if not event["tentative"]]
    missed = list(_groups(reports, records))
    print("\n".join(missed))
    right, wrong, apart = _pairs(reports, records, events)
    if options.v:
        print("\n".join([*right, *wrong, *apart]))
    many = sum(len(record["documents"]) > 1 for record in records)
    print(f"{len(events)} records, {len(records)} incidents, {many} of several reports")
    print(f"pairs of acts of two reports in one incident: {len(right)} right, {len(wrong)} wrong; {len(apart)} apart")
    return int(bool(wrong) or any(line.startswith("not") for line in missed))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--orders", type=Path, metavar="STORE", help="link a store's reports in two orders")
    parser.add_argument("-v", action="store_true", help="list wrong pairs, and acts that were not put together")
    return parser.parse_args(arguments)


def _report(coded: Json) -> Report:
    return report_from_text(
        coded["text"], source=coded["id"], id=coded["id"], published=coded["published"], published_from="field"
    )


def _groups(reports: list[Json], records: list[Json]) -> Iterator[str]:
    """A line for each group: the incident that carries it, its sources and its disputed figures."""
    groups: dict[str, list[Json]] = defaultdict(list)
    for coded in reports:
        if coded.get("same_act_group"):
            groups[coded["same_act_group"]].append(coded)
    for name, of in sorted(groups.items()):
        wanted, sources = {coded["id"] for coded in of}, sum(not coded.get("wire_copy_of") for coded in of)
        whole = [record for record in records if wanted <= set(record["documents"])]
        best = max(whole, key=lambda record: len(record["figures"]), default=None)
        if best is None or best["independent"] != sources:
            told = f"{best['independent']} sources" if best else "no one incident"
            yield f"not as it should be: {name}: {told} for {len(wanted)} reports"
            continue
        figures = "; ".join(_said(figure) for figure in best["figures"] if not figure["agreed"])
        yield f"{name}: one {best['type']} of {len(wanted)} reports, {sources} sources; disputed: {figures}"


def _said(figure: Json) -> str:
    values = " or ".join(f"{value['bound'] or ''} {value['count']}".strip() for value in figure["values"])
    return f"{figure['owner']} {figure['kind']} {values}"


def _pairs(reports: list[Json], records: list[Json], events: list[Json]) -> tuple[list[str], ...]:
    """A line for each pair of acts that were put together: right, wrong; and for each that may be one and is apart."""
    by_id = {coded["id"]: coded for coded in reports}
    incident = {event: record["id"] for record in records for event in record["events"]}
    stands: dict[Act, set[str]] = defaultdict(set)
    for coded in reports:
        own = [event for event in events if event["document"]["id"] == coded["id"]]
        firsts = _first_of_linked(coded)
        for pair in match(coded, own):
            stands[coded["id"], firsts[pair.places[0]]].add(incident[pair.record["id"]])
    right, wrong, apart = list[str](), list[str](), list[str]()
    for one, other in combinations(sorted(stands), 2):
        if one[0] == other[0]:
            continue
        together = bool(stands[one] & stands[other])
        alike = _one_act(by_id[one[0]], one[1], by_id[other[0]], other[1])
        told = " | ".join(f"{name}: {by_id[name]['events'][n]['key']}" for name, n in (one, other))
        if together or alike:
            into, word = (apart, "apart") if not together else (right, "right") if alike else (wrong, "wrong")
            into.append(f"{word} {told}")
    return right, wrong, apart


def _first_of_linked(coded: Json) -> list[int]:
    """For each act the place of the first act that it is linked with, its own where with none."""
    keys = [act["key"] for act in coded["events"]]
    first = list(range(len(keys)))
    for n, act in enumerate(coded["events"]):
        for link in act.get("links") or ():
            if link["key"] in keys and link["rel"] in ("part-of", "follows"):
                low, high = sorted((first[keys.index(link["key"])], first[n]))
                first = [low if place == high else place for place in first]
    return first


def _one_act(one: Json, n: int, other: Json, m: int) -> bool:
    if not one.get("same_act_group") or one["same_act_group"] != other.get("same_act_group"):
        return False
    copies = one["id"] == other.get("wire_copy_of") or other["id"] == one.get("wire_copy_of")
    pairs = [(a, b) for a in _linked(one, n) for b in _linked(other, m)]
    return any(_fits(a, b) and (not copies or _shares_words(a["key"], b["key"])) for a, b in pairs)


def _shares_words(key: str, other: str) -> bool:
    """Whether the keys of a report and its copy may be one sentence: a word of some length stands in both."""
    return any(len(word) >= LONG for word in set(key.split()) & set(other.split()))


def _linked(coded: Json, first: int) -> list[Json]:
    return [act for act, place in zip(coded["events"], _first_of_linked(coded), strict=True) if place == first]


def _fits(a: Json, b: Json) -> bool:
    types = ({act["type"], *act.get("type_also", ())} for act in (a, b))
    (doers, others), (doing, done_to) = sides(a, a), sides(b, b)
    fit = all(not x or not y or x & y for x, y in ((doers, doing), (others, done_to)))
    days = [(act["when"]["start"], act["when"]["end"]) for act in (a, b) if act.get("when")]
    return bool(set.intersection(*types)) and fit and len(set(days)) < 2


def _orders(path: Path) -> int:
    """Whether two orders give the same incidents, and how long linking takes."""
    with open_store(path, read_only=True) as store:
        replay = Replay(store)
        names = sorted(replay.reports)
    found = []
    for order in (names, names[::-1]):
        start = time.perf_counter()
        with open_store(":memory:") as store:
            store.ingest((replay.reports[name] for name in order), replay)
            found.append(sorted(_lines(store)))
            many = sum(1 for record in store.incidents() if len(record["documents"]) > 1)
        seconds = time.perf_counter() - start
        print(f"{len(order)} reports, {len(found[-1])} incidents, {many} of several reports, {seconds:.0f} s")
    different = len(set(found[0]) ^ set(found[1]))
    print("the same incidents in both orders" if not different else f"{different} incidents differ")
    return int(bool(different))


def _lines(store: Store) -> Iterable[str]:
    return (to_jsonl(record) for record in store.incidents())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
