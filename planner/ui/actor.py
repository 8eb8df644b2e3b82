"""Who acts: the name under which what is done is kept."""

from __future__ import annotations

from urllib.parse import quote, unquote

from fastapi import Request, Response

COOKIE = "actor"
UNNAMED = "coordination"
"""Until log-in comes: the office as a whole."""
LONGEST = 80
A_YEAR = 365 * 24 * 3600


def actor_of(request: Request) -> str:
    """Return the name the person gave in this browser, else that of the office."""
    name = unquote(request.cookies.get(COOKIE, "")).strip()
    return name[:LONGEST] or UNNAMED


def remember(response: Response, name: str) -> None:
    """Keep the name a person gives herself in her browser."""
    response.set_cookie(
        COOKIE,
        quote(name.strip()[:LONGEST]),
        max_age=A_YEAR,
        httponly=True,
        samesite="lax",
    )
