"""``whowhom serve``: the explorer in the browser."""

from __future__ import annotations

import errno
import secrets
import socket
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from whowhom.cli.errors import one_line_errors, tell, wrong_use
from whowhom.cli.options import CodebookDir, Db

GRACE = 2  # seconds that an answer which is on its way may still take after Ctrl-C


def serve(
    db: Db,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Where it listens; elsewhere than on this machine a token is needed.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes any that is free.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="TOKEN",
            envvar="WHOWHOM_TOKEN",
            show_envvar=False,
            help="What a browser or a program must know, also as WHOWHOM_TOKEN (default: one is made where needed).",
        ),
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Verdicts may be given: the store is opened to write.")
    ] = False,
    codebook: CodebookDir = None,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = False,
) -> None:
    """Look at a store in the browser.

    Examples:

    \b
      whowhom serve --db events.duckdb --open
      whowhom serve --db events.duckdb --host 0.0.0.0 --port 9000
    """
    from whowhom.serve import application
    from whowhom.serve.access import is_local
    from whowhom.store import open_store

    if codebook is not None and not Path(codebook).is_dir():
        wrong_use(f"--codebook {codebook}: no such folder; give the folder that holds your codebook's files.")
    if review:  # opened to write, a store that is not there would be made
        open_store(db, read_only=True).close()
    if token is None and (review or not is_local(host)):
        token = secrets.token_urlsafe(24)
    with open_store(db, read_only=not review) as store:
        with one_line_errors():
            app = application(store, host=host, token=token, review=review, codebook=codebook)
        with _listening(host, port) as listening:
            address = _address(host, listening.getsockname()[1], token)
            tell(f"The explorer is at {address} (Ctrl-C ends it).")
            if open_:
                webbrowser.open(address)
            _run(app, listening)


def _listening(host: str, port: int) -> socket.socket:
    """The open port; it is taken before the address is told. Ends the program where that fails."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            wrong_use(f"--port {port}: something listens there already; choose another, or 0 for any that is free.")
        if error.errno == errno.EACCES:
            wrong_use(f"--port {port}: only the administrator may listen there; choose one above 1023.")
        wrong_use(f"--host {host}: no address of this machine ({error.strerror}); 127.0.0.1 is for this machine only.")


def _address(host: str, port: int, token: str | None) -> str:
    from whowhom.serve.access import ANYWHERE

    name = socket.gethostname() if host in ANYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/" + (f"?token={token}" if token else "")


def _run(app: Any, listening: socket.socket) -> None:
    """Until Ctrl-C or SIGTERM."""
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GRACE)
    with suppress(KeyboardInterrupt):  # the way in which one ends it
        uvicorn.Server(config).run(sockets=[listening])
