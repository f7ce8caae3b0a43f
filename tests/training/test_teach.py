"""A student begins as its teacher's layers and learns to answer as the teacher does."""

import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")

from training.model import Network, depth  # noqa: E402
from training.teach import Lesson, student_of, teach, unlike  # noqa: E402
from training.train import Batch  # noqa: E402

SIZES = 3, 4, 2


class Same:
    """The same window again and again; ``epoch`` gives what ``batches`` makes one batch of."""

    def epoch(self, chance):
        return [Window([101, 2000 + chance.randrange(9), 2010, 102]) for _ in range(16)]


class Window:
    def __init__(self, ids):
        self.input = type("Input", (), {"ids": ids, "kinds": [0, 0, 1, 0]})
        self.types = [0] * len(ids)


@pytest.fixture(scope="module")
def teacher():
    torch.manual_seed(1)
    return Network(*SIZES, layers=6).state_dict()


def test_a_student_has_the_layers_that_are_kept(teacher):
    state = student_of(teacher, (0, 2, 5))
    assert depth(state) == 3
    assert torch.equal(state["layers.1.up.weight"], teacher["layers.2.up.weight"])
    assert torch.equal(state["types.weight"], teacher["types.weight"])
    with pytest.raises(KeyError, match="no layer 6"):
        student_of(teacher, (0, 6))


def test_with_all_layers_it_answers_as_its_teacher(teacher):
    one = Network.of(teacher).eval()
    ids = torch.tensor([[101, 2000, 102, 0]])
    given = Batch(ids, torch.zeros_like(ids), (ids != 0).long(), ids, [])
    assert unlike(one, one, given, range(6)).item() == pytest.approx(0, abs=1e-5)
    assert unlike(Network.of(student_of(teacher, (0, 5))).eval(), one, given, (0, 5)).item() > 0.01


def test_it_comes_nearer_to_its_teacher(teacher):
    def apart(student):
        ids = torch.tensor([[101, 2003, 2010, 102]])
        given = Batch(ids, torch.zeros_like(ids), torch.ones_like(ids), ids, [])
        return unlike(student.eval(), Network.of(teacher).eval(), given, (0, 5)).item()

    shares = []
    taught = teach(Same(), teacher, Lesson(12, kept=(0, 5), threads=1), shares.append)
    assert apart(taught) < 0.9 * apart(Network.of(student_of(teacher, (0, 5))))
    assert shares == sorted(shares) and 0.9 < shares[-1] < 1
