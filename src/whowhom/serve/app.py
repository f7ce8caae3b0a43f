"""The application: the routes, the pages beside them, and one shape for everything that goes wrong."""

from __future__ import annotations

import inspect
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from whowhom import __version__
from whowhom.serve.guard import Guard
from whowhom.serve.routes import ROUTES
from whowhom.serve.site import Site
from whowhom.store import Store
from whowhom.store.errors import NotThereError, StoreError

API = "/api/v1"


def application(store: Store) -> FastAPI:
    """The explorer over an open store. It neither opens nor closes the store."""
    app = FastAPI(
        title="whowhom",
        version=__version__,
        summary="Who did what to whom, by whose word.",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,  # its page would be fetched from elsewhere
        redoc_url=None,
    )
    app.state.store = store
    for path, view, method in ROUTES:
        said = inspect.getdoc(view) or ""
        app.add_api_route(
            API + path,
            view,
            methods=[method],
            summary=said.split(". ")[0].rstrip("."),
            operation_id=view.__name__,
            responses=_WRONG,
        )
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)
    app.mount("/", Site())
    app.add_middleware(Guard)
    return app


def _problem(status: int, title: str) -> JSONResponse:
    return JSONResponse({"status": status, "title": title}, status, media_type="application/problem+json")


async def _invalid(_: Request, error: Any) -> JSONResponse:
    wrong = error.errors()[0]
    where = ".".join(str(part) for part in wrong["loc"][1:])
    return _problem(422, f"{where}: {wrong['msg']}" if where else str(wrong["msg"]))


async def _value(_: Request, error: Exception) -> JSONResponse:
    return _problem(422, str(error))


async def _absent(_: Request, error: Exception) -> JSONResponse:
    return _problem(404, str(error))


async def _http(_: Request, error: Any) -> JSONResponse:
    return _problem(error.status_code, str(error.detail))


async def _store(_: Request, error: Exception) -> JSONResponse:
    return _problem(503, str(error))


_ANSWERS: dict[Any, Any] = {
    RequestValidationError: _invalid,
    ValueError: _value,
    NotThereError: _absent,
    StoreError: _store,
    HTTPException: _http,
}
_PROBLEM = {
    "application/problem+json": {
        "schema": {
            "type": "object",
            "properties": {"status": {"type": "integer"}, "title": {"type": "string"}},
            "required": ["status", "title"],
        }
    }
}
_WRONG: dict[int | str, dict[str, Any]] = {
    422: {"description": "A value that cannot be understood; the title names it.", "content": _PROBLEM},
    404: {"description": "What is asked for is not in the store.", "content": _PROBLEM},
}
