"""The explorer's pages come built with the package, from the sources that stand beside them."""

from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from whowhom.cli.symptoms_files import pages_digest
from whowhom.serve.site import FOLDER

ROOT = Path(__file__).parents[1]
if not (FOLDER / "index.html").is_file():
    pytest.skip("needs the explorer's pages; run make web", allow_module_level=True)


def test_the_pages_are_built_from_the_sources_beside_them():
    said = (FOLDER / "built-from.txt").read_text().strip()
    assert said == pages_digest(ROOT / "web"), "the pages are older than web/: run make web"


@pytest.mark.parametrize("builder", [WheelBuilder, SdistBuilder])
def test_a_built_package_holds_the_pages(builder):
    packed = {Path(file.path) for file in builder(str(ROOT)).recurse_included_files()}
    assert {path for path in FOLDER.rglob("*") if path.is_file()} <= packed


def test_the_page_names_files_that_are_there():
    html = (FOLDER / "index.html").read_text(encoding="utf-8")
    named = [part for part in html.split('"') if part.startswith("/assets/")]
    assert len(named) >= 3
    assert all((FOLDER / name.lstrip("/")).is_file() for name in named)


@pytest.mark.parametrize("package", ["preact", "maplibre-gl", "@observablehq/plot", "d3-scale", "sigma", "world-atlas"])
def test_the_licence_of_what_is_in_them_stands_beside_them(package):
    assert f"\n{package} " in (FOLDER / "assets" / "licences.txt").read_text(encoding="utf-8")
