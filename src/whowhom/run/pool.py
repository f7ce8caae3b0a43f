"""Worker processes that outlive the death of one of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from whowhom.run.worker import Function, Worker

BATCH = 8  # calls sent at once; fewer where few are left, so that all workers end together
LOOK_UP_S = 0.5  # seconds to wait at a time: a signal that comes just before a wait does not end it


class DeadWorkerError(RuntimeError):
    """A call has twice ended the process that worked on it."""


@dataclass(frozen=True, slots=True)
class _Task:
    function: Function
    argument: Any
    future: Future[Any] = field(default_factory=Future)


class Pool:
    """``jobs`` processes that call functions of a coder and an argument. Use it in a ``with`` block.

    Each process has a thread that feeds it. Where one dies, its batch is tried again in a new one, call by call; what
    ends that one too raises DeadWorkerError. ``make`` gives a coder, as in ``Worker``. ``batch`` calls go out at once.
    """

    def __init__(self, coder: Any, make: Callable[[], Any], jobs: int, batch: int = BATCH) -> None:
        self._coder, self._make, self.jobs, self._size = coder, make, jobs, batch
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._workers: list[Worker] = []

    def __enter__(self) -> Pool:
        self._workers = [Worker(self._coder, self._make) for _ in range(self.jobs)]
        for worker in self._workers:
            threading.Thread(target=self._feed, args=(worker,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Ends all processes at once; what they were at is lost."""
        for worker in self._workers:
            worker.end()
            self._tasks.put(None)

    def submit(self, function: Function, argument: Any) -> Future[Any]:
        """What ``function(coder, argument)`` will have given or raised. All of it must be fit to be pickled."""
        task = _Task(function, argument)
        self._tasks.put(task)
        return task.future

    def _feed(self, worker: Worker) -> None:
        try:
            while batch := self._batch():
                if not _lived_through(batch, worker):
                    for task in batch:
                        if not _lived_through([task], worker):
                            task.future.set_exception(_dead())
        except EOFError:
            return  # the pool is closed

    def _batch(self) -> list[_Task]:
        """Waits for what is to be done next; nothing where that is the end."""
        batch = [self._tasks.get()]
        for _ in range(min(self._size - 1, self._tasks.qsize() // (2 * self.jobs))):
            try:
                batch.append(self._tasks.get_nowait())
            except Empty:  # another worker was faster
                break
        return [task for task in batch if task]


def _lived_through(tasks: Sequence[_Task], worker: Worker) -> bool:
    """Does the tasks, unless that ends the worker's process; then it has a new one."""
    try:
        answers = worker.ask([(task.function, task.argument) for task in tasks])
    except (EOFError, OSError):
        worker.start()
        return False
    except Exception as error:  # what cannot be sent
        for task in tasks:
            task.future.set_exception(error)
        return True
    for task, answer in zip(tasks, answers, strict=True):
        if answer.error is not None:
            task.future.set_exception(answer.error)
        else:
            task.future.set_result(answer.value)
    return True


def _dead() -> DeadWorkerError:
    return DeadWorkerError("the process that coded it was ended twice, as a system does that is short of memory")


def waited_for(future: Future[Any]) -> Any:
    """What the future gives or raises; a signal is heeded meanwhile."""
    while not future.done():
        wait([future], LOOK_UP_S)
    return future.result()
