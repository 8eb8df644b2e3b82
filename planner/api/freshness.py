"""Answers a program has already are not sent again (`ETag`, `If-None-Match`).

An endpoint of a plan takes `dependencies=[FRESH]` and `responses=FRESHNESS`.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Header, HTTPException, Response

from planner.api.request import PlanNeeded
from planner.services.plans import version_of

NOT_MODIFIED = 304
FRESHNESS: dict[int | str, dict[str, Any]] = {
    NOT_MODIFIED: {"description": "Nothing has changed since the `ETag` named"}
}


def fresh(
    plan: PlanNeeded,
    response: Response,
    known: Annotated[
        str | None,
        Header(
            alias="If-None-Match",
            description="The `ETag` of the answer you have",
            examples=['W/"5f1d"'],
        ),
    ] = None,
) -> None:
    """Give the answer its tag; raise what answers 304 where it is known already.

    The tag is of the version of the plan, so it is worked out without the answer.
    """
    version = version_of(plan)
    headers = {"ETag": f'W/"{version}"', "Cache-Control": "private, no-cache"}
    tags = {tag.strip().removeprefix("W/") for tag in (known or "").split(",")}
    if f'"{version}"' in tags or "*" in tags:
        raise HTTPException(NOT_MODIFIED, headers=headers)
    response.headers.update(headers)


FRESH = Depends(fresh)
