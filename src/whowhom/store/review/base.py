"""What people say of the records of an open store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from whowhom.store.ask.search import keep_in_step, resolved
from whowhom.store.duck import Connection, writing
from whowhom.store.review import verdicts
from whowhom.store.review.agreement import Agreed, agreement
from whowhom.store.review.gold import gold
from whowhom.store.review.marked import Marked, examples
from whowhom.store.review.queue import Reviewed, disputes, queue, reviewed
from whowhom.store.review.settle import settle


class Reviews:
    """The part of ``Store`` that reviewers use; docs/review.md says how."""

    _con: Connection
    path: str

    def link(self) -> int:
        raise NotImplementedError

    def verdict(
        self,
        kind: str,
        id: str,
        *,
        by: str,
        fields: Mapping[str, Any] | None = None,
        note: str = "",
        blind: bool | None = None,
        decides: bool = False,
        link: bool = True,
    ) -> list[int]:
        """Keeps what a reviewer says of a record, or of each record of an incident: "accept", "reject" or "correct".

        ``fields`` are the corrections (docs/review.md). ``blind``: given without seeing what others say; without it,
        whether nobody else has said anything. ``decides``: settles what others say differently. ``link``: whether the
        incidents are drawn up anew at once. Returns the verdicts' numbers. Raises ValueError, StoreError.
        """
        with writing(self.path):
            numbers, documents = verdicts.give(
                self._con, kind, id, by=by, fields=fields, note=note, blind=blind, decides=decides
            )
            self._settled(documents, link)
        return numbers

    def undo_verdict(self, number: int, *, by: str | None = None, link: bool = True) -> None:
        """Takes a verdict back; ``by``: only where it is that reviewer's. Raises StoreError."""
        with writing(self.path):
            self._settled([verdicts.undo(self._con, number, by)], link)

    def verdicts(self) -> list[dict[str, Any]]:
        """Every verdict, earliest first; ``state``: holds, superseded, undone, dormant."""
        return verdicts.listed(self._con)

    def is_verdict(self, number: int) -> bool:
        """Whether that number is a verdict's; judgements on incidents are counted together with them."""
        return verdicts.exists(self._con, number)

    def review_queue(
        self, *, reviewer: str, order: str = "unsure", seed: str = "1", size: int = 100, **asked: Any
    ) -> list[dict[str, Any]]:
        """What is to be reviewed: the first ``size`` records by ``order`` ("unsure", "random", "newest", "second"), as
        the coder wrote them; ``asked`` as ``events`` takes it. Raises ValueError."""
        asked, _ = resolved(self._con, self.path, asked)
        return queue(self._con, asked, reviewer=reviewer, order=order, seed=seed, size=size)

    def reviewed(self, id: str, reviewer: str) -> Reviewed:
        """A record as the coder wrote it, and what its reviewer may see of the verdicts. Raises NotThereError."""
        return reviewed(self._con, id, reviewer)

    def disputes(self, reviewer: str | None = None) -> tuple[list[tuple[Reviewed, tuple[str, ...]]], int]:
        """Records on which reviewers differ, with the fields; of those that ``reviewer`` has not judged the number."""
        return disputes(self._con, reviewer)

    def agreement(self) -> Agreed:
        """How far reviewers agree, field by field, where they did not see each other's word."""
        return agreement(self._con)

    def gold(self) -> Iterator[dict[str, Any]]:
        """Reviewed reports in the form of bench/reports; docs/review.md."""
        return gold(self._con)

    def examples(self) -> Iterator[Marked | None]:
        """Reviewed records as examples and near misses of the codebook; None where a sentence cannot be marked."""
        return examples(self._con)

    def _settled(self, documents: list[str], link: bool) -> None:
        changed = settle(self._con, list(dict.fromkeys(documents)))
        keep_in_step(self._con, self.path)
        if changed and link:
            self.link()
