"""A row of the table of routes as FastAPI wants it: the view, and beside it its list as a file."""

from __future__ import annotations

import functools
import re
import typing
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import FastAPI, Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from whowhom.serve.files import FORMS, MOST_ROWS, wanted, written
from whowhom.serve.problems import wrong
from whowhom.serve.sheets import Maker, Sheet

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
_FORM = {
    "name": "format",
    "in": "query",
    "required": False,
    "description": f"All rows as a file instead of a page (`limit` and `offset` say otherwise; {MOST_ROWS} at most).",
    "schema": {"type": "string", "enum": ["json", *FORMS]},
}
_TEXT = {"schema": {"type": "string"}}


def add(app: FastAPI, path: str, view: Callable[..., Any], method: str, rows: Maker | None, said: str) -> None:
    """Adds the view, which gives its answer as JSON, or its ``rows`` in the form that is asked for."""
    responses = wrong(method)
    if rows:
        responses[200] = {"content": dict.fromkeys(FORMS.values(), _TEXT)}
    answer = typing.get_type_hints(view).get("return")
    app.router.add_api_route(
        path,
        view,
        response_class=answer if isinstance(answer, type) and issubclass(answer, Response) else JSONResponse,
        methods=[method],
        summary=re.split(r"\.\s", said)[0].rstrip("."),
        operation_id=view.__name__,
        responses=responses,
        openapi_extra={"parameters": [_FORM]} if rows else None,
        route_class_override=_class(rows, view.__name__) if method == "GET" else None,
    )


class _Pending(Response):
    """What FastAPI passes on as it is: the sheet of which the file is yet to be made."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet


def _class(rows: Maker | None, name: str) -> type[APIRoute]:
    class Listed(APIRoute):
        def get_route_handler(self) -> Handler:
            plain = super().get_route_handler()
            sheets = APIRoute(self.path, _pending(rows), response_model=None).get_route_handler() if rows else None

            async def answer(request: Request) -> Response:
                of, rest = wanted(request)
                if of is None:
                    return await plain(rest)
                if sheets is None:
                    raise HTTPException(406, f"This is no list that could be a {of.form} file; ask for json.")
                made = await sheets(rest)
                assert isinstance(made, _Pending)
                return await run_in_threadpool(written, made.sheet, name, of)

            return answer

    return Listed


def _pending(rows: Maker) -> Callable[..., _Pending]:
    @functools.wraps(rows)
    def made(*args: Any, **asked: Any) -> _Pending:
        return _Pending(rows(*args, **asked))

    return made
