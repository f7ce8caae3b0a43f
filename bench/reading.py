"""How fast each kind of source is read, in one run: python -m bench.reading [NEWS.jsonl.gz] [--limit N]

Writes the same reports as JSON lines, tables and web archives into a folder that goes away again, reads each back, and
prints reports a second of processor time and the ratio to JSON lines. Ratios hold on any machine; seconds do not.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pyarrow
from pyarrow import parquet

from bench.texts import CORPUS
from whowhom.read import read_sources
from whowhom.records import Report

PAGES = 10  # one page is read for so many reports, or the pages would take all the time


def jsonl(path: Path, texts: list[str]) -> None:
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")


def jsonl_gz(path: Path, texts: list[str]) -> None:
    path.write_bytes(gzip.compress("".join(json.dumps({"text": text}) + "\n" for text in texts).encode()))


def table(path: Path, texts: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["text"], *([text] for text in texts)])


def columns(path: Path, texts: list[str]) -> None:
    parquet.write_table(pyarrow.table({"text": texts}), path)


def plain(path: Path, texts: list[str]) -> None:
    path.write_bytes(b"".join(archived(text.encode(), "text/plain; charset=utf-8") for text in texts))


def pages(path: Path, texts: list[str]) -> None:
    path.write_bytes(b"".join(archived(_page(text).encode(), "text/html; charset=utf-8") for text in texts[::PAGES]))


def foreign(path: Path, texts: list[str]) -> None:
    path.write_bytes(b"".join(archived(_page(_FRENCH * 20, "fr").encode(), "text/html") for _ in texts[::PAGES]))


_FRENCH = "<p>Le gouvernement a rappelé son ambassadeur mardi après que des cavaliers ont franchi la rivière.</p>\n\n"
KINDS: dict[str, Callable[[Path, list[str]], None]] = {
    "lines.jsonl": jsonl,
    "packed.jsonl.gz": jsonl_gz,
    "table.csv": table,
    "table.parquet": columns,
    "plain.warc.gz": plain,
    "pages.warc.gz": pages,
    "foreign.warc.gz": foreign,
}


def _page(text: str, language: str = "en") -> str:
    words = text if language != "en" else "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60))
    head = f'<!doctype html><html lang="{language}"><head><title>A report</title></head>'
    return f"{head}<body><nav><ul>{menu}</ul></nav><article>{words}</article></body></html>"


def archived(body: bytes, kind: str) -> bytes:
    """A record of a web archive: what a server answered, packed."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\n"
        "WARC-Date: 2022-11-30T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def measure(texts: list[str], kinds: Iterable[str]) -> dict[str, tuple[int, float]]:
    """Of each kind, how many reports were read and the documents (reports or not) a second of processor time."""
    out = {}
    with TemporaryDirectory() as folder:
        for kind in kinds:
            path = Path(folder, kind)
            KINDS[kind](path, texts)
            start = process_time()
            found = list(read_sources([str(path)]))
            spent = process_time() - start
            out[kind] = (sum(isinstance(one, Report) for one in found), len(found) / spent)
    return out


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__.splitlines()[0])
    parser.add_argument("input", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--limit", type=int, default=2000, metavar="N", help="so many reports")
    options = parser.parse_args(arguments)
    if not options.input.is_file():
        print(f"{options.input} is not here: nothing measured", file=sys.stderr)
        return 0
    with gzip.open(options.input, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(options.limit), strict=False)]
    measure(texts[:PAGES], KINDS)  # whatever is read or compiled on first use
    speeds = measure(texts, KINDS)
    first = speeds["lines.jsonl"][1]
    print(f"{'source':16} {'reports':>8} {'a second':>9} {'ratio':>7}")
    for kind, (reports, speed) in speeds.items():
        print(f"{kind:16} {reports:8,} {speed:9,.0f} {speed / first:7.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
