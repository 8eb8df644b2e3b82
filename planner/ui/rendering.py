"""Templates to responses, in the language of the person who asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.datastructures import URL

import planner
from planner.text.message import (
    LANGUAGES,
    Message,
    catalogue,
    say_clock,
    say_date,
    say_duration,
)
from planner.ui.views.calendar import say_long_date, say_moment, say_period
from planner.ui.views.numbers import say_percent, say_seconds

TEMPLATES = Path(__file__).parent / "templates"
ICONS = Path(__file__).parent / "static" / "vendor" / "icons"
COOKIE = "language"
A_YEAR = 365 * 24 * 3600
HEADERS = {
    # A page and its fragment share one address.
    "Vary": "HX-Request, Cookie",
    "Cache-Control": "no-store",
}


def language_of(request: Request) -> str:
    """Return the language asked for: in the address, else chosen before, else ours."""
    config = getattr(request.app.state, "config", None)
    default = config.language if config else LANGUAGES[0]
    for chosen in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if chosen in LANGUAGES:
            return str(chosen)
    return str(default)


def is_fragment(request: Request) -> bool:
    """Return whether only a part of the page is wanted, not the whole of it."""
    return request.headers.get("HX-Request-Type") == "partial"


def render(
    request: Request, template: str, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """Return a template filled with `values`; a language asked for is remembered."""
    language = language_of(request)
    page = environment(language).get_template(template)
    content = page.render(request=request, language=language, **values)
    response = HTMLResponse(content, status_code=status, headers=HEADERS)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(
            COOKIE, language, max_age=A_YEAR, httponly=True, samesite="lax"
        )
    return response


@cache
def environment(language: str) -> Environment:
    """Return the templates of one language."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = catalogue(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True
    )
    made.globals.update(
        icon=icon,
        version=planner.__version__,
        languages=LANGUAGES,
        other=_other(language),
    )
    made.filters.update(_filters(language))
    return made


def _other(language: str) -> str:
    return next(one for one in LANGUAGES if one != language)


def _filters(language: str) -> dict[str, Any]:
    return {
        "clock": lambda minutes: say_clock(minutes, language),
        "duration": lambda minutes: say_duration(minutes, language),
        "short_date": lambda day: say_date(day, language),
        "long_date": lambda day: say_long_date(day, language),
        "period": lambda first, last: say_period(first, last, language),
        "moment": lambda at: say_moment(at, language),
        "seconds": lambda time: say_seconds(time, language),
        "percent": lambda share: say_percent(share, language),
        "number": lambda value: format_decimal(round(value), locale=language),
        "address": _address,
        "said": lambda message: _said(message, language),
    }


def _said(message: Message, language: str) -> str:
    return message.say(language)


def _address(url: URL) -> str:
    """Return an address of ours without the name of the machine."""
    return f"{url.path}?{url.query}" if url.query else url.path


@cache
def icon(name: str) -> Markup:
    """Return an icon as inline SVG, hidden from screen readers: words go beside it."""
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    # No space behind it: a link would underline that.
    drawing = drawing[drawing.index("<svg") :].strip()
    return Markup(drawing.replace("<svg", '<svg aria-hidden="true"', 1))
