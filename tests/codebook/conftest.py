"""A codebook of our own, layered over the shipped one."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from dance_book import SECTION, TYPE

from whowhom.codebook import load


@pytest.fixture(scope="session")
def shipped():
    return load()


@pytest.fixture
def layered(tmp_path):
    """``layered("events/dance.toml", text)``: the codebook with that file over the shipped ones."""

    def made(file="events/dance.toml", text=TYPE + SECTION):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return load(tmp_path)

    return made
