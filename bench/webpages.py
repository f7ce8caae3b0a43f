"""How many web pages a core reads in a second, and how many it makes records of: as files and as a web archive."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench.lines import SETS, read
from bench.reading import archived
from bench.texts import EXAMPLES
from whowhom import Coder
from whowhom.read import read_sources
from whowhom.read.language import other_language
from whowhom.records import Report

SET = SETS / "article_extraction" / "dev.jsonl"


def pages(limit: int | None = None) -> list[bytes]:
    """The pages of the set of main texts, from all over it; those of our own examples where it is not here."""
    if SET.is_file():
        found = [gzip.decompress((SET.parent / line["html"]).read_bytes()) for line in read(SET)]
    else:
        found = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.html"))]
    return found[:: max(1, len(found) // limit)][:limit] if limit else found


def measure(kept: Sequence[bytes], coder: Coder) -> dict[str, float]:
    """Pages a second of processor time: read only, and with all that makes records of them."""
    with TemporaryDirectory() as folder:
        archive, loose = Path(folder, "pages.warc.gz"), Path(folder, "pages")
        archive.write_bytes(b"".join(archived(page, "text/html") for page in kept))
        loose.mkdir()
        for number, page in enumerate(kept):
            (loose / f"{number:04}.html").write_bytes(page)
        _seconds(loose / "0000.html", coder)  # whatever is loaded or compiled on first use,
        other_language("le mot juste " * 20)  # the table of languages too
        spent = {name: _seconds(path, coder) for name, path in (("html", loose), ("warc", archive))}
    rates = {}
    for name, (reading, coding) in spent.items():
        rates[f"{name}_read_pages_s"] = round(len(kept) / reading, 1)
        rates[f"{name}_pages_s"] = round(len(kept) / (reading + coding), 1)
    return rates


def _seconds(source: Path, coder: Coder) -> tuple[float, float]:
    start = process_time()
    reports = [item for item in read_sources([str(source)]) if isinstance(item, Report)]
    middle = process_time()
    for report in reports:
        coder.read(report)
    return middle - start, process_time() - middle
