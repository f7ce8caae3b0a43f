"""Main text and metadata of a saved web page. The one module that imports trafilatura."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from whowhom.read.dates import FIRST_YEAR, LAST_YEAR, iso_date

_BLOCKS = "descendant::p | descendant::div | descendant::h1 | descendant::h2 | descendant::br | descendant::table"
_HUNG_ON = re.compile(r"(?:\s+[|–—*·-]+\s+|\s*[｜：ㅣ]\s*)")  # between a headline and the site's name
_SET_BEFORE = re.compile(rf"(?:{_HUNG_ON.pattern}|:\s+)$")  # between the site's name and a headline
ARTICLE_SHARE = 0.1  # an element with more of the page's paragraphs is of the article, whatever its class says
MOST_DROPPED = 0.5  # share of the paragraphs that may go as furniture
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
    tree = _tree(html)
    if tree is None:
        return None
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1", "h2")]  # extraction takes the tree apart
    found = _extract(tree, url)
    lines = _lines(found)
    if not lines:
        return None
    outlet = _outlet(found)
    title = _without_outlet(_plain(found.title), outlet, headings)
    at = next((n for n, line in enumerate(lines[:4]) if title and _same_headline(title, line)), None)
    if title and at is None:
        lines, at = [title, *lines], 0
    body = [line for n, line in enumerate(lines) if n != at]
    published = iso_date(found.date) if found.date else None
    return Page("\n\n".join(lines), "\n\n".join(body), title, outlet, _plain(found.url), published)


def _tree(html: str) -> Any:
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:
        return None
    _unfold_layout(tree)
    _drop_furniture(tree)
    return tree


def _extract(tree: Any, url: str | None) -> Any:
    """Two tries: the careful extraction, then, where it finds nothing, one that takes what it can get."""
    import trafilatura

    bounds = {"min_date": f"{FIRST_YEAR}-01-01", "max_date": f"{LAST_YEAR}-12-31"}
    found: Any = None
    for eager in (False, True):
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            with_metadata=True,
            fast=True,  # no second opinion of other extractors: it costs a quarter more and finds nothing more
            favor_recall=eager,
            date_extraction_params={"original_date": True, "extensive_search": False, **bounds},
        )
        if found is not None and (found.text or "").strip():
            return found
    return found


def _lines(found: Any) -> list[str]:
    if found is None:
        return []
    return [line for line in (" ".join(line.split()) for line in (found.text or "").splitlines()) if line]


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


def _unfold_layout(tree: Any) -> None:
    """Old pages lay out their columns by tables: a cell with paragraphs in it is a column, not a figure."""
    for table in tree.xpath("//table"):
        if any(cell.xpath(_BLOCKS) for cell in table.xpath(".//td")):
            for element in [table, *table.xpath(".//tbody | .//tr | .//td | .//th")]:
                element.tag = "div"


def _drop_furniture(tree: Any) -> None:
    """Takes out what a page names as its own furniture (related stories, comments, captions), but never the article."""
    named = [
        element
        for element in tree.xpath("//body//*[@class or @id]")
        if _is_furniture(element.get("class", "")) or _is_furniture(element.get("id", ""))
    ]
    if not named:
        return
    whole = _prose(tree) or 1
    sizes = [(element, _prose(element)) for element in named]
    small = [(element, size) for element, size in sizes if size < ARTICLE_SHARE * whole and not element.xpath(".//h1")]
    if sum(size for _, size in small) > MOST_DROPPED * whole:
        return  # a name that half the paragraphs bear is this page's way of marking the article
    for element, _ in small:
        if element.getparent() is not None:
            element.drop_tree()


@lru_cache(maxsize=4096)
def _is_furniture(value: str) -> bool:
    return not _furniture_names().isdisjoint(re.split(r"[^a-z0-9]+", value.lower()))


def _prose(element: Any) -> int:
    """Characters in an element's paragraphs; menus, lists of links and scripts do not count."""
    parts = (part for part in element.iter("p", "div") if part.tag == "p" or not len(part))
    return sum(len(part.text_content()) for part in parts)


@lru_cache(maxsize=1)
def _furniture_names() -> frozenset[str]:
    table = tomllib.loads(files("whowhom").joinpath("codebook/furniture.toml").read_text("utf-8"))
    return frozenset(table["page"]["names"])
