"""Weights as whole numbers: what they give, and what no processor runs over with."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")

from training.rounding import BOTH, rounded  # noqa: E402

OUT, GIVEN, ROWS = 24, 96, 2_000


@pytest.fixture(scope="module")
def layer():
    torch.manual_seed(0)
    return torch.nn.Linear(GIVEN, OUT)


@pytest.fixture(scope="module")
def given():
    """Rows whose numbers go together, as they do in a text, one of them always large."""
    torch.manual_seed(1)
    few = torch.randn(ROWS, 12) @ torch.randn(12, GIVEN) + 0.1 * torch.randn(ROWS, GIVEN)
    few[:, 3] += 40.0
    return few


@pytest.mark.parametrize("even", [False, True])
def test_a_rounded_layer_gives_nearly_the_same_and_neighbours_stay_small(layer, given, even):
    found = rounded([layer], given, even)
    rows = given.numpy() if found.grow is None else given.numpy() * found.grow + found.shift
    right = layer(given).detach().numpy()
    assert np.abs(rows @ found.whole * found.step + found.bias - right).max() < 0.02 * np.abs(right).max()
    assert np.abs(found.whole[1:].astype(int) + found.whole[:-1]).max() <= BOTH


def test_each_column_makes_up_for_those_before(layer, given):
    given = given - given.mean(0)
    found = rounded([layer], given, False)
    plain = np.rint(layer.weight.detach().numpy().T / found.step)
    right = given.numpy() @ layer.weight.detach().numpy().T

    def fault(whole):
        return float(np.square(given.numpy() @ whole * found.step - right).mean())

    assert fault(found.whole) < 0.5 * fault(plain)
