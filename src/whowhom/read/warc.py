"""WARC, the archives of the web, CC-NEWS among them."""

from __future__ import annotations

import io
from collections import Counter
from typing import cast

from whowhom.read.opened import Marked, Opened
from whowhom.read.report import Draft
from whowhom.read.response import TEXTS, drafts_from_response, media_type
from whowhom.read.warc_records import RECORD, records, unpacked
from whowhom.records import Problem


def is_warc(head: bytes) -> bool:
    """Whether a file that begins so, unpacked, is a web archive."""
    return head.startswith(RECORD)


def from_warc(opened: Opened) -> Marked:
    """One draft or Problem a page or text that a server gave; other responses are counted in a note at the end.

    A record that is broken or cut is one Problem, and those after it go on. The mark is the byte where a record begins
    ("after 1200"), or where reading goes on behind broken bytes ("from 1200").
    """
    passed: Counter[str] = Counter()
    mark = opened.after
    for mark, response, fault in records(unpacked(cast(io.BufferedReader, opened.stream)), opened.after):
        if response is None:
            yield Problem("read", "bad-record", f"{opened.name}, {fault}."), mark
        elif response.status != 200:
            passed["without a status" if response.status is None else f"with status {response.status}"] += 1
        elif media_type(response.content_type) not in TEXTS:
            passed["neither page nor text"] += 1
        else:
            name = f"{opened.name}, {response.url}"
            draft = Draft("", opened.name, name, url=response.url, crawled=response.day, sought=False)
            yield from ((found, mark) for found in drafts_from_response(response, draft))
    if passed:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(passed.items()))
        message = f"{opened.name}: {passed.total():,} responses were passed over ({reasons})."
        yield Problem("read", "passed-over", message, fatal=False), mark
