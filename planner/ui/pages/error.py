"""What a person reads when a page cannot be shown."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from planner.text.message import message
from planner.ui.rendering import is_fragment, render

TITLES = {
    400: message("This cannot be done"),
    403: message("This cannot be done"),
    409: message("This cannot be done now"),
    404: message("There is no such page"),
    413: message("This cannot be done"),
    422: message("This address is not complete"),
    503: message("Not just now"),
}
DEFECT = message("Something went wrong on our side")


def error_page(request: Request, status: int, sentence: str) -> HTMLResponse:
    """Return a refusal, already in the person's language, as a page of its own.

    The panel beside a grid gets only the words.
    """
    return render(
        request,
        "parts/error.html" if is_fragment(request) else "error.html",
        status=status,
        error_status=status,
        title=TITLES.get(status, DEFECT),
        sentence=sentence,
    )
