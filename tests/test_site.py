"""The explorer's pages come built with the package, from the sources that stand beside them."""

import hashlib
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from whowhom.serve.site import FOLDER

ROOT = Path(__file__).parents[1]
WEB = ROOT / "web"
ONES = (
    *("beside.mjs", "build.mjs", "package-lock.json", "package.json", "tsconfig.json", "world.mjs"),
    *(f"../src/whowhom/codebook/tables/{name}.csv" for name in ("countries", "country_points", "waters")),
)

if not (FOLDER / "index.html").is_file():
    pytest.skip("needs the explorer's pages; run make web", allow_module_level=True)


def sources():
    """What the pages are built from, as web/beside.mjs counts it; the types of the API change nothing in them."""
    found = (path for path in (WEB / "src").rglob("*") if path.is_file() and path.name != "schema.d.ts")
    return sorted([*ONES, *(path.relative_to(WEB).as_posix() for path in found)])


def test_the_pages_are_built_from_the_sources_beside_them():
    lines = [f"{path} {hashlib.sha256((WEB / path).read_bytes()).hexdigest()}\n" for path in sources()]
    said = (FOLDER / "built-from.txt").read_text().strip()
    assert said == hashlib.sha256("".join(lines).encode()).hexdigest(), "the pages are older than web/: run make web"


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
