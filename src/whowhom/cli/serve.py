"""``whowhom serve``: the explorer in the browser."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from whowhom.cli.errors import tell
from whowhom.cli.options import Db


def serve(
    db: Db,
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes any that is free.")] = 8765,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = False,
) -> None:
    """Look at a store in the browser.

    Examples:

    \b
      whowhom serve --db events.duckdb
      whowhom serve --db events.duckdb --port 9000 --open
    """
    import uvicorn

    from whowhom.serve import application
    from whowhom.store import open_store

    with open_store(db, read_only=True) as store:
        address = f"http://127.0.0.1:{port}/"
        tell(f"The explorer is at {address} (Ctrl-C ends it).")
        if open_:
            webbrowser.open(address)
        uvicorn.run(application(store), host="127.0.0.1", port=port, log_level="warning")
