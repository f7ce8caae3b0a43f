"""``make demo`` at a terminal, with a stand-in for the program itself."""

import os
import pty
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = f"""#!{sys.executable}
import signal, sys
try:
    print("ran", *sys.argv[1:], flush=True)
    signal.pause()
except KeyboardInterrupt:
    pass
"""


@pytest.fixture
def demo(tmp_path):
    """The command; its program only says with what it was called, and goes on until Ctrl-C."""
    program = tmp_path / "whowhom"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    return ["make", "-C", str(ROOT), "--old-file=.venv/.ready", f"RUN={tmp_path}", "demo"]


def test_at_a_terminal_it_ends_with_the_explorer_which_ctrl_c_ends(demo):
    child, terminal = pty.fork()
    if not child:
        os.execvp(demo[0], demo)
    said = ""
    while "ran demo" not in said:
        said += os.read(terminal, 4096).decode()
    os.write(terminal, b"\x03")
    _, ended = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(ended) == 0
    assert "***" not in os.read(terminal, 4096).decode()
