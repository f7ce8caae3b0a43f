"""What a run over one report does without, so that it begins soon."""

import gc
import subprocess
import sys

import whowhom.pipeline
from whowhom.cli.house import House

SCRIPT = """
import sys
import whowhom.cli.code, whowhom.read
list(whowhom.read.units(["a.txt"]))
print(sorted({"rich", "http.client", "ssl", "html.parser", "concurrent.futures"} & set(sys.modules)))
"""


def test_a_run_over_a_file_loads_neither_tables_nor_the_web():
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_the_collector_rests_while_a_coder_is_made_even_if_a_package_wakes_it(monkeypatch):
    seen = []

    class Coder:
        def __init__(self, **_):
            gc.enable()
            seen.append(gc.get_threshold()[0])

    monkeypatch.setattr(whowhom.pipeline, "Coder", Coder)
    before = gc.get_threshold()
    try:
        House().coder(None, None, True)
        assert seen == [0]
        assert gc.get_threshold() == before
    finally:
        gc.unfreeze()
