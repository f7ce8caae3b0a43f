"""``make demo``: what it runs, with a stand-in for the program itself."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = f"""#!{sys.executable}
import signal, sys
try:
    print("ran", sys.argv[1], flush=True)
    if sys.argv[1] == "serve":
        signal.pause()
except KeyboardInterrupt:
    pass
"""


@pytest.fixture
def demo(tmp_path):
    """The command; its program only says with what it was called, and serves until Ctrl-C."""
    program = tmp_path / "whowhom"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    return ["make", "-C", str(ROOT), "--old-file=.venv/.ready", f"RUN={tmp_path}", "demo"]


def test_without_a_terminal_it_ends_after_the_tables(demo):
    said = subprocess.run(demo, capture_output=True, text=True, check=True).stdout
    assert [line for line in said.splitlines() if line.startswith("ran")] == [
        "ran ingest",
        "ran events",
        "ran incidents",
    ]


def test_at_a_terminal_it_ends_with_the_explorer_which_ctrl_c_ends(demo):
    child, terminal = pty.fork()
    if not child:
        os.execvp(demo[0], demo)
    said = ""
    while "ran serve" not in said:
        said += os.read(terminal, 4096).decode()
    os.write(terminal, b"\x03")
    _, ended = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(ended) == 0
    assert "***" not in os.read(terminal, 4096).decode()
