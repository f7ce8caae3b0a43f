"""Whose press tells a report: by the input's own word, by its address, by the mark of an agency in its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from whowhom.codebook.rows import Row, layered, parts
from whowhom.codebook.rows.names import fold
from whowhom.records import Block, Outlet, Report
from whowhom.syntax import Reading

SIGNING = ("agency", "broadcaster")  # who signs datelines; "(Sun)" is a day and no newspaper
GOVERNMENT = ("gov", "gob", "go")  # gov.uk is one site, and its names below belong to others
_ARTICLE = re.compile(r"the\s+", re.I)
_APART = re.compile(r"[,|/()\[\]•·;:]|--|(?:^|\s)[-–—_]+|[-–—_]+(?:\s|$)|\.(?:\s|$)")  # between the parts of a dateline
_ALONE = re.compile(
    r"(?:[(\[/]|[-–—]{1,2}\s*)(?P<name>[^()\[\]/]{2,40}?)[)\]/]?\.?"
)  # "(AP)", "/TASS/", "--KUNA" on a line


@dataclass(frozen=True)
class Outlets:
    """The table, by every name, every address and every mark. Made by ``load_outlets``; never changed afterwards."""

    names: Mapping[str, Outlet]
    domains: Mapping[str, Outlet]
    marks: Mapping[str, Outlet]


def load_outlets(*extra: str | Path) -> Outlets:
    """Our outlets, with the rows of ``tables/outlets.csv`` of further codebook folders over them.

    A row takes the place of ours with the same id, and its names and addresses are its own. Raises ``CodebookError``.
    """
    return _read(extra) if extra else _ours()


@cache
def _ours() -> Outlets:
    return _read(())


def _read(folders: tuple[str | Path, ...]) -> Outlets:
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for row in layered("outlets", folders):
        outlet = _outlet(row)
        for name in names_of(row):
            names.setdefault(_key(name), outlet)
        for domain in parts(row["domains"]):
            domains.setdefault(domain, outlet)
    marks = {name: outlet for name, outlet in names.items() if outlet.kind in SIGNING}
    return Outlets(names, domains, marks)


def _outlet(row: Row) -> Outlet:
    who = (row["id"], row["name"], row["country"] or None)
    return Outlet(*who, row["kind"], row["wire"] == "yes", row["state"], by="")


def names_of(row: Row) -> list[str]:
    """The name of a row and its other names."""
    return [row["name"], *parts(row["aliases"])]


def find_outlet(reading: Reading, outlets: Outlets) -> Outlet | None:
    """Whose report it is; None where nothing says so, or the table does not know who it says.

    Who publishes a report goes before the agency that it was taken from: the publisher chose to tell it.
    """
    report = reading.report
    for by, outlet in (
        ("field", _named(report, outlets)),
        ("url", _at(report.url or "", outlets)),
        ("dateline", _signed(reading, outlets)),
    ):
        if outlet is not None:
            return replace(outlet, by=by)
    return None


def _named(report: Report, outlets: Outlets) -> Outlet | None:
    """The input's own word for the outlet, a name or the site's address."""
    said = (report.outlet or "").strip()
    found = outlets.names.get(_key(said))
    return found or (_at(said, outlets) if "." in said and " " not in said else None)


def _key(name: str) -> str:
    return fold(_ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name)


def _at(address: str, outlets: Outlets) -> Outlet | None:
    """The outlet whose domain the address lies in; the longest domain that the table knows wins."""
    labels = _host(address).split(".")
    for n in range(len(labels) - 1):
        found = outlets.domains.get(".".join(labels[n:]))
        if found is not None:
            below = n > 0 and len(labels) - n == 2 and labels[n] in GOVERNMENT
            return None if below else found
    return None


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # no address at all, as "http://[news"
        return ""
    return host.rstrip(".").removeprefix("www.")


def _signed(reading: Reading, outlets: Outlets) -> Outlet | None:
    """The one agency or broadcaster that signs the datelines, else the agency that signs a line of its own.

    Where several sign, it is a round-up of nobody's.
    """
    datelines = [part for block in reading.blocks if block.kind == "dateline" for part in _marks(reading, block)]
    lines = [
        alone["name"]
        for block in reading.blocks
        if block.kind == "furniture" and (alone := _ALONE.fullmatch(reading.slice(block.span)))
    ]
    signs = {mark.id: mark for part in datelines if (mark := outlets.marks.get(_key(part))) is not None}
    wires = {mark.id: mark for part in lines if (mark := outlets.marks.get(_key(part))) is not None and mark.wire}
    found = list((signs or wires).values())
    return found[0] if len(found) == 1 else None


def _marks(reading: Reading, block: Block) -> Iterator[str]:
    """The parts of a dateline that are not its place."""
    text = reading.slice(block.span)
    yield from filter(None, map(str.strip, _APART.split(text.replace(block.place or "", "", 1))))
