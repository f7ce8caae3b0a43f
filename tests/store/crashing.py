"""Runs ingests that are cut off at given points, each in a process of its own, and tells how each ended.

``python crashing.py STORE SOURCE…`` reads one line of JSON a process from standard input: {"kill": "report", "at": 12}
and the like, until one comes to its end. A process is forked from this one, which has everything imported and no
database open.
"""

import contextlib
import json
import os
import resource
import signal
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from house_fakes import FakeCoder
from whowhom.read import units
from whowhom.store import StoreError, open_store, write
from whowhom.store.duck import transaction
from whowhom.store.intake import ingest

BATCH = 5


def die():
    os.kill(os.getpid(), signal.SIGKILL)


class Countdown:
    """Calls ``then`` the n-th time it is called."""

    def __init__(self, n, then=die):
        self.left, self.then = n, then

    def __call__(self, *_):
        self.left -= 1
        if self.left == 0:
            self.then()


def kill_between_statements(n):
    """The n-th time that rows go into a table; the transaction is open."""
    count, insert = Countdown(n), write.insert

    def inserting(*args):
        count()
        insert(*args)

    write.insert = inserting


def kill_while_committing(n):
    """From a thread of its own, as the n-th transaction is written to the disk: before, in the middle, or after."""
    go = threading.Event()
    threading.Thread(target=lambda: (go.wait(), die()), daemon=True).start()
    count = Countdown(n, go.set)

    @contextlib.contextmanager
    def counted(con):
        with transaction(con):
            yield
            count()

    ingest.transaction = counted


class Deadly(FakeCoder):
    """A coder that takes its process with it at one text."""

    def read(self, report):
        if report.text.startswith("DEADLY"):
            die()
        return super().read(report)


def work(store, sources, kill=None, at=0):
    """One ingest, cut off as ordered. Returns what to tell of its end."""
    coder, progress = FakeCoder(), None
    if kill == "report":
        progress = Countdown(at)
    elif kill == "statement":
        kill_between_statements(at)
    elif kill == "commit":
        kill_while_committing(at)
    elif kill == "coder":
        coder = Deadly()
    elif kill == "disk":
        resource.setrlimit(resource.RLIMIT_FSIZE, (at, resource.RLIM_INFINITY))
    try:
        with open_store(store) as opened:
            opened.ingest_units(units(sources), coder, batch=BATCH, progress=progress)
    except StoreError as error:
        return str(error)
    return "done"


def main():
    store, *sources = sys.argv[1:]
    for unit in units(sources[:1]):
        list(unit.items())  # loads what reading needs, once for all
    for line in sys.stdin:
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.write(into, work(store, sources, **json.loads(line)).encode())
            os._exit(0)
        os.close(into)
        said = os.read(out, 10_000).decode()
        os.close(out)
        os.waitpid(child, 0)
        sys.stdout.write(json.dumps(said or "killed") + "\n")
        if said == "done":  # one more would try again what failed
            break


if __name__ == "__main__":
    main()
