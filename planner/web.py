"""The web application: pages and API over one store.

`planner serve` starts it by `create_app`; nothing in this process loads the solver.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import planner
from planner.api import router as api_router
from planner.api.paging import ListChanged
from planner.api.refusals import Refusal, RefusalBody
from planner.config import Config
from planner.errors import BadInput, InvalidValue, PlannerError, UnknownId
from planner.garbage import look_seldom
from planner.guards import LimitedBody, SameSiteOnly
from planner.services.calculating import AlreadyRunning
from planner.services.courier import Courier
from planner.services.dispatcher import Dispatcher
from planner.services.edit_refusals import Blocked, Forbidden
from planner.services.edit_refusals import Stale as StaleEdit
from planner.services.idempotency import Unanswered
from planner.services.needs import StaleNeeds
from planner.services.refusal import Conflict, NothingToDo, Stale
from planner.services.repair_desk import RepairDesk
from planner.services.sending import mail_server
from planner.services.slots import sender_of
from planner.store.store import Store, StoreInterrupted, open_store
from planner.text.message import catalogue, message
from planner.ui import add_pages, prepare
from planner.ui.pages.error import error_page
from planner.ui.rendering import language_of

API = "/api/v1"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every response. No HSTS: that is for whoever serves it over HTTPS to say."""
SMALLEST_COMPRESSED = 1_000
QUICK_COMPRESSION = 4
"""A month of 300 people shrinks tenfold already; more effort would cost time."""

REFUSALS: tuple[tuple[type[PlannerError], int, str], ...] = (
    (StaleEdit, 409, "stale_edit"),
    (NothingToDo, 409, "nothing_to_do"),
    (Forbidden, 422, "forbidden_by_rule"),
    (Blocked, 422, "blocked_by_rule"),
    (UnknownId, 404, "unknown_id"),
    (Unanswered, 409, "unanswered"),
    (ListChanged, 409, "list_changed"),
    (AlreadyRunning, 409, "already_running"),
    (Stale, 409, "stale"),
    (Conflict, 409, "conflict"),
    (StaleNeeds, 409, "stale_needs"),
    (InvalidValue, 422, "invalid_value"),
    (BadInput, 422, "bad_input"),
    (StoreInterrupted, 503, "try_again"),
    (PlannerError, 500, "failed"),
)
"""Status and code of each kind of expected refusal; the first that fits counts."""
SENTENCES = {
    403: message("This was sent from another site, and is refused."),
    404: message("There is no such page."),
    405: message("This address cannot be used that way."),
    413: message("What was sent is too large."),
    422: message("The address or the form holds a value that cannot be."),
    500: message("Something went wrong on our side; it has been noted."),
}


def create_app(store: Store | None = None, config: Config | None = None) -> FastAPI:
    """Return the application, on the store of this installation unless given one."""
    config = config or Config()
    store = store or open_store(config.store_url)
    app = FastAPI(
        title="Relais",
        summary="Rotas for the medical secretariats that share people and sites.",
        version=planner.__version__,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,  # these two load scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.store = store
    app.state.config = config
    app.state.desk = RepairDesk(store.url)
    app.include_router(api_router)
    add_pages(app)
    app.add_middleware(
        GZipMiddleware,
        minimum_size=SMALLEST_COMPRESSED,
        compresslevel=QUICK_COMPRESSION,
    )
    app.add_middleware(
        LimitedBody, largest=config.largest_body, refuse=_refuse_outright
    )
    app.add_middleware(
        SameSiteOnly, public_url=config.public_url, refuse=_refuse_outright
    )
    app.add_middleware(SecurityHeaders)
    _answer_errors(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    store, config = app.state.store, app.state.config
    look_seldom()
    await run_in_threadpool(prepare, store, config.language)
    server = mail_server(config)
    courier = Courier(store, server, partial(sender_of, config))
    dispatcher = Dispatcher(store, config.runs_at_once)
    courier.start()
    await run_in_threadpool(app.state.desk.start)
    if config.runs_at_once:
        dispatcher.start()
    yield
    await run_in_threadpool(app.state.desk.close)
    await run_in_threadpool(courier.stop)
    if config.runs_at_once:
        await run_in_threadpool(dispatcher.stop)
    store.close()


class SecurityHeaders:
    """Middleware that adds `HEADERS` where a response does not say otherwise."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to what comes back."""

        async def send_with_headers(event: Message) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(event)

        await self.app(scope, receive, send_with_headers)


# Errors ---------------------------------------------------------------------------


def _answer_errors(app: FastAPI) -> None:
    """Have every error answered here: a page for people, JSON for programs."""
    handlers: dict[type[Exception], Callable[[Request, Exception], Response]] = {
        PlannerError: _refused,
        RequestValidationError: _invalid,
        HTTPException: _http,
        Exception: _defect,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, PlannerError):
        raise error
    status, code = next(
        (status, code) for kind, status, code in REFUSALS if isinstance(error, kind)
    )
    return _answer(request, status, code, error.say(language_of(request)))


def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    said = _sentence(request, 422)
    details = "; ".join(
        f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}"
        for one in error.errors()
    )
    return _answer(request, 422, "invalid_request", f"{said} ({details})")


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.BAD_REQUEST:
        # A body that is no JSON is as wrong as one of the wrong shape.
        return _refuse_outright(request, HTTPStatus.UNPROCESSABLE_ENTITY)
    if error.status_code == HTTPStatus.NOT_MODIFIED:
        return Response(status_code=error.status_code, headers=error.headers)
    response = _refuse_outright(request, error.status_code, error.detail)
    response.headers.update(error.headers or {})
    return response


def _refuse_outright(request: Request, status: int, detail: str = "") -> Response:
    """Answer with the sentence of a status, or with `detail` if it has none."""
    said = _sentence(request, status) if status in SENTENCES else detail
    code = HTTPStatus(status).phrase.lower().replace(" ", "_")
    return _answer(request, status, code, said)


def _defect(request: Request, error: Exception) -> Response:
    """Answer what should not happen; the server logs the error itself."""
    response = _answer(request, 500, "defect", _sentence(request, 500))
    # This answer is given outside the middleware.
    response.headers.update(HEADERS)
    return response


def _sentence(request: Request, status: int) -> str:
    return catalogue(language_of(request)).gettext(SENTENCES[status].msgid)


def _answer(request: Request, status: int, code: str, said: str) -> Response:
    if request.url.path.startswith("/api/"):
        body = RefusalBody(error=Refusal(code=code, message=said))
        return JSONResponse(body.model_dump(), status_code=status)
    return error_page(request, status, said)
