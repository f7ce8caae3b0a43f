"""Groups by likeness: the two parts whose pairs are likest on average join first, until none are like enough."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush


def average_link(count: int, likeness: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Every number below ``count`` in exactly one group, numbers and groups in order.

    ``likeness`` has each pair once, in either order; a pair that is not there counts 0. ``least`` must be above 0. The
    same for any order of the pairs; of equal choices the lowest numbers join first.
    """
    sums: dict[int, dict[int, float]] = {n: {} for n in range(count)}  # part -> other part -> sum over their pairs
    for (a, b), value in sorted(likeness.items()):
        sums[a][b] = sums[b][a] = value
    members = {n: [n] for n in range(count)}
    heap = [(-value, min(pair), max(pair)) for pair, value in likeness.items() if value >= least]
    heapify(heap)
    while heap:
        _, a, b = heappop(heap)
        if a not in members or b not in members:
            continue  # one of them has become part of another since
        new, left, right = count, sums.pop(a), sums.pop(b)
        count += 1
        members[new] = members.pop(a) + members.pop(b)
        sums[new] = {}
        for other in sorted((left.keys() | right.keys()) - {a, b}):
            value = sums[other].pop(a, 0.0) + sums[other].pop(b, 0.0)
            sums[new][other] = sums[other][new] = value
            mean = value / (len(members[new]) * len(members[other]))
            if mean >= least:
                heappush(heap, (-mean, other, new))
    return sorted(sorted(group) for group in members.values())
