"""Main text and metadata of a saved web page. The one module that imports trafilatura and lxml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from whowhom.read.dates import FIRST_YEAR, LAST_YEAR, iso_date

_LAYOUT = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center")
_BLOCKS = "descendant::p | descendant::div | descendant::h1 | descendant::h2 | descendant::br | descendant::table"
ARTICLE_SHARE = 0.3  # an element with more of the page's text than this is the article, whatever its class says


class Page(NamedTuple):
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


def page(html: str, url: str | None = None) -> Page | None:
    """The headline and paragraphs of ``html``, joined by blank lines, and what the page says of itself; None without text.

    The date comes from metadata, ``time`` elements, JSON-LD and date lines only, never from a copyright line or today.
    """
    tree = _tree(html)
    if tree is None:
        return None
    found = _extract(tree, url)
    lines = _lines(found)
    if not lines:
        return None
    title = _plain(found.title)
    if title and _key(title) not in {_key(line) for line in lines[:4]}:
        lines.insert(0, title)
    published = iso_date(found.date) if found.date else None
    return Page("\n\n".join(lines), title, _outlet(found), _plain(found.url), published)


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
            tree, url=url, include_comments=False, with_metadata=True, favor_recall=eager,
            date_extraction_params={"original_date": True, "extensive_search": False, **bounds})
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
    names = _furniture_names()
    whole = len(tree.text_content() or "") or 1
    for element in tree.xpath("//body//*[@class or @id]"):
        words = {word for word in re.split(r"[^a-z0-9]+", f"{element.get('class', '')} {element.get('id', '')}".lower()) if word}
        if words & names and len(element.text_content() or "") < ARTICLE_SHARE * whole:
            parent = element.getparent()
            if parent is not None and parent.getparent() is not None:
                element.drop_tree()


@lru_cache(maxsize=1)
def _furniture_names() -> frozenset[str]:
    table = tomllib.loads(files("whowhom").joinpath("codebook/furniture.toml").read_text("utf-8"))
    return frozenset(table["page"]["names"])
