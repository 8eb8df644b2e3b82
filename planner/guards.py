"""What no request gets past: other people's sites, and bodies without end.

A browser says where a request comes from (`Sec-Fetch-Site`, or `Origin` on older
ones). What would change something is only taken from our own pages, or from programs,
which are no browsers and say nothing. With that no form needs a token.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})
"""`none`: the person typed the address or used a bookmark."""
FORBIDDEN = 403
TOO_LARGE = 413

Refuse = Callable[[Request, int], Response]
"""Answers a request with a status and its sentence."""


class SameSiteOnly:
    """Middleware that refuses what another site has a person's browser send."""

    def __init__(self, app: ASGIApp, *, public_url: str, refuse: Refuse) -> None:
        self.app = app
        self.public_host = urlsplit(public_url).netloc
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in HARMLESS:
            request = Request(scope)
            if not self._ours(request):
                await self.refuse(request, FORBIDDEN)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _ours(self, request: Request) -> bool:
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site in OURS
        origin = request.headers.get("origin")
        if origin is None:
            return True
        # A proxy may have taken HTTPS off, so the host alone tells.
        hosts = {request.headers.get("host"), self.public_host} - {None, ""}
        return urlsplit(origin).netloc in hosts


class LimitedBody:
    """Middleware that refuses bodies above a size, said beforehand or not."""

    def __init__(self, app: ASGIApp, *, largest: int, refuse: Refuse) -> None:
        self.app = app
        self.largest = largest
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        said = request.headers.get("content-length", "0")
        if not said.isdecimal() or int(said) > self.largest:
            await self.refuse(request, TOO_LARGE)(scope, receive, send)
            return
        await self.app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        """Return a `receive` that stops a body sent piece by piece."""
        total = 0

        async def counting() -> Message:
            nonlocal total
            event = await receive()
            total += len(event.get("body", b""))
            if total > self.largest:
                raise HTTPException(TOO_LARGE)
            return event

        return counting
