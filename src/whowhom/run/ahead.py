"""Reading ahead of the work, as far as the workers need it and no further."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar, runtime_checkable

from whowhom.records import Report

T = TypeVar("T")


@runtime_checkable
class Foreseeing(Protocol):
    """A coder that begins on reports before their turn comes."""

    ahead: int  # reports that it likes to have in hand

    def foresee(self, reports: Sequence[Report]) -> None:
        """They will be asked for."""

    def drop(self, reports: Sequence[Report]) -> None:
        """They will not be asked for any more; each is dropped as often as it was foreseen."""


def _one(_: object) -> int:
    return 1


def ahead(
    items: Iterable[T], coder: object, to_code: Callable[[T], Sequence[Report]], size: Callable[[T], int] = _one
) -> Iterator[T]:
    """The items in their order, while the coder works on those that will come.

    ``to_code``: what the coder will be asked for when an item has its turn, at a guess; ``size``: how many reports the
    item holds. For a coder that foresees nothing, items are read one by one.
    """
    if not isinstance(coder, Foreseeing):
        yield from items
        return
    source, window, held = iter(items), deque[tuple[T, Sequence[Report]]](), 0
    while True:
        for item in source:
            window.append((item, to_code(item)))
            coder.foresee(window[-1][1])
            held += size(item)
            if held > coder.ahead:
                break
        if not window:
            return
        item, foreseen = window.popleft()
        yield item
        coder.drop(foreseen)
        held -= size(item)
