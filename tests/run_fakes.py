"""Small coders that do to their process what a test needs."""

import os
import signal
from pathlib import Path

from house_fakes import FakeCoder

DEADLY = "DEADLY"  # begins a report that ends its process


def die():
    os.kill(os.getpid(), signal.SIGKILL)


class Deadly(FakeCoder):
    """Is killed at every report that begins with DEADLY."""

    def read(self, report):
        if report.text.startswith(DEADLY):
            die()
        return super().read(report)


class DeadlyOnce(FakeCoder):
    """Is killed at a report whose text names a file that is not there yet, and makes it."""

    def read(self, report):
        mark = Path(report.text)
        if mark.is_absolute() and not mark.exists():
            mark.touch()
            die()
        return super().read(report)


class Endless(FakeCoder):
    """Never comes to an end with a report."""

    def read(self, report):
        while True:
            signal.pause()
