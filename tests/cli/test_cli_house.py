"""What a run over one report does without, so that it begins soon."""

import gc
import os
import subprocess
import sys

import whowhom.pipeline
from whowhom.cli.house import SELDOM, House

SCRIPT = """
import sys
import whowhom.cli.code, whowhom.read
list(whowhom.read.units(["a.txt"]))
print(sorted({"rich", "http.client", "ssl", "html.parser", "concurrent.futures"} & set(sys.modules)))
"""


def test_a_run_over_a_file_loads_neither_tables_nor_the_web():
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_numpy_is_given_one_thread_unless_somebody_says_otherwise(monkeypatch):
    monkeypatch.setattr(whowhom.pipeline, "Coder", lambda **_: None)
    for before, after in (({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")):
        monkeypatch.setattr(os, "environ", dict(before))
        House().coder(None, None, True)
        gc.unfreeze()
        assert os.environ["OPENBLAS_NUM_THREADS"] == after


def test_the_collector_rests_while_a_coder_is_made_even_if_a_package_wakes_it(monkeypatch):
    seen = []

    class Coder:
        def __init__(self, **_):
            gc.enable()
            seen.append(gc.get_threshold()[0])

    monkeypatch.setattr(whowhom.pipeline, "Coder", Coder)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    before = gc.get_threshold()
    try:
        House().coder(None, None, True)
        assert seen == [0]
        assert gc.get_threshold() == (SELDOM, *before[1:])
        gc.set_threshold(0)  # whoever does without the collector goes on doing so
        House().coder(None, None, True)
        assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
