"""A codebook of one's own beside the shipped one."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from dance_book import SECTION, TYPE, beside

from whowhom.codebook import load


@pytest.fixture(scope="session")
def shipped():
    return load()


@pytest.fixture
def layered(tmp_path, monkeypatch):
    """``layered("events/dance.toml", text)``: the shipped codebook with that file of the folder "mine" beside it."""
    monkeypatch.chdir(tmp_path)

    return lambda file="events/dance.toml", text=TYPE + SECTION, **more: beside(Path("mine"), file, text, **more)
