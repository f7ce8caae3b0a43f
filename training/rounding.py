"""Weights as whole numbers of 8 bits, chosen so that over the training text the layers give what they gave before.

Two things keep the loss small. What a layer is given is evened out: each of its numbers is moved and divided so that
all are about as large, and the weights make up for it. And weights are rounded one column after the other, each making
up for what rounding the ones before has spoilt (GPTQ, https://arxiv.org/abs/2210.17323).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.model import Network
from whowhom.propose.window import Input

TOP = 127  # the largest whole number
BOTH = 128  # no two neighbours add up to more: processors without VNNI multiply both by up to 255, add in 16 bits
LOUD = 0.99  # share of the word pieces that a number's size is taken from
LEAST = 1e-3
DAMP = 0.01  # added to what makes up for rounding, a share of its mean: the text has not every input
BLOCK = 64  # columns whose faults are passed on together

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Rounded:
    """A linear layer: ``(given * grow + shift) @ whole * step + bias``. No ``grow`` and ``shift``: as it is given."""

    whole: NDArray[np.int8]  # inputs, outputs
    step: Floats
    bias: Floats
    grow: Floats | None = None
    shift: Floats | None = None


def observed(network: Network, windows: Sequence[Input], rows: int) -> dict[str, Tensor]:
    """What each linear layer is given when the windows are read: as many ``rows`` at most, from all over them."""
    layers = {name: part for name, part in network.named_modules() if isinstance(part, nn.Linear)}
    found: dict[str, list[Tensor]] = {name: [] for name in layers}
    every = max(1, sum(len(w.ids) for w in windows) // rows)

    def keep(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        return lambda _, given: found[name].append(given[0][0, ::every])

    hooks = [part.register_forward_pre_hook(keep(name)) for name, part in layers.items()]
    with torch.no_grad():
        for window in windows:
            ids = torch.tensor([window.ids])
            network.eval()(ids, torch.tensor([window.kinds]), torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    return {name: torch.cat(parts) for name, parts in found.items()}


def rounded(layers: Sequence[nn.Linear], given: Tensor, even: bool) -> Rounded:
    """Linear layers side by side over the same inputs. ``even``: whether these are evened out first."""
    weight, bias = (torch.cat([getattr(part, name).detach() for part in layers]) for name in ("weight", "bias"))
    if not even:
        whole, step = _whole(weight, given)
        return Rounded(_table(whole.T).astype(np.int8), _table(step), _table(bias))
    middle = given.mean(0)
    moved = given - middle
    shares = (moved / moved.abs().amax(1, keepdim=True)).abs()
    size = shares.kthvalue(max(1, int(LOUD * len(shares))), dim=0).values.clamp(min=LEAST)
    size = size / size.mean()
    whole, step = _whole(weight * size, moved / size)
    return Rounded(
        _table(whole.T).astype(np.int8),
        _table(step),
        _table(bias + weight @ middle),
        _table(1 / size),
        _table(-middle / size),
    )


def _whole(weight: Tensor, given: Tensor) -> tuple[Tensor, Tensor]:
    """Whole numbers (outputs, inputs) and the step of each output."""
    left = weight.clone()
    pairs = (weight[:, :-1] + weight[:, 1:]).abs().amax(1)
    step = torch.maximum(weight.abs().amax(1), pairs) / TOP
    like = given.T @ given
    like += torch.eye(len(like)) * DAMP * like.diagonal().mean()
    passed = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(like)), upper=True)
    whole, before = torch.zeros_like(weight), torch.zeros(len(weight))
    for first in range(0, weight.shape[1], BLOCK):
        last = min(first + BLOCK, weight.shape[1])
        faults = torch.zeros(len(weight), last - first)
        for n in range(first, last):
            lowest, highest = (-BOTH - before).clamp(min=-TOP), (BOTH - before).clamp(max=TOP)
            before = torch.minimum(torch.maximum((left[:, n] / step).round(), lowest), highest)
            whole[:, n] = before
            faults[:, n - first] = (left[:, n] - before * step) / passed[n, n]
            left[:, n + 1 : last] -= faults[:, n - first, None] * passed[n, n + 1 : last]
        left[:, last:] -= faults @ passed[first:last, last:]
    return whole, step


def _table(values: Tensor) -> Floats:
    return np.ascontiguousarray(values.numpy().astype(np.float32))
