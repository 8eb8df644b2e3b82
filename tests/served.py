"""The web application over a store of a test's own, its routes made once.

FastAPI works out what each route takes when an application gets its first request:
0.4 s of processor time that tell one test nothing another has not been told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.web import create_app

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.routing import BaseRoute

    from planner.config import Config
    from planner.store.store import Store

READY: list[BaseRoute] = []
"""The routes of the first application of this process."""


def served(store: Store, config: Config | None = None) -> FastAPI:
    """Return an application: all its own but what its routers made of their routes."""
    app = create_app(store, config)
    routes = app.router.routes
    READY.extend(routes[len(READY) :])
    made = [(type(r), getattr(r, "original_router", None)) for r in READY]
    assert made == [(type(r), getattr(r, "original_router", None)) for r in routes]
    routes[:] = [
        ready if hasattr(ready, "original_router") else own
        for ready, own in zip(READY, routes, strict=True)
    ]
    return app
