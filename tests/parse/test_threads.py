"""numpy's threads: one while a parse holds, afterwards as many as before; also where its library is another one."""

import os
import subprocess
import sys

import pytest

from whowhom.parse import threads

SCRIPT = """
import numpy
from whowhom.parse import threads
ask = threads._library()[0]
before = ask()
with threads.one_thread():
    print(ask())
print(ask() == before)
"""


def test_one_thread_while_it_holds():
    if threads._library() is None:
        pytest.skip("numpy was built with another library")
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "3"},
    )
    assert ran.stdout == "1\nTrue\n"


def test_another_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(threads, "_library", lambda: None)
    with threads.one_thread():
        pass
