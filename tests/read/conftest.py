"""Pages and files that the reading tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.read.web_server import Site, serving

BODY = [
    "Gondor recalled its envoy from Arnor on Tuesday after riders had crossed the ford at night, the steward said.",
    "Arnor called the step hasty and asked the council of elders for a ruling on the use of the river and its banks.",
    "The two realms had signed a pact on the crossing in March, after talks that lasted for ten days in Tharbad.",
]


@pytest.fixture
def body() -> list[str]:
    return BODY


@pytest.fixture
def web_page() -> str:
    """A page with menus, related stories, comments and a copyright year beside the report."""
    paragraphs = "\n".join(f"<p>{text}</p>" for text in BODY)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Gondor recalls envoy | Ithilien Courier</title>
<meta property="og:title" content="Gondor recalls envoy"><meta property="og:site_name" content="Ithilien Courier">
<meta property="article:published_time" content="1987-05-05T10:00:00+02:00"></head><body>
<nav id="menu"><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav>
<article><h1>Gondor recalls envoy</h1>{paragraphs}</article>
<div class="related"><h3>Related</h3>
<p>Umbar's fleet attacked the haven of Pelargir last week, sailors said on Monday.</p></div>
<section id="comments"><p>Orc61: They should bomb Arnor before the winter comes and take the ford.</p></section>
<footer>Copyright 2021 Ithilien Courier. All rights reserved.</footer></body></html>"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site
