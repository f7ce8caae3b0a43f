"""The program run in this process, with a small coder and reader."""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from house_fakes import CRASH, DRILL, FOREIGN, NOTHING, RAID, FakeCoder, fake_read, fake_units
from whowhom.cli import main
from whowhom.cli.house import House

TEXTS = {"drill": DRILL, "raid": RAID, "nothing": NOTHING, "crash": CRASH, "foreign": FOREIGN}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder with a report a file, made the working directory."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(files, capsys, monkeypatch):
    """``run("code drill.txt")`` or ``run(["codebook", "try", "a b"])``."""
    monkeypatch.setenv("COLUMNS", "100")

    def ran(args, house=None):
        words = args.split() if isinstance(args, str) else args
        code = main(words, house or House(FakeCoder, fake_read, lambda folder: f"book of {folder}", fake_units()))
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def terminal(monkeypatch):
    """Standard output says that it is a terminal."""

    def be_one():
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    return be_one
