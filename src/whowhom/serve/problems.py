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
_MEANINGS = {
    400: "What was sent cannot be read.",
    401: "The token is missing or wrong, where one is set.",
    403: "Another host was asked for, another site's page asks, or nothing may be written here.",
    404: "What is asked for is not in the store.",
    406: "This answer cannot have that form.",
    415: "Only JSON is taken.",
    422: "A value that cannot be understood; the title names it.",
    503: "The store cannot answer.",
}


def wrong(method: str) -> dict[int | str, dict[str, Any]]:
    """What an answer may be when it is none, for the description of the API."""
    never = (400, 415) if method == "GET" else (406,)
    return {
        status: {"description": said, "content": _SCHEMA} for status, said in _MEANINGS.items() if status not in never
    }
