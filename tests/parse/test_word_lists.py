"""The word lists of the repairs: sourced, tidy, and each of them asked for."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import whowhom.parse.repairs as repairs

LISTS = tomllib.loads((files("whowhom.codebook") / "repairs.toml").read_text(encoding="utf-8"))
FOLDER = Path(repairs.__file__).parent


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sourced_and_tidy(name: str) -> None:
    entry = LISTS[name]
    assert entry["source"] and entry["note"]
    assert len(entry["words"]) == len(set(entry["words"])), sorted(
        w for w in entry["words"] if entry["words"].count(w) > 1
    )
    assert all(word == word.strip().lower() for word in entry["words"])


def test_every_list_is_asked_for_and_every_asked_one_is_there() -> None:
    files = [FOLDER.parent / "operative.py", *sorted(FOLDER.glob("*.py"))]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    calls = re.findall(r"(?:words|verbs|_singular)\(([^)]*)\)", code)
    asked = {name for names in calls for name in re.findall(r"\"(\w+)\"", names)}
    assert asked == set(LISTS)
