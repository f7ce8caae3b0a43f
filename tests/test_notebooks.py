"""The notebooks run from the first cell to the last, and what is kept of them is clean."""

import re

import nbformat
import pytest

from tools.notebooks import NOTEBOOKS, executed

NAMES = [path.stem for path in NOTEBOOKS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Shared: the first notebook codes the examples, the next finds the store."""
    return tmp_path_factory.mktemp("notebooks")


def outputs(book):
    return [out for cell in book.cells for out in cell.get("outputs", ())]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_runs(path, folder):
    ran = executed(path, folder)  # a failing cell raises
    kept = nbformat.read(path, as_version=4)
    kinds = [[out.output_type for out in cell.get("outputs", ())] for cell in ran.cells]
    assert kinds == [[out.output_type for out in cell.get("outputs", ())] for cell in kept.cells]
    assert any("image/svg+xml" in out.get("data", {}) for out in outputs(ran))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_what_is_kept_has_been_run_in_order_and_names_no_machine(path):
    book = nbformat.read(path, as_version=4)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not [out for out in outputs(book) if out.output_type == "error" or out.get("name") == "stderr"]
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|root|tmp|work|Users)/|0x[0-9a-f]{8}", text)
    assert not [cell for cell in book.cells if cell.metadata]
