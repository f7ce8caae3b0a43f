"""Which act a place is of, and which acts share one."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def where(events):
    """``where(text)``: type and names of places of every act in order."""
    return lambda text: [(e.type, [p.name for p in e.places]) for e in events(text)]


def test_an_intruder_is_met_where_it_intrudes(where):
    told = where("Indonesia detained a Vietnamese trawler that entered its waters near Ranai on Tuesday.")
    assert told[0] == ("COERCE", ["Ranai"])
    apart = where("Indonesian police arrested a Vietnamese soldier who shelled Vinh on Tuesday.")
    assert ("COERCE", ["Vinh"]) not in apart


def test_what_is_agreed_at_talks_is_agreed_there(where):
    told = where("Qatar and Iran struck a deal in Doha after three days of talks.")
    assert ("CONSULT", ["Doha"]) in told


def test_the_place_behind_talks_is_theirs(where):
    told = where("Norway suspended its sanctions on Russia after talks with the Russians at Murmansk on Monday.")
    assert ("CONSULT", ["Murmansk"]) in told
    assert all(names == [] for kind, names in told if kind != "CONSULT")


def test_a_clause_with_where_is_at_the_place_that_it_tells_of(where):
    told = where("Norwegian troops moved to Vardo, where Russian soldiers had shelled Norwegian farmers.")
    assert ("MOBILIZE", ["Vardo"]) in told
    assert ("ASSAULT", ["Vardo"]) in told
