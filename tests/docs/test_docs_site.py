"""The documentation as a site: it builds without a warning, no link in it is dead, nothing comes from elsewhere."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tools.docs_hooks import ROOT, on_page_markdown
from tools.docs_links import Site
from tools.docs_pages import OPEN


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built strictly: a warning is an error."""
    folder = tmp_path_factory.mktemp("site")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Site(folder)


def test_no_link_of_the_site_is_dead_and_nothing_is_loaded_from_elsewhere(site):
    assert {page.stem for page in site.pages} >= {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert list(site.dead()) == []


def test_every_page_has_its_place_in_the_list_of_pages(site):
    listed = {
        (site.folder / link).resolve()
        for link in site.pages[site.folder / "index.html"].xpath("//nav//a/@href")
        if "#" not in link
    }
    assert set(site.pages) - listed == {site.folder / "404.html"}


@pytest.mark.parametrize("module", OPEN)
def test_every_public_name_has_its_heading(site, module):
    headings = site.pages[site.folder / "reference" / "python.html"].xpath("//h3")
    told = {heading.text_content().strip().removesuffix("¶").split()[0] for heading in headings}
    assert {f"{module}.{name}" for name in import_module(module).__all__} <= told


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ('<a href="b.html">', "b.html: there is no such file"),
        ('<a href="#two">', "#two: the page has no such place"),
        ('<a href="a.html#two">', "a.html#two: the page has no such place"),
        ('<img src="a.png">', "a.png: there is no such file"),
        ('<script src="https://example.org/x.js"></script>', "https://example.org/x.js: is loaded from elsewhere"),
        ('<a href="/a.html">', "/a.html: there is no such file"),
        ('<a href="https://example.org">', None),
        ('<a href="a.html#one">', None),
        ('<a href="">', None),
    ],
)
def test_a_dead_link_is_found(tmp_path, link, wrong):
    (tmp_path / "a.html").write_text(f'<p id="one">{link}</p>')
    assert list(Site(tmp_path).dead()) == ([f"a.html: {wrong}"] if wrong else [])


def mended(markdown):
    return on_page_markdown(markdown, page=SimpleNamespace(file=SimpleNamespace(src_uri="cli.md")))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("so:\n- a\n- b\n", "so:\n\n- a\n- b\n"),
        ("```\nso:\n- a\n```\n", "```\nso:\n- a\n```\n"),
        ("- a\n- b\n", "- a\n- b\n"),
        ("see [the terms](../NOTICE).", "see the terms (`NOTICE`)."),
        ("see [`NOTICE`](../NOTICE#what).", "see `NOTICE`."),
        ("see [it](../bench/reports/README.md).", "see it (`bench/reports/README.md`)."),
        ("see [it](api.md) and [that](../docs/api.md)", "see [it](api.md) and [that](../docs/api.md)"),
    ],
)
def test_a_page_is_read_as_elsewhere(written, read):
    assert mended(written) == read


def test_a_link_to_a_file_that_is_not_there_is_a_warning(caplog):
    mended("see [it](../NOTHING)")
    assert "cli.md links to ../NOTHING, which is not there" in caplog.text
