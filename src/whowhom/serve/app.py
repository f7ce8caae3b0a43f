"""The application: the routes, the pages beside them, and who may ask for them."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from whowhom import __version__
from whowhom.serve.access import Access, check
from whowhom.serve.coding import Coding
from whowhom.serve.described import Described
from whowhom.serve.guard import Guard
from whowhom.serve.problems import ANSWERS
from whowhom.serve.route import add
from whowhom.serve.routes import ROUTES
from whowhom.serve.site import Site
from whowhom.serve.warm import Warm
from whowhom.serve.writer import Writer
from whowhom.store import Store

API = "/api/v1"


def application(
    store: Store,
    *,
    host: str = "127.0.0.1",
    token: str | None = None,
    review: bool = False,
    codebook: str | None = None,
) -> FastAPI:
    """The explorer over an open store. It neither opens nor closes the store.

    ``host``: where the server is bound; requests for another are refused. ``token``: what a request must know.
    ``review``: verdicts may be written, for which the store must be open to write. ``codebook``: the folder of a
    codebook that sentences are tried with. Raises ValueError where a token is needed and there is none, or a weak one.
    """
    check(host, token, writes=review)
    app = Described(
        bool(token),
        title="whowhom",
        version=__version__,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,  # its page would be fetched from elsewhere
        redoc_url=None,
        lifespan=_until_closed,
    )
    app.state.store, app.state.writer, app.state.coding = store, Writer(store, review), Coding(codebook)
    for path, view, method, rows in ROUTES:
        add(app, API + path, view, method, rows, inspect.getdoc(view) or "")
    for kind, answer in ANSWERS.items():
        app.add_exception_handler(kind, answer)
    app.mount("/", Site())
    app.add_middleware(Access, host=host, token=token)
    app.add_middleware(Guard)
    return app


@asynccontextmanager
async def _until_closed(app: FastAPI) -> AsyncIterator[None]:
    warm = Warm(app.state.store)
    warm.start()
    yield
    warm.stop()
    warm.wait()
    app.state.writer.close()
