"""A student: a network of fewer layers that learns to answer as a trained one does, which reads in less time.

It starts from some of the teacher's layers and learns, over the same text, what the teacher makes of each word piece:
its last layer, its chances of types, modes and statuses, and the sides from which pairs are scored. What the text is
marked with is not looked at: the teacher's answers say more.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.model import Network
from training.train import Batch, Data, batches, warmed

KEPT = (0, 2, 4, 5)  # of the teacher's layers the student begins with these
RATE = 3e-4
BESIDE = 0.1  # weight of an inner layer; the last one has 1
SOME, ACT = 0.3, 3.0  # weight of a word piece's types: this, and so much more the surer the teacher is of an act
FINER = 0.5  # weight of modes and statuses


@dataclass(frozen=True)
class Lesson:
    """How long and from where: ``passes`` over the text."""

    passes: float
    seed: int = 0
    kept: Sequence[int] = KEPT
    threads: int = 2


def student_of(teacher: Mapping[str, Tensor], kept: Sequence[int] = KEPT) -> dict[str, Tensor]:
    """The ``state_dict`` of a network that has only these layers of the teacher's. Raises KeyError for others."""
    found = {name: values for name, values in teacher.items() if not name.startswith("layers.")}
    for own, layer in enumerate(kept):
        inner = [name for name in teacher if name.startswith(f"layers.{layer}.")]
        if not inner:
            raise KeyError(f"the teacher has no layer {layer}")
        found |= {f"layers.{own}.{name.split('.', 2)[2]}": teacher[name] for name in inner}
    return found


def unlike(student: Network, teacher: Network, given: Batch, kept: Sequence[int]) -> Tensor:
    """How far the student's answers are from the teacher's."""
    told = given.mask.bool()
    with torch.no_grad():
        shown = teacher.seen(given.ids, given.kinds, given.mask)
        right = [one[told].float() for one in teacher.answers(shown[-1])]
    made = student.seen(given.ids, given.kinds, given.mask)
    said = [one[told].float() for one in student.answers(made[-1])]
    total = nn.functional.mse_loss(made[-1][told].float(), shown[-1][told].float())
    for own, layer in enumerate(kept[:-1]):
        total = total + BESIDE * nn.functional.mse_loss(made[own][told].float(), shown[layer][told].float())
    act = 1 - torch.softmax(right[0], -1)[:, 0]
    types, modes, statuses = (_apart(one, other) for one, other in zip(said[:3], right[:3], strict=True))
    total = total + (types * (SOME + ACT * act)).mean()
    total = total + FINER * ((modes + statuses) * act).sum() / (act.sum() + 1)
    sides = [nn.functional.mse_loss(one, other) for one, other in zip(said[3:], right[3:], strict=True)]
    return total + torch.stack(sides).sum()


def _apart(said: Tensor, right: Tensor) -> Tensor:
    """For each word piece how far one distribution is from the other (Kullback and Leibler)."""
    logs = torch.log_softmax(said, -1), torch.log_softmax(right, -1)
    return nn.functional.kl_div(*logs, log_target=True, reduction="none").sum(-1)


def teach(
    data: Data, state: Mapping[str, Tensor], lesson: Lesson, tell: Callable[[float], None] | None = None
) -> Network:
    """A student of the network whose ``state_dict`` is given. ``tell`` hears the share that is done."""
    torch.manual_seed(lesson.seed)
    torch.set_num_threads(lesson.threads)
    teacher, student = Network.of(state), Network.of(student_of(state, lesson.kept))
    teacher.eval()
    student.train()
    student.words.weight.requires_grad_(False)
    student.places.weight.requires_grad_(False)
    learning = [p for p in student.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learning, weight_decay=0.0, fused=True)
    for done, one in _given(data, lesson):
        for group in optimizer.param_groups:
            group["lr"] = RATE * warmed(done)
        optimizer.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            wrong = unlike(student, teacher, one, lesson.kept)
        wrong.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        if tell:
            tell(done)
    student.eval()
    return student


def _given(data: Data, lesson: Lesson) -> Iterator[tuple[float, Batch]]:
    """The batches of all passes, each with the share that is done before it."""
    chance = random.Random(lesson.seed)
    passed = 0.0
    while passed < lesson.passes:
        given = list(batches(data.epoch(chance), chance))
        for one in given:
            if passed >= lesson.passes:
                return
            yield passed / lesson.passes, one
            passed += 1 / len(given)
        passed = round(passed)
