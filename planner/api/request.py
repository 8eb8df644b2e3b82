"""What every request brings with it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Depends, Header, Path, Query, Request

from planner.services.plans import Plan, load_plan
from planner.store.store import Store

PlanId = Annotated[str, Path(description="Id of a plan", examples=["ch-trois-sites"])]


ClockTime = Annotated[
    str,
    Query(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
        description="Time of day, HH:MM",
        examples=["08:30"],
    ),
]


def minutes_of(time: str) -> int:
    """Return the minutes since midnight of a time the pattern let in."""
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def store_of(request: Request) -> Store:
    """Return the store the application was made with."""
    store: Store = request.app.state.store
    return store


StoreNeeded = Annotated[Store, Depends(store_of)]


def plan_of(plan_id: PlanId, store: StoreNeeded) -> Plan:
    """Return the plan the address names."""
    return load_plan(store, plan_id)


PlanNeeded = Annotated[Plan, Depends(plan_of)]


def language_of(
    request: Request,
    lang: Annotated[
        Literal["fr", "en"] | None, Query(description="Language of sentences")
    ] = None,
) -> str:
    """Return the language asked for, else that of the installation."""
    default: str = request.app.state.config.language
    return lang or default


LanguageNeeded = Annotated[str, Depends(language_of)]

UNNAMED = "coordination"
"""Who acts where a program does not say: the office as a whole."""


def actor_of(
    x_actor: Annotated[
        str | None,
        Header(max_length=80, description="Who acts; kept in the register"),
    ] = None,
) -> str:
    """Return the name under which what is done is kept."""
    return (x_actor or "").strip() or UNNAMED


ActorNeeded = Annotated[str, Depends(actor_of)]


def tag_seen(
    if_match: Annotated[
        str, Header(description="The ETag of what was read", examples=['"0"'])
    ],
) -> str:
    """Return the version someone had read, without its quotation marks."""
    return if_match.strip().strip('"')


TagSeen = Annotated[str, Depends(tag_seen)]


def now_of(request: Request) -> datetime:
    """Return the present moment in the time of the establishment."""
    now: datetime = request.app.state.config.now()
    return now


NowNeeded = Annotated[datetime, Depends(now_of)]
VersionNumber = Annotated[
    int, Path(ge=1, le=2**31 - 1, description="Number of a version", examples=[3])
]
