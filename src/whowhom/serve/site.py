"""The pages: built files as they are; any other address is a view of the explorer, which the page itself reads."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

FOLDER = Path(str(files("whowhom.serve"))) / "site"
KEPT = "public, max-age=31536000, immutable"  # a built file's name changes with its content
UNBUILT = "The explorer's pages are not built; run `make web` in the clone (it needs Node.js 20)."


class Site:
    """Serves ``site/``, which is built from web/."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        path = str(scope["path"]).lstrip("/")
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, "Pages are only read.")
        if path.startswith("api/"):
            raise HTTPException(404, f"The API has no /{path}; /api/v1/openapi.json describes it.")
        if path.startswith("assets/"):
            file = (self.folder / path).resolve()
            if not file.is_relative_to(self.folder.resolve()) or not file.is_file():
                raise HTTPException(404, "No such file.")
            return FileResponse(file, headers={"cache-control": KEPT})
        page = self.folder / "index.html"
        if not page.is_file():
            return PlainTextResponse(UNBUILT, 503)
        return FileResponse(page, headers={"cache-control": "no-cache"})
