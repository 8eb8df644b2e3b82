"""The panel of unfilled needs beside a grid: the worst first, by date or by service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends

from planner.text.message import say_date
from planner.ui.views.filters import Filters
from planner.ui.views.gaps import TOP, Gap, GapGroup, grouped
from planner.ui.views.plan_view import PlanView

Grouping = Literal["day", "service"]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """How a person wants the gaps listed."""

    group: Grouping
    all: bool


def asked(group: Grouping = "day", gaps: Literal["top", "all"] = "top") -> Listing:
    """Return the listing an address asks for."""
    return Listing(group=group, all=gaps == "all")


AskedListing = Annotated[Listing, Depends(asked)]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The gaps listed beside a grid."""

    listing: Listing
    groups: tuple[GapGroup, ...]
    shown: int
    total: int
    minimum_minutes: int
    target_minutes: int


def panel_of(view: PlanView, filters: Filters, listing: Listing) -> Panel:
    """Return the gaps filters keep, cut to the worst unless all are asked for."""
    kept = [g for g in view.gaps if filters.keeps_gap(view.problem, g)]
    shown = kept if listing.all else kept[:TOP]
    return Panel(
        listing=listing,
        groups=grouped(shown, _titles(view, shown, listing)),
        shown=len(shown),
        total=len(kept),
        minimum_minutes=sum(g.minutes for g in kept if g.below_minimum),
        target_minutes=sum(g.minutes for g in kept if not g.below_minimum),
    )


def _titles(view: PlanView, gaps: list[Gap], listing: Listing) -> Mapping[Gap, str]:
    if listing.group == "service":
        return {gap: f"{gap.service} · {gap.site}" for gap in gaps}
    return {gap: say_date(gap.date, view.language) for gap in gaps}
