"""A shell whose ``whowhom`` is the program in this process, so that what it loads is loaded once for many commands."""

from __future__ import annotations

import contextlib
import io
import os
import re
import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from whowhom.cli import main
from whowhom.cli.house import House

COLUMNS = 88  # what a page of the site is wide
MODES = ("rb", "wb", "wb")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
CLIENT = """import os, socket, sys
with socket.socket(socket.AF_UNIX) as to:
    to.connect(sys.argv[1])
    socket.send_fds(to, ["\\0".join([os.getcwd(), *sys.argv[2:]]).encode()], [0, 1, 2])
    sys.exit((to.recv(1) or b"\\1")[0])
"""
WHOWHOM = 'whowhom() { "$PYTHON" -S -E -c "$CLIENT" "$DOOR" "$@"; }\n'


@cache
def _shipped(model: str | None, learned: bool) -> Any:
    return House().coder(None, model, learned)


def _coder(codebook: str | None, model: str | None, learned: bool = True) -> Any:
    """A coder with the built-in codebook is loaded once; a codebook of the page's own may change between commands."""
    return House().coder(codebook, model, learned) if codebook else _shipped(model, learned)


class _Stream(io.TextIOWrapper):
    """One that says it is a terminal where the shell's own output is meant."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


class Shell:
    """Runs scripts with bash in a folder; ``whowhom`` in them is answered here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, script: str, code: int = 0) -> str:
        """What the script says on both outputs. Raises AssertionError where its exit code is another than ``code``."""
        with tempfile.TemporaryDirectory() as place, open(Path(place) / "said", "w+b") as said:
            door = f"{place}/door"
            env = {**os.environ, "PYTHON": sys.executable, "CLIENT": CLIENT, "DOOR": door}
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(door)
                server.listen()
                ran = subprocess.Popen(
                    ["bash", "-e", "-o", "pipefail", "-c", WHOWHOM + script],
                    stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=self.folder, env=env,
                )  # fmt: skip
                while ran.poll() is None:
                    if select.select([server], [], [], 0.01)[0]:
                        self._answer(server, os.fstat(said.fileno()).st_ino)
            said.seek(0)
            words = STYLE.sub("", said.read().decode())
        if ran.returncode != code:
            raise AssertionError(f"ended with {ran.returncode}, not {code}: {script.strip()}\n{words}")
        return "".join(f"{line}\n" for line in "\n".join(map(str.rstrip, words.splitlines())).strip("\n").splitlines())

    def _answer(self, server: socket.socket, screen: int) -> None:
        caller, _ = server.accept()
        with caller:
            told, handles, _, _ = socket.recv_fds(caller, 1 << 16, 3)
            folder, *words = told.decode().split("\0")
            with _standing(folder, handles, screen):
                code = main(words, House(coder=_coder))
            caller.send(bytes([code]))


@contextlib.contextmanager
def _standing(folder: str, handles: list[int], screen: int) -> Iterator[None]:
    """In that folder, with these three as standard input and outputs, and a terminal of a known width."""
    before, kept = (sys.stdin, sys.stdout, sys.stderr), os.environ.copy()
    opened = [os.fdopen(handle, mode) for handle, mode in zip(handles, MODES, strict=True)]
    streams = [_Stream(one, encoding="utf-8", line_buffering=True) for one in opened]
    streams[1].terminal = os.fstat(handles[1]).st_ino == screen
    sys.stdin, sys.stdout, sys.stderr = streams
    os.environ.update(COLUMNS=str(COLUMNS), NO_COLOR="1", TERM="xterm")
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        for stream in streams:
            with contextlib.suppress(BrokenPipeError):
                stream.close()
        sys.stdin, sys.stdout, sys.stderr = before
        os.environ.clear()
        os.environ.update(kept)
