"""The program: its commands, and what holds for all of them (UTF-8, broken pipes, Ctrl-C, exit codes)."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from whowhom import __version__
from whowhom.cli.commands import Commands, listed
from whowhom.cli.errors import INTERRUPTED, tell, wrong_use
from whowhom.cli.house import House

TOLD = {"StoreError", "MissingPackageError"}  # errors of one line; known by name, so that DuckDB stays unloaded


class Face(TyperGroup):
    """Commands that are loaded when they are asked for, with quiet ends."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return listed(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, self.commands[str(name)], rest

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # nobody reads on (| head): no message, and none from the interpreter when it flushes at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            tell("stopped.")
            raise typer.Exit(INTERRUPTED) from None
        except Exception as error:
            if TOLD & {kind.__name__ for kind in type(error).__mro__}:
                wrong_use(str(error))
            raise


app = typer.Typer(cls=Face, name="whowhom", no_args_is_help=True, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        print(f"whowhom {__version__}")
        raise typer.Exit


@app.callback()
def face(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Say the version."),
) -> None:
    """Who did what to whom: reads news reports and keeps a sourced record of each act."""


def main(args: Sequence[str] | None = None, house: House | None = None) -> int:
    """Runs the program and returns its exit code.

    0: done, 1: some documents failed, 2: wrong use, 130: Ctrl-C, 143: SIGTERM.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(args=list(args) if args is not None else None, prog_name="whowhom", obj=house or House())
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0
