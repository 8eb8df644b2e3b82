"""Every page of the application, and its address in a world."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi.routing import APIRoute

from planner.ui.router import router

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from starlette.routing import BaseRoute

    from tests.browser.world import World

FILES = re.compile(r"\.(xlsx|pdf|csv)$")
"""What is saved, not shown."""
NOT_PAGES = {
    "/plans/{plan_id}": "sends on to the month by person",
    "/plans/{plan_id}/changes": "answers the script of open pages, in JSON",
    "/plans/{plan_id}/runs/{run_id}/events": "a stream, to an open page",
}


def routes(found: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """Yield the routes there are, those of routers inside routers included."""
    for one in found:
        inner = getattr(one, "original_router", None)
        if inner is not None:
            yield from routes(inner.routes)
        elif isinstance(one, APIRoute):
            yield one


def templates() -> list[str]:
    """Return the address of every page, with the places to fill in."""
    found = sorted(
        {one.path for one in routes(router.routes) if "GET" in (one.methods or ())}
    )
    return [one for one in found if not FILES.search(one) and one not in NOT_PAGES]


def address_of(template: str, world: World) -> str:
    """Return the address of a page in a world; a new place to fill in fails here."""
    values = {**world.values}
    if template == "/slots/{token}":
        values["token"] = world.slot_token
    if template == "/acknowledge/{token}":
        values["token"] = world.acknowledge_token
    if "/gaps/" in template or "/posts/" in template:
        values["day"] = world.gap.date
    asked: dict[str, dict[str, object]] = {
        "/plans/{plan_id}/compare": {"a": 1, "b": 2},
        "/plans/{plan_id}/today": {"day": world.day},
        "/plans/{plan_id}/slots/new": {
            "post": world.gap.post_id,
            "day": world.gap.date,
            "start": world.gap.start,
            "end": world.gap.end,
        },
    }
    query = urlencode(asked.get(template, {}))
    path = template.format_map(values)
    return f"{path}?{query}" if query else path
