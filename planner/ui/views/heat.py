"""Share of the needs covered, per service and half-day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.clock import NOON
from planner.ui.views.filters import Filters
from planner.ui.views.gaps import where
from planner.ui.views.plan_view import PlanView

STEPS = (0.5, 0.75, 0.9, 1.0)
"""Shares from which the next, lighter shade begins: five shades."""
Slot = tuple[str, date, int]
"""A service (or pole), a date, and 0 for its morning or 1 for its afternoon."""


@dataclass(frozen=True, kw_only=True)
class Heat:
    """One half-day of a service."""

    share: float | None
    """Part of the target held, none without a need."""
    shade: int
    """0 (hardly covered) to 4 (fully)."""
    below_minimum: bool
    held: int
    """Person-minutes."""
    needed: int

    @property
    def figure(self) -> int:
        """The share in whole percents, 99 at most unless everything is held."""
        if self.share is None:
            return 0
        return 100 if self.share >= 1 else min(99, round(100 * self.share))


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """A service, or what a pole shares, over the dates with needs."""

    name: str
    site: str
    cells: tuple[Heat, ...]
    """Morning and afternoon of each date with needs."""


def heat_map(view: PlanView, filters: Filters) -> list[HeatRow]:
    """Return a row per service, counting only the posts that filters keep."""
    posts = [p for p in view.problem.posts if filters.keeps_post(view.problem, p)]
    names = {post.id: where(view.problem, post.id) for post in posts}
    needed, missing, below = _counted(view, names)
    sites = {names[post.id]: post.site_id for post in reversed(posts)}
    days = [day.date for day in view.days if day.open]
    return [
        HeatRow(
            name=name,
            site=view.problem.sites_by_id[sites[name]].name,
            cells=tuple(
                _heat(needed[slot], missing[slot], slot in below)
                for day in days
                for slot in ((name, day, 0), (name, day, 1))
            ),
        )
        for name in dict.fromkeys(names.values())
    ]


def _counted(
    view: PlanView, names: Mapping[str, str]
) -> tuple[Counter[Slot], Counter[Slot], set[Slot]]:
    """Return minutes needed, minutes missing, and the slots below their minimum."""
    needed: Counter[Slot] = Counter()
    missing: Counter[Slot] = Counter()
    below: set[Slot] = set()
    for need in view.problem.requirements:
        if need.post_id in names:
            for half, minutes in _halves(need.start, need.end):
                slot = (names[need.post_id], need.date, half)
                needed[slot] += need.target * minutes
    for gap in view.gaps:
        if gap.post_id in names:
            for half, minutes in _halves(gap.start, gap.end):
                slot = (names[gap.post_id], gap.date, half)
                missing[slot] += gap.people * minutes
                if gap.below_minimum:
                    below.add(slot)
    return needed, missing, below


def _halves(start: int, end: int) -> list[tuple[int, int]]:
    """Return the halves of the day an interval touches, and its minutes in each."""
    shares = ((0, min(end, NOON) - start), (1, end - max(start, NOON)))
    return [(half, minutes) for half, minutes in shares if minutes > 0]


def _heat(needed: int, missing: int, below_minimum: bool) -> Heat:
    share = 1 - missing / needed if needed else None
    return Heat(
        share=share,
        shade=sum(share >= step for step in STEPS) if share is not None else 0,
        below_minimum=below_minimum,
        held=needed - missing,
        needed=needed,
    )
