"""Who may ask: pages of this explorer and programs, never another site's page; with the token where one is set.

Any site that is open in the same browser can send requests here. So the host that is asked for must be ours (a name of
the site's own may point to this machine), and what changes something must come from our own pages, as JSON.
"""

from __future__ import annotations

import hmac
import re
from ipaddress import ip_address
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from whowhom.serve.problems import problem

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
ANYWHERE = frozenset({"0.0.0.0", "::"})  # bound to every address of the machine, whose names nobody knows
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
TOKEN = re.compile(r"[A-Za-z0-9_-]{16,200}")
UNKNOWN = "This explorer asks for its token: open the address that `whowhom serve` printed, or send it as a bearer."
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[^:@/?#\[\]\s]+))(?::(?P<port>\d{1,5}))?")


def is_local(host: str) -> bool:
    """Whether only this machine reaches a server that is bound there."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:  # a name
        return False


def check(host: str, token: str | None, writes: bool) -> None:
    """Raises ValueError where a token is needed and there is none, and for one that could be guessed or not be sent."""
    if token is None and (writes or not is_local(host)):
        raise ValueError("A token is needed where others reach the explorer, or where it may write.")
    if token is not None and not TOKEN.fullmatch(token):
        raise ValueError("The token must be 16 to 200 letters, digits, - or _; leave it out to have one made.")


class Access:
    """Lets a request through to the application, or says why not. ``host``: where the server is bound."""

    def __init__(self, app: ASGIApp, host: str, token: str | None) -> None:
        self.app, self.token = app, token
        self.hosts = None if host in ANYWHERE else LOCAL | {host.lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        answer = self._wrong_host(request) or self._at_the_door(request) or self._wrong_sender(request)
        await (answer or self.app)(scope, receive, send)

    def _wrong_host(self, request: Request) -> Response | None:
        asked = _HOST.fullmatch(request.headers.get("host", ""))
        if asked and (self.hosts is None or (asked["six"] or asked["name"]).lower() in self.hosts):
            return None
        return problem(403, "This explorer has no such host; open the address that `whowhom serve` printed.")

    def _at_the_door(self, request: Request) -> Response | None:
        """The token comes once in the address of a page; from then on the browser sends it as a cookie."""
        if self.token is None:
            return None
        api = request.scope["path"].startswith("/api/")
        if not api and self._fits(request.query_params.get("token")):
            return self._welcome(request)
        kind, _, bearer = request.headers.get("authorization", "").partition(" ")
        given = bearer.strip() if kind.lower() == "bearer" else request.cookies.get(_cookie(request))
        if self._fits(given):
            return None
        return problem(401, UNKNOWN, {"www-authenticate": "Bearer"}) if api else PlainTextResponse(UNKNOWN, 401)

    def _wrong_sender(self, request: Request) -> Response | None:
        """Programs send no origin; a browser does with whatever is no mere look."""
        if request.method not in CHANGING:
            return None
        origin = request.headers.get("origin")
        if origin is not None and origin.lower().partition("://")[2] != request.headers["host"].lower():
            return problem(403, "Another site's page may not change anything here.")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return problem(415, "Send JSON, with the header content-type: application/json.")
        return None

    def _fits(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(given.encode(errors="replace"), str(self.token).encode())

    def _welcome(self, request: Request) -> Response:
        """The same address without the token, so that it stays in no history and no bookmark."""
        asked = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "token"])
        path = "/" + quote(request.scope["path"].lstrip("/"))  # two slashes would lead to another site
        answer = RedirectResponse(f"{path}?{asked}" if asked else path, 303)
        answer.set_cookie(_cookie(request), str(self.token), httponly=True, samesite="strict")
        return answer


def _cookie(request: Request) -> str:
    """Cookies do not tell ports apart: two explorers on one machine would take each other's."""
    asked = _HOST.fullmatch(request.headers["host"])
    return f"whowhom-{asked['port'] if asked and asked['port'] else '80'}"
