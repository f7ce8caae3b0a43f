"""Several processes read what one reads, in the same order, whatever becomes of one of them."""

import os
from dataclasses import replace

import pytest

from house_fakes import CRASH, DRILL, FOREIGN, NOTHING, RAID, FakeCoder, report
from run_fakes import DEADLY, Deadly, DeadlyOnce, Endless
from whowhom.run import ahead, team
from whowhom.run.pool import DeadWorkerError

TEXTS = [(DRILL, RAID, CRASH, FOREIGN, f"{NOTHING} {n}")[n % 5] for n in range(200)]
REPORTS = [report(text, id=f"doc_{n:03}") for n, text in enumerate(TEXTS)]


def readings(coder, reports):
    """What becomes of every report: its reading, or the error as it is told."""
    for one in ahead(reports, coder, lambda item: [item]):
        try:
            yield coder.read(one)
        except Exception as error:
            yield type(error), str(error)


def in_processes(make, reports, jobs=2):
    with team(make, jobs) as coder:
        return list(readings(coder, reports))


def test_several_read_what_one_reads_in_the_same_order():
    assert in_processes(FakeCoder, REPORTS, jobs=3) == list(readings(FakeCoder(), REPORTS))


def test_a_report_that_was_not_foreseen_is_read_too():
    with team(FakeCoder, 2) as coder:
        assert coder.read(REPORTS[0]) == FakeCoder().read(REPORTS[0])


def test_a_report_that_comes_twice_is_given_twice():
    assert in_processes(FakeCoder, [REPORTS[0], REPORTS[0]]) == [FakeCoder().read(REPORTS[0])] * 2


@pytest.mark.parametrize("places", [(0,), (7,), (199,), (40, 41), (0, 60, 120)])
def test_a_report_that_ends_every_process_is_told_and_costs_no_other(places):
    reports = [replace(one, text=DEADLY) if n in places else one for n, one in enumerate(REPORTS)]
    found = in_processes(Deadly, reports)
    assert [n for n, one in enumerate(found) if isinstance(one, tuple) and one[0] is DeadWorkerError] == list(places)
    whole = list(readings(FakeCoder(), REPORTS))
    assert all(one == whole[n] for n, one in enumerate(found) if n not in places)


def test_a_report_whose_process_is_killed_once_is_read_by_another(tmp_path):
    reports = [*REPORTS[:20], report(str(tmp_path / "been-here")), *REPORTS[20:]]
    found = in_processes(DeadlyOnce, reports)
    assert (tmp_path / "been-here").exists()
    assert found == list(readings(FakeCoder(), reports))


def test_the_end_of_the_block_is_the_end_of_every_process():
    with team(Endless, 2) as coder:
        coder.foresee(REPORTS)
        processes = [worker._process for worker in coder._pool._workers]
        assert all(process.is_alive() for process in processes)
    assert not any(process.is_alive() for process in processes)


def test_a_coder_that_cannot_be_made_says_so_at_once():
    def missing():
        raise LookupError("no such model")

    with pytest.raises(LookupError, match="no such model"):
        team(missing, 2)


def test_reading_runs_ahead_as_far_as_it_must():
    read = []

    def reading():
        for one in REPORTS * 10:
            read.append(one)
            yield one

    with team(FakeCoder, 2) as coder:
        for dealt_with, _ in enumerate(ahead(reading(), coder, lambda one: [one])):
            assert len(read) - dealt_with <= coder.ahead + 1
        assert not coder._begun
    assert len(read) == len(REPORTS) * 10


def test_what_is_not_to_be_coded_counts_where_reading_runs_ahead():
    taken = []
    with team(FakeCoder, 2) as coder:
        next(ahead((taken.append(n) or n for n in range(10_000)), coder, lambda _: [], lambda _: 100))
        assert len(taken) * 100 <= coder.ahead + 100


def test_one_process_reads_one_by_one():
    with team(FakeCoder) as coder:
        assert isinstance(coder, FakeCoder)
        read = []
        next(ahead((read.append(one) or one for one in REPORTS), coder, lambda _: pytest.fail("asked")))
        assert len(read) == 1


def test_workers_are_other_processes_and_the_cores_are_theirs():
    with team(FakeCoder, 2) as coder:
        pids = {coder._pool.submit(_pid, None).result() for _ in range(20)}
    assert pids
    assert os.getpid() not in pids


def _pid(coder, argument):
    return os.getpid()
