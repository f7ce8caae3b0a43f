"""One shape for everything that goes wrong: a status and a sentence, as application/problem+json (RFC 9457)."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from whowhom.serve.guard import HEADERS
from whowhom.store.errors import NotThereError, StoreError

MEDIA = "application/problem+json"


def problem(status: int, title: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """``title`` names what is wrong and the way out."""
    return JSONResponse({"status": status, "title": title}, status, headers=headers, media_type=MEDIA)


async def _invalid(_: Request, error: Any) -> JSONResponse:
    wrong = error.errors()[0]
    where = ".".join(str(part) for part in wrong["loc"][1:])
    return problem(422, f"{where}: {wrong['msg']}" if where else str(wrong["msg"]))


async def _value(_: Request, error: Exception) -> JSONResponse:
    return problem(422, str(error))


async def _absent(_: Request, error: Exception) -> JSONResponse:
    return problem(404, str(error))


async def _http(_: Request, error: Any) -> JSONResponse:
    return problem(error.status_code, str(error.detail), error.headers)


async def _store(_: Request, error: Exception) -> JSONResponse:
    return problem(503, str(error))


async def _fault(_: Request, error: Exception) -> JSONResponse:
    """Outside of ``Guard``, which this answer no longer passes. The server prints what happened."""
    return problem(500, f"The explorer failed ({type(error).__name__}); please report what was asked.", HEADERS)


ANSWERS: dict[Any, Any] = {
    RequestValidationError: _invalid,
    ValueError: _value,
    NotThereError: _absent,
    StoreError: _store,
    HTTPException: _http,
    Exception: _fault,
}
_SCHEMA = {
    MEDIA: {
        "schema": {
            "type": "object",
            "properties": {"status": {"type": "integer"}, "title": {"type": "string"}},
            "required": ["status", "title"],
        }
    }
}
WRONG: dict[int | str, dict[str, Any]] = {
    422: {"description": "A value that cannot be understood; the title names it.", "content": _SCHEMA},
    404: {"description": "What is asked for is not in the store.", "content": _SCHEMA},
}
