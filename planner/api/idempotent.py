"""Posts that are done once, however often they are sent.

    router = APIRouter(prefix="/runs", route_class=Idempotent)

is all a resource needs: every POST of it then takes the header `Idempotency-Key`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from planner.api.refusals import RefusalBody
from planner.services.idempotency import Keyed, abandon, begin, settle
from planner.store.idempotency import Answer

KEY = "Idempotency-Key"
ACTOR = "X-Actor"
UNNAMED = "coordination"
LONGEST = 200
REPLAYED = "Idempotency-Replayed"
"""On an answer that was given before: nothing was done this time."""
NOT_KEPT = frozenset({"content-length"})
REFUSED: dict[int | str, dict[str, Any]] = {
    409: {"model": RefusalBody, "description": "The same request is under way"},
    422: {"model": RefusalBody, "description": "A value that cannot be"},
}

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def idempotency_key(
    key: Annotated[
        str | None,
        Header(
            alias=KEY,
            min_length=1,
            max_length=LONGEST,
            pattern=r"^[!-~]+$",
            description="Any text you never use twice, such as a UUID: sent again "
            "with it within 24 hours, the request is answered as before and not done "
            "again",
            examples=["6f1c1d3e-2c5b-4d0e-9a60-0c3a1f1f7d52"],
        ),
    ] = None,
) -> str | None:
    """Return the key; declared so that it is checked and described."""
    return key


NEEDED = Depends(idempotency_key)


class Idempotent(APIRoute):
    """A route whose POSTs are done once per key and actor."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **given: Any) -> None:
        if "POST" in (given.get("methods") or ()):
            before = [one for one in given.get("dependencies") or () if one != NEEDED]
            given["dependencies"] = [*before, NEEDED]
            given["responses"] = {**REFUSED, **(given.get("responses") or {})}
        super().__init__(path, endpoint, **given)

    def get_route_handler(self) -> Handler:
        """Return what answers a request, or answers as before."""
        answer = super().get_route_handler()

        async def once(request: Request) -> Response:
            key = request.headers.get(KEY)
            if request.method != "POST" or not key or len(key) > LONGEST:
                return await answer(request)
            return await _once(request, key, answer)

        return once


async def _once(request: Request, key: str, answer: Handler) -> Response:
    store = request.app.state.store
    asked = _keyed(request, key, await request.body())
    known = await run_in_threadpool(begin, store, asked)
    if known is not None:
        return Response(
            known.body, known.status, headers={**known.headers, REPLAYED: "true"}
        )
    try:
        response = await answer(request)
    except BaseException:
        await run_in_threadpool(abandon, store, asked)
        raise
    kept = Answer(
        status=response.status_code,
        headers={k: v for k, v in response.headers.items() if k not in NOT_KEPT},
        body=bytes(response.body).decode(),
    )
    await run_in_threadpool(settle, store, asked, kept)
    return response


def _keyed(request: Request, key: str, body: bytes) -> Keyed:
    asked = request.url.query.encode() + b"\n" + body
    return Keyed(
        actor=request.headers.get(ACTOR, UNNAMED)[:LONGEST],
        key=key,
        route=f"{request.method} {request.url.path}",
        digest=hashlib.sha256(asked).hexdigest(),
    )
