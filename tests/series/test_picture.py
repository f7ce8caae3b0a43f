"""Pictures: what stands in them, that they are the same every time, and what cannot be drawn."""

import sys
from datetime import date

import pytest

from whowhom.series import Caption, MissingPackageError, Turn, picture

CAPTION = Caption("Gondor and Mordor: acts by month", "30 acts", "Source: 9 reports")
TURN = Turn(date(2021, 7, 1), 0.6, 4.1, "from 2021-07 on: 4.1 acts a month after 0.6")


def rows(count):
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    return [
        {
            "period": date(2021 + n // 12, 1 + n % 12, 1),
            "count": 4,
            "score_mean": (n % 5) - 2.0,
            **dict.fromkeys(kinds, 1),
        }
        for n in range(count)
    ]


def test_the_words_stand_in_the_picture(tmp_path):
    picture(rows(24), tmp_path / "a.svg", "month", CAPTION, [TURN])
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    for words in (CAPTION.title, CAPTION.below, CAPTION.source, "from 2021-07 on:", "verbal conflict", "mean score"):
        assert words in svg
    assert "2021-10" in svg
    assert "dc:date" not in svg


def test_the_same_rows_give_the_same_bytes_and_a_dark_page_others(tmp_path):
    for name, dark in (("a.svg", False), ("b.svg", False), ("dark.svg", True), ("a.png", False), ("b.png", False)):
        picture(rows(12), tmp_path / name, "month", CAPTION, dark=dark)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert files["a.svg"] == files["b.svg"] != files["dark.svg"]
    assert files["a.png"] == files["b.png"]
    assert files["a.png"].startswith(b"\x89PNG")


@pytest.mark.parametrize(("count", "named"), [(1, "2021-01"), (200, "2036")])
def test_one_period_and_many_can_be_drawn(tmp_path, count, named):
    picture(rows(count), tmp_path / "a.svg", "month", CAPTION)
    assert named in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_change_points_that_crowd_are_all_marked(tmp_path):
    crowd = [Turn(date(2021, month, 1), 1, 2, f"from 2021-{month:02} on: 2") for month in range(2, 12)]
    picture(rows(24), tmp_path / "a.svg", "month", CAPTION, crowd)
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert svg.count("stroke-dasharray") >= 10
    assert 3 <= svg.count(" on:") < 10


@pytest.mark.parametrize(
    ("name", "periods", "says"),
    [("a.pdf", rows(2), ".png or .svg"), ("a.svg", [], "no act"), ("a.svg", [{**rows(1)[0], "count": 0}], "no act")],
)
def test_what_cannot_be_drawn_is_refused(tmp_path, name, periods, says):
    with pytest.raises(ValueError, match=says):
        picture(periods, tmp_path / name, "month", CAPTION)


def test_without_matplotlib_the_way_out_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.style", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'whowhom\[series\]'"):
        picture(rows(2), tmp_path / "a.svg", "month", CAPTION)
