"""A product by numpy: the numbers that a plain one has, and a row's answer whatever stands beside it."""

import numpy as np
import pytest

from whowhom.parse.product import Product

SHAPES = [(288, 288), (288, 576), (37, 64), (50, 96), (1024, 64)]


def weights_and_rows(width, inside):
    numbers = np.random.default_rng(7)
    return (numbers.standard_normal(shape, dtype=np.float32) for shape in ((width, inside), (300, inside)))


@pytest.mark.parametrize(("width", "inside"), SHAPES)
def test_a_row_gives_the_same_in_any_company(width, inside):
    weights, rows = weights_and_rows(width, inside)
    turned = np.ascontiguousarray(weights[:32].T)
    if not np.array_equal(rows[7:] @ turned, (rows @ turned)[7:]):
        pytest.skip("on this processor a row's last digit hangs on its place")
    product = Product(weights)
    whole = product(rows)
    for count in (0, 1, 2, 3, 5, 8, 15, 16, 17, 31, 100):
        assert np.array_equal(product(rows[7 : 7 + count]), whole[7 : 7 + count])


@pytest.mark.parametrize(("width", "inside"), SHAPES)
def test_the_numbers_are_those_of_a_plain_product(width, inside):
    weights, rows = weights_and_rows(width, inside)
    for count in (1, 20, 300):
        assert Product(weights)(rows[:count]) == pytest.approx(rows[:count] @ weights.T, abs=1e-3)
