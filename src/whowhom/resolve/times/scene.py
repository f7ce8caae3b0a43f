"""What a rule may look at besides its own words: the report's date, the tense, and the times told so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from re import Match

from whowhom.resolve.times.calendar import Stretch, make_day, of_day, of_month
from whowhom.resolve.times.tense import FUTURE, PAST, PRESENT, direction, was_done, was_done_to
from whowhom.resolve.times.words import table
from whowhom.syntax import Sentence

FINE = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5}
NEAR = 3  # sentences over which talk of a quarter's figures goes on


@dataclass(frozen=True, slots=True)
class Told:
    """Words for what was told beside a date, and the names in their sentence."""

    words: frozenset[str]
    names: frozenset[str]
    stretch: Stretch


@dataclass(slots=True)
class Memory:
    """The last times told, for "the next day" and "that month", and what happened then, for "after the vote"."""

    day: date | None = None  # the last time told, if a day, or the last of some days
    last: Stretch | None = None
    quarter: tuple[int, Stretch] | None = None  # the last quarter told, and the sentence that tells it
    acts: list[Told] = field(default_factory=list)

    def keep(self, stretch: Stretch, sentence: int, spoken_of: bool = False) -> None:
        """``spoken_of``: a quarter that is told for itself, not beside another with which it is compared."""
        if stretch.start is None or stretch.precision not in FINE:
            return
        self.last = stretch
        self.day = (stretch.end or stretch.start) if stretch.precision == "day" else None
        if spoken_of:
            self.quarter = sentence, stretch

    def date_for(self, unit: str) -> date | None:
        """A day inside the last time told, if that was at least as fine as ``unit``."""
        if self.last is None or self.last.start is None:
            return None
        if self.day is not None:
            return self.day
        return self.last.start if FINE[self.last.precision] <= FINE.get(unit, 0) else None

    def quarter_for(self, sentence: int) -> Stretch | None:
        """The quarter of accounts that a sentence still speaks of: told in it or just before."""
        return self.quarter[1] if self.quarter and sentence - self.quarter[0] <= NEAR else None


@dataclass(frozen=True, slots=True)
class Scene:
    published: date | None
    sentence: Sentence
    head: int  # token index of the expression's head word
    memory: Memory

    @property
    def tense(self) -> str:
        return direction(self.sentence, self.head)

    def day_told(self) -> date | None:
        """The day told last, else the report's; also where the verb looks ahead from it, or back from a day to come."""
        told, now = self.memory.date_for("day"), self.published
        if told and now and ((told > now and self.tense == PAST) or (told < now and self.tense == FUTURE)):
            return now
        return told or now

    def pick(self, candidates: list[Stretch]) -> Stretch | None:
        """Of a time that comes back (a weekday, a month), the one that the tense means.

        Looking back: the last that has begun by the report's date. Ahead: the first that is not over. What is far
        off is not meant unless the verb's own tense says so. In the present tense ("the drill falls in August") the
        nearest, except in a headline, which tells the past in the present.
        """
        if self.published is None:
            return None
        now, tense = self.published, direction(self.sentence, self.head, all(c.precision == "day" for c in candidates))
        dated = [(c.start, c.end, c) for c in candidates if c.start and c.end]
        back = [c for start, _, c in dated if start <= now]
        ahead = [c for _, end, c in dated if end >= now]
        if tense == PRESENT and self.sentence.block == "headline":
            tense = PAST
        if tense == FUTURE and back and ahead and was_done_to(self.sentence, self.head):
            tense = PAST if ((ahead[0].start or now) - now).days > self._far() else FUTURE
        if tense == FUTURE:
            return ahead[0] if ahead else None
        long_ago = bool(back) and (now - (back[-1].end or now)).days > self._far()
        if ahead and long_ago and (self._limited() or not was_done(self.sentence, self.head)):
            return ahead[0]
        if tense == PAST or not ahead or not back:
            return back[-1] if back else None
        return min((back[-1], ahead[0]), key=lambda c: abs((c.start or now) - now))

    def _far(self) -> int:
        return int(table()["cues"]["far_days_before_a_limit" if self._limited() else "far_days"])

    def _limited(self) -> bool:
        """ "by January 4", "until Dec. 31"."""
        return self.sentence.head(self.head).lower in table()["cues"]["limits"]


Handler = Callable[[Match[str], Scene], "Stretch | None"]


def weekday_near(scene: Scene, weekday: int) -> Stretch | None:
    """ "on Wednesday": the last one up to the report's date, or the next in the future and present tense."""
    now = scene.published
    if now is None:
        return None
    gap = (now.weekday() - weekday) % 7
    tense = scene.tense
    if tense == FUTURE or (tense == PRESENT and scene.sentence.block != "headline"):
        return of_day(now + timedelta(days=(-gap) % 7))
    return of_day(now - timedelta(days=gap))


def day_near(scene: Scene, month: int, day: int) -> Stretch | None:
    """ "Feb. 24" without its year."""
    if scene.published is None:
        return None
    days = (make_day(scene.published.year + step, month, day) for step in (-1, 0, 1))
    return scene.pick([of_day(d) for d in days if d])


def month_near(scene: Scene, month: int) -> Stretch | None:
    """ "in September" without its year."""
    if scene.published is None:
        return None
    return scene.pick([of_month(scene.published.year + step, month) for step in (-1, 0, 1)])
