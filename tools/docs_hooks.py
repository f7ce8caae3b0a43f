"""What becomes of the pages of docs/ on their way into the site, and which pages join them; mkdocs.yml names this file.

The pages are written for who reads them beside the code too. So a link to a file that is no page becomes its words
with the file's name behind them, and what other readers of Markdown take for a list is one here too.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

from tools.docs_pages import pages

ROOT = Path(__file__).resolve().parents[1]
LOG = logging.getLogger("mkdocs.hooks.docs")  # what is logged as a warning ends a strict build
FENCED = re.compile(r"^(```.*?^```$)", re.M | re.S)
LINK = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)#]+)(?:#[^)]*)?\)")
LIST = re.compile(r"^(?!\s|[-*|#>]|\d+\. )(.+)\n(?=- |\d+\. )", re.M)  # a line of words right above a list
PICTURE = re.compile(r'<picture><source [^>]*srcset="([^"]+)"><img src="([^"]+)" alt="([^"]*)"></picture>')


def on_files(files: Any, *, config: Any, **_: Any) -> Any:
    """All pages: the written ones, and those that the program tells of itself."""
    made = pages()
    for name, text in made.items():
        files.append(File.generated(config, name, content=text))
    config.nav = _spread(config.nav, {name: _short(text) for name, text in made.items()})
    return files


def _short(text: str) -> str:
    """A page's name in the list of pages: "# ASSAULT: Attack" is ASSAULT."""
    return next(line for line in text.splitlines() if line.startswith("# "))[2:].split(":")[0]


def _spread(nav: Any, made: dict[str, str]) -> Any:
    """The list of pages, with those of a folder where its name stands (``types/``)."""
    if isinstance(nav, list):
        return [_spread(one, made) for one in nav]
    if isinstance(nav, dict):
        return {title: _spread(one, made) for title, one in nav.items()}
    return [{title: name} for name, title in made.items() if name.startswith(nav)] if nav.endswith("/") else nav


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """A page as mkdocs reads it."""
    parts = FENCED.split(markdown)
    return "".join(part if part.startswith("```") else _mended(part, page.file) for part in parts)


def _mended(markdown: str, file: Any) -> str:
    markdown = LIST.sub(r"\1\n\n", markdown)
    markdown = PICTURE.sub(r"![\3](\2#only-light)\n![\3](\1#only-dark)", markdown)
    return LINK.sub(lambda link: _outside(link, file), markdown)


def _outside(link: re.Match[str], file: Any) -> str:
    """A link that leaves docs/ as words; one that stays is left to mkdocs."""
    aim = (ROOT / "docs" / file.src_uri).parent.joinpath(link[2]).resolve()
    if aim.is_relative_to(ROOT / "docs"):
        return link[0]
    if not aim.is_relative_to(ROOT) or not aim.exists():
        LOG.warning("%s links to %s, which is not there", file.src_uri, link[2])
    name = aim.relative_to(ROOT).as_posix() if aim.is_relative_to(ROOT) else link[2]
    return f"`{name}`" if name.startswith(link[1].strip("`")) else f"{link[1]} (`{name}`)"
