"""What is usual, where the level changes, which pairs changed; and the words for it."""

import sys
from datetime import date

import pytest

from whowhom.series import MissingPackageError, caption, label, ranked, surprises, turns
from whowhom.series.axis import ticks
from whowhom.series.surprise import usual
from whowhom.series.words import rate


def months(*counts):
    return [{"period": date(2021 + n // 12, 1 + n % 12, 1), "count": count} for n, count in enumerate(counts)]


def test_a_surprise_takes_what_came_before_it():
    told = surprises([1, 0, 1, 2, 1, 0, 1, 9, 1, 0])
    assert told[:6] == [None] * 6
    assert told[7] > 3  # rarer than once in a thousand
    assert abs(told[6]) < 1
    assert told[8] > -1  # after one burst nothing is usual


def test_a_surprise_is_the_chance_of_as_much():
    """After 100 periods with a mean of 1, three or more come with Poisson's 8 percent, or a little more often."""
    known = usual(total=100, squares=200, periods=100)
    assert known.surprise(3) == pytest.approx(1.08, abs=0.05)
    assert known.surprise(0) == pytest.approx(-0.43, abs=0.03)
    assert usual(100, 200, 100).surprise(30, length=10) == pytest.approx(5.6, abs=0.3)


def test_after_bursts_a_burst_is_less_of_a_surprise():
    even, bursts = usual(12, 12, 12), usual(12, 144, 12)
    assert even.surprise(8) > 2 * bursts.surprise(8) > 0


def test_a_long_silence_of_a_busy_pair_is_a_surprise():
    assert usual(120, 1300, 12).surprise(0) < -3


def test_where_the_level_changes():
    found = turns(months(0, 1, 0, 1, 1, 0, 0, 1, 2, 0, 0, 1, 4, 5, 3, 6, 2, 4, 4, 5), "month")
    assert [turn.words for turn in found.found] == ["from 2022-01 on: 4.1 acts a month after 0.6"]
    assert found.note is None
    assert found.found[0].period == date(2022, 1, 1)


def test_a_level_series_has_no_turn_and_one_burst_is_none():
    assert turns(months(*[2, 3, 1, 2, 4, 2] * 4), "month").found == ()
    assert turns(months(*[1] * 12, 9, *[1] * 12), "month").found == ()


@pytest.mark.parametrize(("counts", "says"), [([9] * 11, "11 months with 99 acts"), ([0] * 20 + [9], "with 9 acts")])
def test_too_few_data_are_called_so(counts, says):
    found = turns(months(*counts), "month")
    assert found.found == ()
    assert says in found.note
    assert "too few" in found.note


def test_without_ruptures_the_way_out_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "ruptures", None)
    with pytest.raises(MissingPackageError, match=r"ruptures.*pip install 'whowhom\[series\]'"):
        turns(months(*[1] * 20), "month")


def change(a, b, now, earlier, squares, kinds=(), periods_earlier=12):
    numbers = {"now": now, "earlier": earlier, "squares": squares, "periods_now": 3, "periods_earlier": periods_earlier}
    told = [{"type": type, "now": one, "earlier": other} for type, one, other in kinds]
    return {"a": a, "b": b, **numbers, "kinds": told, "score_now": -3.0, "score_earlier": None}


def test_pairs_by_how_much_they_changed():
    rows = [
        change("GON", "ROH", 12, 48, 200),
        change("GON", "MOR", 20, 4, 8, [("ACCUSE", 2, 4), ("ASSAULT", 18, 0)]),
        change("ARN", "ROH", 2, 1, 1),
    ]
    found = ranked(rows)
    assert [(one.a, one.b) for one in found] == [("GON", "MOR"), ("GON", "ROH")]  # the third has too few acts
    assert found[0].words == "20 acts where 1 were to be expected; ASSAULT 18 (0), ACCUSE 2 (1)"
    assert found[0].surprise > 3 > abs(found[1].surprise)


def test_without_a_past_nothing_is_ranked():
    with pytest.raises(ValueError, match="reports of 5 periods, and 6 are needed"):
        ranked([change("GON", "MOR", 20, 4, 8, periods_earlier=5)])


@pytest.mark.parametrize(
    ("by", "words"), [("week", "2021-W52"), ("month", "2022-01"), ("quarter", "2022-Q1"), ("year", "2022")]
)
def test_names_of_periods(by, words):
    assert label(date(2022, 1, 1), by) == words


def test_rates():
    assert [rate(value) for value in (0, 0.58, 4.125, 8.0, 23.4)] == ["0", "0.6", "4.1", "8", "23"]


def test_years_are_named_at_their_beginning():
    periods = [row["period"] for row in months(*[0] * 72)]
    assert ticks(periods, "month") == [(12 * n, str(2021 + n)) for n in range(6)]
    assert ticks(periods[3:15], "month")[:2] == [(1, "2021-05"), (3, "2021-07")]
    assert ticks(periods[:1], "month") == [(0, "2021-01")]


def test_the_words_of_a_chart():
    rows = [{**row, "side_by_side": 1, "undated": 1} for row in months(2, 3)]
    account = {"acts": 1, "documents": 1, "reports": 1200, "earlier": 1, "dateless": 2}
    told = caption(
        rows, account, "month", ["Gondor", "Mordor"], counted="incidents", kinds=["ASSAULT"], store="s.duckdb"
    )
    assert told.title == "Gondor and Mordor: acts by month, 2021"
    assert told.below == "Only ASSAULT; 1 incident between them, told by 1 report; 2 more side by side are not counted"
    assert told.source == "Source: 1,200 reports in s.duckdb. 2 acts of unknown day stand at the report's date."
    assert [note.split(" left")[0] for note in told.notes] == ["1 act before the store's first report", "2 acts"]
    assert caption(rows, account, "month", ["A", "B"], directed=True).title == "A towards B: acts by month, 2021"
    assert caption([], account, "year").title == "Everybody: acts by year"
