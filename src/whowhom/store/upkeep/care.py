"""What an open store does for itself: its index of words, copies of it, a look-over, and a coding anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from whowhom.store.ask.search import keep_in_step, make_index
from whowhom.store.duck import Connection, writing
from whowhom.store.intake.batch import OnProblem
from whowhom.store.intake.judge import CoderLike
from whowhom.store.review.settle import after_coding
from whowhom.store.upkeep import check as look
from whowhom.store.upkeep.check import Checked
from whowhom.store.upkeep.diff import Change
from whowhom.store.upkeep.recode import OnChange, OnReport, Recoded, compare, recode
from whowhom.store.upkeep.snapshot import Snapshot, snapshot


class Upkeep:
    """The part of ``Store`` that keeps it; docs/store.md says how."""

    _con: Connection
    path: str

    def link(self) -> int:
        raise NotImplementedError

    def index(self, progress: Callable[[int], None] | None = None) -> tuple[Path, int]:
        """Makes the index of words anew; its file, and how many events stand in it. ``progress`` is told how many so
        far. Raises StoreError where it cannot be written."""
        return make_index(self._con, self.path, progress)

    def snapshot(self, to: str | Path, *, force: bool = False) -> Snapshot:
        """A copy of the store as it stands now, for readers beside a writer; other threads may go on writing.

        The copy is held against the store before it takes its place. Raises StoreError where a file is there already
        (unless ``force``) or none can be written.
        """
        return snapshot(self._con, self.path, Path(to), force=force)

    def check(self, *, full: bool = False, on_record: Callable[[int], None] | None = None) -> Checked:
        """Looks the store over: tables, accounts, index, and a sample of its records (or all) word by word."""
        return look.check(self._con, self.path, full=full, on_record=on_record)

    def mend(self, checked: Checked) -> None:
        """Makes anew what follows from the records: index, incidents, days, parties. Raises StoreError."""
        with writing(self.path):
            look.mend(self._con, checked.findings)
            if any(finding.mend == "incidents" for finding in checked.findings):
                self.link()
        if any(finding.mend == "index" for finding in checked.findings):
            self.index()

    def compare_coders(
        self, old: CoderLike, new: CoderLike, *, limit: int | None = None, on_report: OnReport | None = None
    ) -> Iterator[Change]:
        """What ``new`` tells otherwise than ``old`` of the stored reports, or of ``limit`` of them from all over the
        store. Nothing is stored."""
        return compare(self._con, old, new, limit, on_report)

    def recode(
        self,
        coder: CoderLike,
        *,
        every: bool = False,
        dry_run: bool = False,
        limit: int | None = None,
        on_report: OnReport | None = None,
        on_change: OnChange | None = None,
        on_problem: OnProblem | None = None,
    ) -> Recoded:
        """Codes the stored reports anew that another coder or codebook coded, or ``every`` one, and says what changed.

        New records take the place of the old; judgements and incidents are brought along. A report that now fails
        keeps its old records. ``dry_run`` changes nothing; ``limit``: only so many reports. Raises
        IngestInterruptedError on Ctrl-C; what was done stays, and a later run goes on from there.
        """
        try:
            with writing(self.path):
                done = recode(
                    self._con,
                    coder,
                    every=every,
                    dry_run=dry_run,
                    limit=limit,
                    on_report=on_report,
                    on_change=on_change,
                    on_problem=on_problem,
                )
        finally:
            if not dry_run:
                after_coding(self._con)
                keep_in_step(self._con, self.path)
        if not dry_run:
            self.link()
        return done
