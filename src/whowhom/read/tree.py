"""The tree of a web page, without what the page names as its own furniture. The one module that imports lxml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])  # no tree may hold them,
_NO_CHARACTERS = re.compile(b"\xef\xbf[\xbe\xbf]")  # nor U+FFFE and U+FFFF
_DOCTYPE = re.compile(rb"^< ?! ?DOCTYPE[^>\n]*/[^<>\n]*>", re.I)  # a parser ends at some of them
_CLOSED = re.compile(rb"\A((?:.*\n){0,3}.*<html.*?)\s*/>", re.I)  # an <html/> at the beginning would end the page
BEGINNING = 4096  # bytes of a page in which these are sought
_BLOCKS = "descendant::p | descendant::div | descendant::h1 | descendant::h2 | descendant::br | descendant::table"
_WORDS = bytes(code if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))  # all else parts them
_WITHOUT_TEXT = ("style", "svg", "img", "link", "meta", "source", "input")
ARTICLE_SHARE = 0.1  # an element with more of the page's paragraphs is of the article, whatever its class says
MOST_PARAGRAPHS = 20  # of which the language of a page is told
MOST_DROPPED = 0.5  # share of the paragraphs that may go as furniture


def tree_of(html: str) -> Any:
    """The tree of a page without its furniture, or None where there is no page."""
    from lxml.etree import LxmlError
    from lxml.html import fromstring

    data = _NO_CHARACTERS.sub(b"", html.encode("utf-8", "replace").translate(None, _CONTROLS))
    start = _CLOSED.sub(rb"\1>", _DOCTYPE.sub(b"", data[:BEGINNING]))
    try:
        tree = fromstring(start + data[BEGINNING:], parser=_parser())
    except LxmlError:
        return None
    if len(tree) < 2 and "html" not in html[:50].lower():
        return None
    _unfold_layout(tree)
    _drop_furniture(tree)
    return tree


@cache
def _parser() -> Any:
    """A parser whose elements are all of one class: asking Python for the class of each costs as much as parsing."""
    from lxml.etree import ElementDefaultClassLookup, HTMLParser
    from lxml.html import HtmlElement

    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


def foreign_words(tree: Any) -> str:
    """The longest paragraphs of a page, main text if anything is, unless the page says that it is in English."""
    if (tree.get("lang") or "").lower().startswith("en"):
        return ""
    longest = sorted((part.text_content() for part in _paragraphs(tree)), key=len, reverse=True)[:MOST_PARAGRAPHS]
    return " ".join(" ".join(longest).split())


def keep_text(tree: Any) -> None:
    """Takes out what holds no text, half of a page: whoever looks for the text copies and searches it again and again.

    Scripts of JSON stay, since some pages have their text only there.
    """
    from lxml.etree import strip_elements

    strip_elements(tree, *_WITHOUT_TEXT, with_tail=False)
    for script in list(tree.iter("script")):
        if script.get("type") != "application/ld+json":
            script.drop_tree()


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
        for body in tree.getroottree().iter("body")
        for element in body.iterdescendants()
        if _is_furniture(element.get("class", "")) or _is_furniture(element.get("id", ""))
    ]
    if not named:
        return
    prose = {part: len(part.text_content()) for part in _paragraphs(tree)}
    whole = sum(prose.values()) or 1
    sizes = [(element, sum(prose.get(part, 0) for part in element.iter("p", "div"))) for element in named]
    headed = {above for heading in tree.iter("h1") for above in heading.iterancestors()}
    small = [(element, size) for element, size in sizes if size < ARTICLE_SHARE * whole and element not in headed]
    if sum(size for _, size in small) > MOST_DROPPED * whole:
        return  # a name that half the paragraphs bear is this page's way of marking the article
    for element, _ in small:
        if element.getparent() is not None:
            element.drop_tree()


@lru_cache(maxsize=4096)
def _is_furniture(value: str) -> bool:
    return not _furniture_names().isdisjoint(value.lower().encode("ascii", "replace").translate(_WORDS).split())


def _paragraphs(tree: Any) -> Iterator[Any]:
    """Menus, lists of links and scripts are none."""
    return (part for part in tree.iter("p", "div") if part.tag == "p" or not len(part))


@cache
def _furniture_names() -> frozenset[bytes]:
    table = tomllib.loads(files("whowhom").joinpath("codebook/furniture.toml").read_text("utf-8"))
    return frozenset(name.encode() for name in table["page"]["names"])
