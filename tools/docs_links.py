"""Looks for dead links in a built site: python tools/docs_links.py site. Nothing is asked of the network.

Named are links, pictures, scripts and styles whose file is not in the site, links to a place on a page that has none
of that name, and whatever a page would load from elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

ASKS = "//@href | //@src | //@srcset"
NAMES = "//@id | //a/@name"
LEADS_OUT = ("a", "area")  # what a reader follows by choice; all else a page loads by itself


class Site:
    """A folder of built pages, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.pages = {path: html.parse(str(path)) for path in sorted(self.folder.rglob("*.html"))}
        self._names: dict[Path, set[str]] = {}

    def dead(self) -> Iterator[str]:
        """A line for each dead link, with the page that it stands on."""
        for page, tree in self.pages.items():
            for found in tree.xpath(ASKS):
                wrong = self._fault(page, found.getparent().tag, str(found))
                if wrong:
                    yield f"{page.relative_to(self.folder)}: {found}: {wrong}"

    def _fault(self, page: Path, tag: str, link: str) -> str | None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None if tag in LEADS_OUT or parts.scheme == "data" else "is loaded from elsewhere"
        if parts.path.startswith("/"):
            # The page for what is not found is shown at any address, so it alone counts from the site's root.
            aim = self.folder / unquote(parts.path[1:]) if page.name == "404.html" else None
        else:
            aim = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if aim is not None and aim.is_dir():
            aim = aim / "index.html"
        if aim is None or not aim.is_file():
            return "there is no such file"
        if parts.fragment and aim.suffix == ".html" and unquote(parts.fragment) not in self.names(aim):
            return "the page has no such place"
        return None

    def names(self, page: Path) -> set[str]:
        """The places of a page that a link may lead to."""
        if page not in self._names:
            self._names[page] = set(self.pages[page].xpath(NAMES))
        return self._names[page]


def main(arguments: list[str]) -> int:
    site = Site(Path(arguments[0] if arguments else "site"))
    if not site.pages:
        print(f"{site.folder} holds no page; run make docs first", file=sys.stderr)
        return 2
    wrong = list(site.dead())
    print("\n".join(wrong) if wrong else f"{len(site.pages)} pages, no dead link")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
