"""What tests of several rooms share.

Property tests try the same examples on every run, so that a run tells of the change and not of luck;
``pytest --hypothesis-profile=default`` looks for new ones.
"""

import contextlib
from pathlib import Path

import pytest
from hypothesis import settings

import whowhom
from whowhom.read import units
from whowhom.store import open_store

EXAMPLES = Path(__file__).parents[1] / "examples"

settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory):
    """The store that ``make demo`` makes, coded once for all tests. Open it to read only, or copy it first."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    with contextlib.chdir(EXAMPLES.parent), open_store(path) as store:
        store.ingest_units(units([EXAMPLES.name]), whowhom.Coder())
    return path


def pytest_collection_modifyitems(items):
    """Tests in the browser first: they take longest, and nobody shall wait for them alone at the end."""
    items.sort(key=lambda item: item.path.parent.name != "pages")
