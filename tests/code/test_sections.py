"""The country that a report is at home in."""

from collections import Counter

import pytest

from whowhom.code.sections import Section, ground


@pytest.mark.parametrize(
    ("home", "issued", "named", "found"),
    [
        ("GON", False, {"GON": 1, "ROH": 9}, "GON"),
        ("GON", False, {"ROH": 3}, "ROH"),
        ("GON", False, {"ROH": 2}, "GON"),
        ("GON", True, {"ROH": 3}, "GON"),
        ("GON", False, {}, "GON"),
        (None, False, {"ROH": 3}, None),
    ],
)
def test_a_report_is_at_home_where_it_was_written_or_in_the_country_that_it_is_about(home, issued, named, found):
    assert ground(Section(0, 1, home, issued), Counter(named)) == found
