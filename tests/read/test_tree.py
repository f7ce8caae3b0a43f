"""What makes a web page cheap to read changes nothing of what is read."""

from __future__ import annotations

from pathlib import Path

import pytest
import trafilatura

from whowhom.read import page as pages
from whowhom.read.report import Draft, finish
from whowhom.read.tree import tree_of
from whowhom.read.webpage import draft_from_page
from whowhom.records import Problem

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.html"))
HEAD = (
    '<!doctype html><html lang="en"><head><meta property="og:site_name" content="ithilien courier">'
    '<meta property="article:published_time" content="2022-11-30"><title>Riders cross the river</title></head>'
)
SENTENCE = "Riders of the March crossed the river on Tuesday and took two bridges from the garrison. "
BODY = (
    f"<body><style>p {{}}</style><p>{SENTENCE * 4}</p>between<svg><text>n</text></svg> words<p>one<img> two {SENTENCE}"
    f"</p><div class='related'><p>Read on.</p></div><script>var a = '<p>no</p>'</script><p>{SENTENCE * 4}</p></body>"
)


def sources() -> list[str]:
    return [HEAD + BODY, *(path.read_text("utf-8") for path in EXAMPLES)]


@pytest.mark.parametrize("html", sources())
def test_what_holds_no_text_goes_without_a_trace(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pages.page(html)
    monkeypatch.setattr(pages, "keep_text", lambda tree: None)
    assert kept == pages.page(html)
    assert kept


@pytest.mark.parametrize("html", sources())
def test_a_page_says_of_itself_what_the_library_finds(html: str) -> None:
    url = "https://courier.example/2022/bridges"
    whole = trafilatura.extract_metadata(tree_of(html), default_url=url, date_config=dict(pages._DATES))
    ours = pages._about(tree_of(html), url)
    for name in ("title", "url", "hostname", "sitename", "date"):
        assert getattr(ours, name) == getattr(whole, name), name


def test_what_no_tree_may_hold_is_left_out() -> None:
    odd = HEAD + BODY.replace("bridges", "brid\x01\ufffe\uffffges")
    assert pages.page(odd) == pages.page(HEAD + BODY)


@pytest.mark.parametrize("html", ["", " ", "\x01", "no page at all", "<p>one block</p>"])
def test_what_is_no_page_has_no_tree(html: str) -> None:
    assert tree_of(html) is None


FRENCH = "Le gouvernement a rappelé son ambassadeur mardi après que des cavaliers ont franchi la rivière. "


def drafted(html: str) -> Draft | Problem:
    return draft_from_page(html, Draft("", "a.html", "a.html"))


@pytest.mark.parametrize("language", ['lang="fr"', ""])
def test_no_main_text_is_looked_for_in_a_foreign_page(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    html = HEAD.replace('lang="en"', language) + BODY.replace(SENTENCE, FRENCH).replace("between", SENTENCE)
    whole = pages.page(html)
    monkeypatch.setattr(pages, "page_of", None)
    found = drafted(html)
    assert isinstance(found, Problem)
    assert whole
    assert [found] == finish(Draft(whole.text, "a.html", "a.html"), None)


@pytest.mark.parametrize("language", ['lang="de"', 'lang="en-GB"', ""])
def test_a_page_is_english_if_its_paragraphs_are_whatever_it_says(language: str) -> None:
    foreign = f"<p>{FRENCH}</p>" * 9
    html = HEAD.replace('lang="en"', language) + BODY.replace("between", foreign).replace("one", SENTENCE * 8)
    assert isinstance(drafted(html), Draft)
