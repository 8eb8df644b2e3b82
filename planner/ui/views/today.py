"""The coordinator's morning: who is where, who is absent, what nobody holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.clock import END_OF_DAY
from planner.domain.place import HOME, Site
from planner.domain.rota import Assignment
from planner.domain.work import Post
from planner.evaluation.backlog import backlogs
from planner.evaluation.relays import relays
from planner.ui.views.gaps import Gap
from planner.ui.views.plan_view import PlanView


@dataclass(frozen=True, kw_only=True)
class There:
    """Someone on a post."""

    id: str
    name: str
    hours: tuple[tuple[int, int], ...]
    home: bool
    elsewhere: str
    """The site she works from, where it is not that of the post."""
    state: str
    """`expected`, `there` or `gone` by her hours; empty on any day but today."""


@dataclass(frozen=True, kw_only=True)
class PostToday:
    """A post and who holds it."""

    post: Post
    kind: str
    people: tuple[There, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, kw_only=True)
class SiteToday:
    """A site and its posts."""

    site: Site
    people: int
    """How many work for it that day."""
    posts: tuple[PostToday, ...]


@dataclass(frozen=True, kw_only=True)
class Away:
    """Someone absent; the motive is nobody's business."""

    id: str
    name: str
    hours: tuple[int, int] | None
    """From-to; none for the whole day."""


@dataclass(frozen=True, kw_only=True)
class RelayToday:
    """A line during the break of its holder."""

    post: str
    start: int
    end: int
    holder: str
    taker: str
    """Empty when the line closes."""


@dataclass(frozen=True, kw_only=True)
class PlatformToday:
    """A platform that answers for us."""

    name: str
    hours: tuple[tuple[int, int], ...]
    lines: int
    refused: bool
    """Whether it said no for the date."""


@dataclass(frozen=True, kw_only=True)
class StreamToday:
    """Deferrable work at the end of the day."""

    name: str
    minutes: float
    age: int
    target_days: int
    maximum_days: int

    @property
    def state(self) -> str:
        """Whether it is late: `good`, `fair` or `bad`."""
        if self.age > self.maximum_days:
            return "bad"
        return "fair" if self.age > self.target_days else "good"


@dataclass(frozen=True, kw_only=True)
class Today:
    """All of a date."""

    sites: tuple[SiteToday, ...]
    away: tuple[Away, ...]
    gaps: tuple[Gap, ...]
    relays: tuple[RelayToday, ...]
    platforms: tuple[PlatformToday, ...]
    streams: tuple[StreamToday, ...]


def today(view: PlanView, day: date, minute: int | None = None) -> Today:
    """Return a date as the coordinator reads it; `minute` is now, if it is today."""
    sites = tuple(_site(view, site, day, minute) for site in view.problem.sites)
    return Today(
        sites=tuple(site for site in sites if site.posts),
        away=_away(view, day),
        gaps=tuple(gap for gap in view.gaps if gap.date == day),
        relays=_relays(view, day),
        platforms=_platforms(view, day),
        streams=_streams(view, day),
    )


def _site(view: PlanView, site: Site, day: date, minute: int | None) -> SiteToday:
    posts = [
        _post(view, post, day, minute)
        for post in view.problem.posts
        if post.site_id == site.id
    ]
    return SiteToday(
        site=site,
        people=len({one.id for post in posts for one in post.people}),
        posts=tuple(post for post in posts if post.people or post.gaps),
    )


def _post(view: PlanView, post: Post, day: date, minute: int | None) -> PostToday:
    return PostToday(
        post=post,
        kind=str(view.problem.activity_of(post.id).kind),
        people=_there(view, post, view.rota.holding(post.id, day), minute),
        gaps=tuple(sorted(view.gaps_on.get((post.id, day), ()), key=lambda g: g.start)),
    )


def _there(
    view: PlanView, post: Post, held: Iterable[Assignment], minute: int | None
) -> tuple[There, ...]:
    """Return the holders of a post, each once, in the order they come."""
    hours: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for one in held:
        key = (one.employee_id, one.place)
        hours.setdefault(key, []).append((one.start, one.end))
    return tuple(
        There(
            id=employee_id,
            name=view.problem.employee(employee_id).name,
            hours=tuple(found),
            home=place == HOME,
            elsewhere=""
            if place in (HOME, post.site_id)
            else view.problem.sites_by_id[place].name,
            state=_state(found, minute),
        )
        for (employee_id, place), found in hours.items()
    )


def _state(hours: list[tuple[int, int]], minute: int | None) -> str:
    if minute is None:
        return ""
    if minute < min(start for start, _ in hours):
        return "expected"
    return "gone" if minute >= max(end for _, end in hours) else "there"


def _away(view: PlanView, day: date) -> tuple[Away, ...]:
    found: dict[str, Away] = {}
    for one in view.problem.absences:
        if not one.first <= day <= one.last:
            continue
        known = found.get(one.employee_id)
        whole = one.whole_day or (known is not None and known.hours is None)
        found[one.employee_id] = Away(
            id=one.employee_id,
            name=view.problem.employee(one.employee_id).name,
            hours=None if whole else (one.start, one.end),
        )
    return tuple(sorted(found.values(), key=lambda away: away.name))


def _relays(view: PlanView, day: date) -> tuple[RelayToday, ...]:
    def name(employee_id: str | None) -> str:
        return view.problem.employee(employee_id).name if employee_id else ""

    return tuple(
        RelayToday(
            post=view.problem.post(one.post_id).name,
            start=one.start,
            end=one.end,
            holder=name(one.holder_id),
            taker=name(one.taker_id),
        )
        for one in relays(view.problem, view.rota, day)
    )


def _platforms(view: PlanView, day: date) -> tuple[PlatformToday, ...]:
    found = []
    for one in view.problem.externals:
        open_now = [w for w in one.windows if w.minutes_on(day, 0, END_OF_DAY)]
        if open_now:
            hours = tuple((window.start, window.end) for window in open_now)
            refused = day in one.refused
            found.append(
                PlatformToday(
                    name=one.name, hours=hours, lines=one.lines, refused=refused
                )
            )
    return tuple(found)


def _streams(view: PlanView, day: date) -> tuple[StreamToday, ...]:
    found = []
    for one in backlogs(view.problem, view.plan.rota):
        if one.date == day:
            stream = view.problem.streams_by_id[one.stream_id]
            found.append(
                StreamToday(
                    name=stream.name,
                    minutes=one.waiting,
                    age=one.age,
                    target_days=stream.target_days,
                    maximum_days=stream.maximum_days,
                )
            )
    return tuple(found)
