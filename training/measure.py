"""How well a network reads the reports that were kept from its training."""

from __future__ import annotations

from collections import Counter

import torch

from training.labels import Target
from training.model import Network, link_scores
from training.train import batch, mention_scores

BOTH_SURE = 0.5
BEFORE = 2


def measure(network: Network, targets: list[Target]) -> dict[str, float]:
    """Triggers: F1 of acts of which a piece is called their type. Roles: share of acts with exactly their parties."""
    network.eval()
    sums: Counter[str] = Counter()
    with torch.no_grad():
        for target in targets:
            given = batch([target])
            types, modes, statuses, acts, parties, links = network(given.ids, given.kinds, given.mask)
            said = types[0].argmax(-1).tolist()
            runs = _runs(said)
            hits = sum(any(said[i] == target.types[i] for i in where) for where in target.acts)
            right = sum(any(said[i] == target.types[i] for i in where) for where in runs)
            sums.update(acts=len(target.acts), found=hits, told=len(runs), right=right)
            _count_links(sums, links[0], target)
            if not target.acts:
                continue
            for where, status, mode in zip(target.acts, target.statuses, target.modes, strict=True):
                sums["status"] += int(statuses[0, where].mean(0).argmax().item() == status)
                sums["mode"] += int(modes[0, where].mean(0).argmax().item() == mode)
            if target.parties:
                scores = mention_scores(network, acts[0], parties[0], target)
                best = torch.stack([scores[:, m].logsumexp(1) for m in target.parties], dim=1).sigmoid() > BOTH_SURE
                truth = torch.tensor(target.roles, dtype=torch.bool)
                sums["roles"] += int((best == truth).all(-1).all(-1).sum().item())
                sums["actors"] += int((best == truth)[..., 0].all(-1).sum().item())
    acts, told = max(1, sums["acts"]), max(1, sums["told"])
    recall, precision = sums["found"] / acts, sums["right"] / told
    return {
        "triggers": round(2 * recall * precision / max(1e-9, recall + precision), 4),
        "recall": round(recall, 4),
        "precision": round(precision, 4),
        "links": round(sums["linked"] / max(1, sums["links"]), 4),
        **{key: round(sums[key] / acts, 4) for key in ("status", "mode", "actors", "roles")},
    }


def _count_links(sums: Counter[str], links: torch.Tensor, target: Target) -> None:
    """Mentions of parties told before: is the likeliest mention before one of the same party?"""
    if len(target.mentions) < BEFORE:
        return
    scores = link_scores(torch.stack([links[where].mean(0) for where in target.mentions]))
    for mentions in target.parties:
        for n, one in enumerate(mentions):
            if n and one:
                sums["links"] += 1
                sums["linked"] += int(int(scores[one, :one].argmax().item()) in mentions)


def _runs(said: list[int]) -> list[list[int]]:
    """Stretches of word pieces with one type."""
    runs: list[list[int]] = []
    for i, type_ in enumerate(said):
        if type_ and i and said[i - 1] == type_:
            runs[-1].append(i)
        elif type_:
            runs.append([i])
    return runs
