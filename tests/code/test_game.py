"""Results of games, which make a raid a match."""

import pytest

from whowhom.code.game import has_result


@pytest.mark.parametrize(
    ("text", "played"),
    [
        ("Gondor shelled Rohan 4-1 on Sunday.", True),
        ("Gondor and Rohan fought out a 2–2 draw.", True),
        ("Gondor lost 14 - 3.", False),
        ("Gondor fired 3-5 rockets.", False),
        ("The truce of 2014-15 held.", False),
        ("The line +31-20-555 was cut.", False),
    ],
)
def test_a_result_names_the_larger_number_first(text, played):
    assert has_result(text) == played
