"""A page's draft: what the input says of it goes before what the page says of itself."""

from __future__ import annotations

from dataclasses import replace

from whowhom.read.limits import MAX_BYTES
from whowhom.read.report import Draft, not_english
from whowhom.records import Problem


def draft_from_page(html: str, draft: Draft) -> Draft | Problem:
    """``draft`` filled from ``html``, or the fatal Problem why nothing could be had from it."""
    from whowhom.read.page import page_of
    from whowhom.read.tree import foreign_words, tree_of

    if len(html) > MAX_BYTES:
        return Problem("read", "too-large", f"{draft.name} is a page of more than {MAX_BYTES:,} characters.", draft.id)
    try:
        tree = tree_of(html)
        foreign = None if tree is None else not_english(foreign_words(tree), draft)
        if foreign:
            return foreign  # most pages of an archive: to look for their main text would cost most of the time
        found = None if tree is None else page_of(tree, draft.url)
    except Exception as error:  # any bytes may come as a page, and the parsers behind this call fail in many ways
        message = f"{draft.name} could not be read as a web page ({type(error).__name__}: {error})."
        return Problem("read", "no-text", message, draft.id)
    if found is None:
        message = f"{draft.name} is a web page without a report's text; save the whole page, or give the text itself."
        return Problem("read", "no-text", message, draft.id)
    return replace(
        draft,
        text=found.text,
        title=draft.title or found.title,
        url=draft.url or found.url,
        outlet=draft.outlet or found.outlet,
        metadata_date=found.published,
    )
