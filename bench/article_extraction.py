"""Main text and metadata of web pages: python -m bench.article_extraction [DEV.jsonl] [> PREDICTIONS.jsonl]

Each line of the input has ``id``, ``url`` and ``html`` (a gzipped page, its path counted from the input's folder); each
line of the output ``id``, ``articleBody``, ``title`` and ``published``.
"""

from __future__ import annotations

import gzip
import sys
from functools import partial
from pathlib import Path

from bench.lines import command
from bench.score import Json
from whowhom.read.page import page


def predict(folder: Path, line: Json) -> Json:
    html = gzip.decompress((folder / line["html"]).read_bytes()).decode("utf-8", "replace")
    found = page(html, line.get("url"))
    if found is None:
        return {"id": line["id"], "articleBody": ""}
    return {"id": line["id"], "articleBody": found.body, "title": found.title, "published": found.published}


def main(arguments: list[str]) -> int:
    return command("article_extraction", __doc__.splitlines()[0], arguments, lambda folder: partial(predict, folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
