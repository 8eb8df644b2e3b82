"""Long lists, a page at a time.

A list's endpoint takes `asked: PageNeeded` and returns `asked.page(pairs)`, where the
pairs are each item with a mark of its own: `marked(plan, items)` for what a version of
a plan holds, else its id. While there is more, the header `Link` names the next page. A
mark that is no longer in the list is refused: no page is read from another version.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile, islice
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request, Response

from planner.api.refusals import RefusalBody
from planner.errors import PlannerError
from planner.services.plans import Plan, version_of
from planner.text.message import message

USUAL = 1_000
MOST = 5_000
LONGEST_CURSOR = 500
PAGED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The list, or the part of it asked for",
        "headers": {
            "Link": {
                "description": 'Address of the next page (`rel="next"`), if any',
                "schema": {"type": "string"},
            }
        },
    },
    409: {"model": RefusalBody, "description": "A page of a list that has changed"},
}
"""What a list with pages may answer."""
CHANGED = message("This list has changed: read it again from its first page.")

T = TypeVar("T")


class ListChanged(PlannerError):
    """The mark of a page that is not in the list: it was of another version."""

    def __init__(self) -> None:
        super().__init__(CHANGED)


@dataclass(frozen=True, kw_only=True)
class Page:
    """Which part of a list a request is for."""

    request: Request
    response: Response
    limit: int
    after: str | None

    def page(self, marked: Iterable[tuple[str, T]]) -> list[T]:
        """Return the part asked for, and have the answer name the next one."""
        found = list(islice(self._rest(iter(marked)), self.limit + 1))
        if len(found) > self.limit:
            cursor = urlsafe_b64encode(found[self.limit - 1][0].encode()).decode()
            following = self.request.url.include_query_params(
                limit=self.limit, after=cursor
            )
            # The path alone: a proxy may serve us under another name.
            address = following.replace(scheme="", netloc="")
            self.response.headers["Link"] = f'<{address}>; rel="next"'
        return [item for _, item in found[: self.limit]]

    def _rest(self, marked: Iterator[tuple[str, T]]) -> Iterator[tuple[str, T]]:
        """Return what comes after the mark, of all there is without one."""
        if self.after is None:
            return marked
        mark = _mark(self.after)
        rest = dropwhile(lambda one: one[0] != mark, marked)
        if next(rest, None) is None:
            raise ListChanged
        return rest


def page_asked(
    request: Request,
    response: Response,
    limit: Annotated[
        int, Query(ge=1, le=MOST, description="Items on a page", examples=[100])
    ] = USUAL,
    after: Annotated[
        str | None,
        Query(
            max_length=LONGEST_CURSOR,
            pattern="^[A-Za-z0-9_=-]+$",
            description="Where the page before ended, as its `Link` says",
        ),
    ] = None,
) -> Page:
    """Return the part of the list a request is for."""
    return Page(request=request, response=response, limit=limit, after=after)


PageNeeded = Annotated[Page, Depends(page_asked)]


def marked(plan: Plan, items: Iterable[T]) -> Iterator[tuple[str, T]]:
    """Yield items of a plan, each with its place in this very version."""
    version = version_of(plan)
    for place, item in enumerate(items):
        yield f"{version}/{place}", item


def _mark(cursor: str) -> str:
    try:
        return urlsafe_b64decode(cursor.encode()).decode()
    except (Error, UnicodeError) as error:
        raise ListChanged from error
