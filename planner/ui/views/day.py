"""A day along the hours: each post has as many lanes as it takes people at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.clock import GRID
from planner.domain.rota import Assignment
from planner.domain.work import Post
from planner.ui.views.filters import Filters
from planner.ui.views.gaps import Gap
from planner.ui.views.plan_view import PlanView

HOUR = 60


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A stretch of a lane: someone, something missing, or nothing."""

    start: int
    end: int
    assignment: Assignment | None = None
    person: str = ""
    gap: Gap | None = None

    @property
    def quarters(self) -> int:
        """Columns of a quarter-hour it spans."""
        return (self.end - self.start) // GRID


Lane = tuple[Segment, ...]


@dataclass(frozen=True, kw_only=True)
class PostLanes:
    """A post over the hours of a day."""

    post: Post
    kind: str
    site: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A day: whole hours from the first to the last thing that happens."""

    hours: tuple[int, ...]
    """Start of each hour, in minutes."""
    posts: tuple[PostLanes, ...]
    away: tuple[str, ...]
    """Names of those who are absent, in order."""


def timeline(view: PlanView, filters: Filters, day: date) -> Timeline:
    """Return a date as lanes."""
    segments = {
        post.id: _segments(view, post, day)
        for post in view.problem.posts
        if filters.keeps_post(view.problem, post)
    }
    found = [one for several in segments.values() for one in several]
    first = min((one.start for one in found), default=8 * HOUR) // HOUR
    last = -(-max((one.end for one in found), default=18 * HOUR) // HOUR)
    hours = tuple(hour * HOUR for hour in range(first, last))
    return Timeline(
        hours=hours,
        posts=tuple(
            _post(view, view.problem.post(post_id), several, (first, last))
            for post_id, several in segments.items()
            if several
        ),
        away=_away(view, day),
    )


def _segments(view: PlanView, post: Post, day: date) -> list[Segment]:
    held = [
        Segment(
            start=one.start,
            end=one.end,
            assignment=one,
            person=view.problem.employee(one.employee_id).name,
        )
        for one in view.rota.holding(post.id, day)
    ]
    gaps = view.gaps_on.get((post.id, day), ())
    return held + [Segment(start=g.start, end=g.end, gap=g) for g in gaps]


def _post(
    view: PlanView, post: Post, segments: list[Segment], hours: tuple[int, int]
) -> PostLanes:
    start, end = (hour * HOUR for hour in hours)
    return PostLanes(
        post=post,
        kind=str(view.problem.activity_of(post.id).kind),
        site=view.problem.sites_by_id[post.site_id].name,
        lanes=tuple(_filled(lane, start, end) for lane in _lanes(segments)),
    )


def _lanes(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Return the segments in as few lanes as hold them, one person per lane if able."""
    lanes: list[list[Segment]] = []
    for one in sorted(segments, key=lambda s: (s.start, s.gap is not None, s.person)):
        free = [lane for lane in lanes if lane[-1].end <= one.start]
        same = [lane for lane in free if lane[-1].person == one.person]
        if free:
            (same or free)[0].append(one)
        else:
            lanes.append([one])
    return lanes


def _filled(lane: list[Segment], start: int, end: int) -> Lane:
    """Return a lane with what lies between its segments made explicit."""
    result: list[Segment] = []
    for one in lane:
        if one.start > start:
            result.append(Segment(start=start, end=one.start))
        result.append(one)
        start = one.end
    if start < end:
        result.append(Segment(start=start, end=end))
    return tuple(result)


def _away(view: PlanView, day: date) -> tuple[str, ...]:
    names = {
        view.problem.employee(a.employee_id).name
        for a in view.problem.absences
        if a.first <= day <= a.last
    }
    return tuple(sorted(names))
