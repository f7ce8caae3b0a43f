"""A unit goes on from any cursor that it gave, and what comes then is what came then before."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest

from whowhom.read import Cursor, Item, Unit, read_sources, units
from whowhom.records import Problem, Report

TEXT = "Gondor recalled its envoy from Arnor on Tuesday after riders had crossed the ford at night, the steward said."


def one_unit(path: Path) -> Unit:
    (unit,) = units([str(path)])
    assert not isinstance(unit, Problem)
    return unit


def is_document(item: Item) -> bool:
    return isinstance(item[0], Report) or item[0].fatal


def line(number: int, **fields: object) -> str:
    return json.dumps({"text": f"{TEXT} {number}", **fields})


LINES = "\n".join(
    [
        line(1),
        "{broken",
        "",
        line(3, published="soon"),
        f"[{line(4)}, {line(5)}, 6]",
        line(7),
    ]
)
FILES = {
    "a.jsonl": LINES.encode(),
    "b.jsonl.gz": gzip.compress(LINES.encode()),
    "c.json": f"[{line(1)}, 2, {line(3, published='soon')}]".encode(),
    "d.txt": TEXT.encode("utf-16"),
    "e.html": f"<html><body><article><p>{TEXT}</p></article></body></html>".encode(),
    "f.jsonl": b"",
}


@pytest.mark.parametrize("name", FILES)
def test_a_unit_goes_on_from_each_of_its_cursors(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    unit = one_unit(tmp_path / name)
    items = list(unit.items())
    assert any(map(is_document, items))
    for at, (_, cursor) in enumerate(items):
        if is_document(items[at]) and cursor:
            assert list(unit.items(cursor)) == items[at + 1 :]


def test_a_note_has_the_cursor_of_the_document_before_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINES)
    assert [cursor for _, cursor in one_unit(tmp_path / "a.jsonl").items()] == [1, 2, 2, 4, "4+1", "4+2", 5, 6]


def test_standard_input_goes_on_too() -> None:
    def items(cursor: Cursor) -> list[Item]:
        (unit,) = units(["-"], stdin=io.BytesIO(LINES.encode()))
        assert not isinstance(unit, Problem)
        assert (unit.kind, unit.name, unit.size, unit.digest()) == ("stdin", "-", None, None)
        return list(unit.items(cursor))

    assert items("4+2") == items(0)[-2:]


def test_what_a_unit_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text(TEXT)
    unit = one_unit(path)
    assert (unit.kind, unit.name, unit.size) == ("file", str(path), len(TEXT))
    assert unit.digest() == hashlib.sha256(TEXT.encode()).hexdigest()
    path.unlink()
    assert (unit.size, unit.digest()) == (None, None)
    assert [item.code for item, _ in unit.items() if isinstance(item, Problem)] == ["unreadable"]


def test_sources_are_their_units_in_order(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    found = list(units([str(tmp_path), "no.txt"]))
    assert [getattr(one, "name", None) for one in found] == [*(str(tmp_path / name) for name in FILES), None]
    assert isinstance(found[-1], Problem) and found[-1].code == "missing"
    whole = [item for unit in found[:-1] if not isinstance(unit, Problem) for item, _ in unit.items()]
    assert list(read_sources([str(tmp_path)])) == whole


def test_what_may_give_other_reports_shows(tmp_path: Path) -> None:
    """The manifest of a store compares it: an older date, another column, a file that was written to."""
    path = tmp_path / "d.csv"
    path.write_text(TEXT)
    (unit,) = units([str(path)], input="csv", published="2022-11-30", columns="title=b,text=a")
    assert not isinstance(unit, Problem)
    assert str(unit.settings) == "input=csv published=2022-11-30 columns.text=a columns.title=b"
    assert unit.modified == path.stat().st_mtime_ns
    assert str(one_unit(path).settings) == ""
