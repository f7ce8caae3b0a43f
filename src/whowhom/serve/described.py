"""The description of the API (OpenAPI), with what holds for all of it: the token."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

ABOUT = """Who did what to whom, by whose word. Filters are those of `whowhom events`; every list is also a file
(`format=csv`, `parquet`, `geojson`, `jsonl`). What goes wrong is `application/problem+json` with a sentence in `title`.
"""
TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "The token of `whowhom serve`; a browser has it as a cookie.",
}


class Described(FastAPI):
    """An application that says whether it asks for a token."""

    def __init__(self, token: bool, **settings: Any) -> None:
        super().__init__(description=ABOUT, **settings)
        self._token = token

    def openapi(self) -> dict[str, Any]:
        told = super().openapi()
        told.setdefault("components", {})["securitySchemes"] = {"token": TOKEN}
        told["security"] = [{"token": []}] if self._token else [{}, {"token": []}]
        return told
