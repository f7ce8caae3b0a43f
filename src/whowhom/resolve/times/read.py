"""An expression of time in its sentence, resolved: offsets count in the sentence's text."""

from __future__ import annotations

from dataclasses import dataclass

from whowhom.resolve.times.calendar import Stretch

Expression = tuple[tuple[int, int], str | None]  # the words alone, as TIMEX3 marks them, and their value


@dataclass(frozen=True, slots=True)
class Read:
    start: int  # with its preposition
    core: int  # where the rule's match begins
    end: int
    head: int  # token index of its head word
    prep: str
    stretch: Stretch
    rule: str
    words: tuple[int, int]  # the expression alone, as TIMEX3 marks it
    mark: bool = False  # an expression that dates no act
    hour: bool = False  # an hour or part of a day: "before dawn on Friday" is that day
    others: tuple[Expression, ...] = ()  # "Oct. 12" in "eight days after Oct. 12", an expression of its own

    @property
    def apart(self) -> tuple[Expression, ...]:
        return ((self.words, self.stretch.value), *self.others)
