"""Main text and metadata of a saved web page. The one module that imports trafilatura."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from whowhom.read.dates import FIRST_YEAR, LAST_YEAR, iso_date
from whowhom.read.tree import keep_text, tree_of

_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": f"{FIRST_YEAR}-01-01",
    "max_date": f"{LAST_YEAR}-12-31",
}
_HUNG_ON = re.compile(r"(?:\s+[|–—*·-]+\s+|\s*[｜：ㅣ]\s*)")  # between a headline and the site's name
_SET_BEFORE = re.compile(rf"(?:{_HUNG_ON.pattern}|:\s+)$")  # between the site's name and a headline
SAME_HEADLINE = 0.7  # share of their words that two wordings of one headline have in common


class Page(NamedTuple):
    """What a page holds: ``text`` is headline and paragraphs, ``body`` the paragraphs alone, joined by blank lines."""

    text: str
    body: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


def page(html: str, url: str | None = None) -> Page | None:
    """The headline and paragraphs of ``html``, joined by blank lines, and what the page says of itself; else None.

    The date comes from metadata, ``time`` elements, JSON-LD and date lines only, never from a copyright line or today.
    """
    tree = tree_of(html)
    return None if tree is None else page_of(tree, url)


def page_of(tree: Any, url: str | None) -> Page | None:
    """The same from the page's tree, which is used up by it."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1", "h2")]
    about = _about(tree, url)
    keep_text(tree)
    lines = [line for line in (" ".join(line.split()) for line in _text(tree).splitlines()) if line]
    if not lines:
        return None
    outlet = _outlet(about)
    title = _without_outlet(_plain(about.title), outlet, headings)
    at = next((n for n, line in enumerate(lines[:4]) if title and _same_headline(title, line)), None)
    if title and at is None:
        lines, at = [title, *lines], 0
    body = [line for n, line in enumerate(lines) if n != at]
    published = iso_date(about.date) if about.date else None
    return Page("\n\n".join(lines), "\n\n".join(body), title, outlet, _plain(about.url), published)


def _text(tree: Any) -> str:
    """Two tries: the careful extraction, then, where it finds nothing, one that takes what it can get."""
    import trafilatura

    for eager in (False, True):
        found: Any = trafilatura.bare_extraction(tree, options=_options(eager))
        if found is not None and (found.text or "").strip():
            return str(found.text)
    return ""


@cache
def _options(eager: bool) -> Any:
    """No second opinion of other extractors ("fast"): it costs a quarter more and finds nothing more."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", comments=False, fast=True, recall=eager)


def _about(tree: Any, url: str | None) -> Any:
    """What the page says of itself, searched as trafilatura's ``extract_metadata`` does, but for what is used here.

    Author, categories, tags and licence cost three quarters of that search.
    """
    metadata: Any = import_module("trafilatura.metadata")
    about = metadata.examine_meta(tree)
    with suppress(Exception):  # its reader of JSON trips over some of what pages write
        metadata.extract_meta_json(tree, about)
    about.title = about.title or metadata.extract_title(tree)
    about.url = about.url or metadata.extract_url(tree, url)
    about.hostname = metadata.extract_domain(about.url, fast=True) if about.url else None
    about.date = metadata.find_date(tree, url=about.url, **_DATES)
    name = about.sitename or metadata.extract_sitename(tree)
    if name:
        name = name.lstrip("@")
        about.sitename = name.title() if name and "." not in name and not name[0].isupper() else name
    elif about.url and (host := metadata.META_URL.match(about.url)):
        about.sitename = host[1]
    about.clean_and_trim()
    return about


def _outlet(found: Any) -> str | None:
    """The site's own name; a bare host name is no name."""
    name = _plain(found.sitename)
    return None if name and name == found.hostname else name


def _without_outlet(title: str | None, outlet: str | None, headings: list[str]) -> str | None:
    """The headline without what pages hang on it: the site's name, the author ("… | Ithilien Courier")."""
    if not title:
        return title
    for heading in filter(None, headings):
        if title.startswith(heading) and _HUNG_ON.match(title[len(heading) :]):
            return heading
        if title.endswith(heading) and _SET_BEFORE.search(title[: -len(heading)]):
            return heading
    return re.sub(rf"{_HUNG_ON.pattern}{re.escape(outlet)}\s*$", "", title, flags=re.I) or title if outlet else title


def _same_headline(title: str, line: str) -> bool:
    """Whether a line is the headline again, perhaps edited since it went into the page's metadata."""
    if len(line) > 2 * len(title):
        return False
    ours, theirs = (set(re.findall(r"\w+", text.casefold())) for text in (title, line))
    return _key(title) == _key(line) or len(ours & theirs) >= SAME_HEADLINE * len(ours | theirs)


def _plain(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
