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
from planner.ui.views.filters import Filters
from planner.ui.views.gaps import Gap
from planner.ui.views.plan_view import PlanView

MOST_POSTS = 60
"""Posts above which one looks for a site, a service or a name first."""


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
    gaps: int
    """How many needs nobody fills."""
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
    """Those with a post that is looked at."""
    away: tuple[Away, ...]
    gaps: tuple[Gap, ...]
    relays: tuple[RelayToday, ...]
    platforms: tuple[PlatformToday, ...]
    streams: tuple[StreamToday, ...]

    @property
    def folded(self) -> bool:
        """Whether there is too much to read at once: the sites are shown closed."""
        return sum(len(site.posts) for site in self.sites) > MOST_POSTS


def today(
    view: PlanView, filters: Filters, day: date, minute: int | None = None
) -> Today:
    """Return a date as the coordinator reads it; `minute` is now, if it is today."""
    posts = _posts(view, filters, day, minute)
    sites = tuple(_site(site, posts) for site in view.problem.sites)
    held = {one.post.id for one in posts}
    return Today(
        sites=tuple(site for site in sites if site.posts),
        away=_away(view, filters, day),
        gaps=tuple(g for g in view.gaps if g.date == day and g.post_id in held),
        relays=_relays(view, day),
        platforms=_platforms(view, day),
        streams=_streams(view, day),
    )


def _posts(
    view: PlanView, filters: Filters, day: date, minute: int | None
) -> list[PostToday]:
    """Return the posts open that day, by name or by the name of who holds them."""
    problem = view.problem
    placed = [post for post in problem.posts if filters.placed(post)]
    shown = [_post(view, post, day, minute) for post in placed]
    return [
        one
        for one in shown
        if (one.people or one.gaps)
        and (
            filters.names_post(problem, one.post)
            or any(filters.names_person(there.name) for there in one.people)
        )
    ]


def _site(site: Site, posts: Iterable[PostToday]) -> SiteToday:
    here = tuple(one for one in posts if one.post.site_id == site.id)
    return SiteToday(
        site=site,
        people=len({one.id for post in here for one in post.people}),
        gaps=sum(len(post.gaps) for post in here),
        posts=here,
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


def _away(view: PlanView, filters: Filters, day: date) -> tuple[Away, ...]:
    found: dict[str, Away] = {}
    for one in view.problem.absences:
        employee = view.problem.employee(one.employee_id)
        kept = filters.keeps_person(employee, view.reaches[employee.id])
        if not kept or not one.first <= day <= one.last:
            continue
        known = found.get(one.employee_id)
        whole = one.whole_day or (known is not None and known.hours is None)
        found[one.employee_id] = Away(
            id=one.employee_id,
            name=employee.name,
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
