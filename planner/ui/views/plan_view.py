"""One plan in one language, with what its pages share worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from threading import Lock
from urllib.parse import quote

from fastapi import Request
from markupsafe import Markup

from planner.domain.problem import PostDay
from planner.domain.rota import Cell, Rota
from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Rule, Violation
from planner.services.plans import Plan, list_plans, load_plan
from planner.store.comments import Comment
from planner.store.store import Store
from planner.ui.rendering import language_of
from planner.ui.views.calendar import Day, days_of, say_period
from planner.ui.views.codes import Codes, codes_of
from planner.ui.views.filters import Filters, Reach, reaches
from planner.ui.views.gaps import Gap, gaps_of
from planner.ui.views.header import Header, header_of
from planner.ui.views.hours import HoursChip, chips
from planner.ui.views.legend import Legend, legend_of
from planner.ui.views.marks import Marks
from planner.ui.views.navigation import Part, Place, menu_at
from planner.ui.views.people_grid import Earlier, PeopleGrid, with_given_days
from planner.ui.views.posts_grid import PostsGrid
from planner.ui.views.problems import Kind, Spot, kind_of, on_people, on_posts, severity

VIEWS_IN_MEMORY = 12
PLANS_PREPARED = 4
"""How many of the newest plans are ready before the first request."""


class PlanView:
    """What pages ask of a plan; each answer is kept, since a plan is a value.

    An edit makes another plan: rows it does not alter are those of the view before.
    """

    def __init__(
        self, plan: Plan, language: str, earlier: PlanView | None = None
    ) -> None:
        self.plan = plan
        self._earlier = {
            name: Earlier(plan=earlier.plan, rows=earlier.__dict__[name])
            for name in ("people_rows", "posts_rows")
            if earlier is not None and name in earlier.__dict__
        }
        self.problem = plan.problem
        self.language = language
        self._marks = Marks(language)

    @cached_property
    def base(self) -> str:
        """The address all pages of the plan begin with."""
        return "/plans/" + quote(self.plan.id, safe="")

    @cached_property
    def first_day(self) -> date:
        """The first date with needs: where the day and week pages open."""
        return min(self.problem.posts_open_on, default=self.problem.period.start)

    @cached_property
    def legend(self) -> Legend:
        """What the signs of the grids mean."""
        return legend_of(self.problem, self.codes, self.language)

    @cached_property
    def rota(self) -> Rota:
        """The rota, with the given days of the period."""
        return with_given_days(self.plan)

    @cached_property
    def period(self) -> str:
        """The period as people name it."""
        period = self.problem.period
        return say_period(period.start, period.end, self.language)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The columns of the month."""
        return days_of(self.problem, self.language)

    @cached_property
    def codes(self) -> Codes:
        """The short codes of services and people."""
        return codes_of(self.problem)

    @cached_property
    def header(self) -> Header:
        """The figures above every page."""
        return header_of(self.plan, self.language)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Needs nobody fills, worst first."""
        return gaps_of(self.problem, self.plan.evaluation)

    @cached_property
    def gaps_on(self) -> Mapping[PostDay, tuple[Gap, ...]]:
        """The gaps of each post and date."""
        found: dict[PostDay, list[Gap]] = {}
        for gap in self.gaps:
            found.setdefault((gap.post_id, gap.date), []).append(gap)
        return {key: tuple(gaps) for key, gaps in found.items()}

    @cached_property
    def problems(self) -> Mapping[Spot, tuple[Violation, ...]]:
        """The violations of each employee and date, worst first."""
        return on_people(self.plan.evaluation)

    @cached_property
    def post_problems(self) -> Mapping[Spot, tuple[Violation, ...]]:
        """The violations of each post and date, missing people apart."""
        return on_posts(self.plan.evaluation)

    @cached_property
    def chips(self) -> Mapping[str, HoursChip]:
        """The hours of each employee."""
        return chips(self.plan.evaluation, self.language)

    @cached_property
    def reaches(self) -> Mapping[str, Reach]:
        """Where each employee works."""
        return reaches(self.problem, self.rota)

    @cached_property
    def people_rows(self) -> Mapping[str, Markup]:
        """Rows of the month by person."""
        return PeopleGrid(self.plan, self.language).rows(
            self._earlier.pop("people_rows", None)
        )

    @cached_property
    def posts_rows(self) -> Mapping[str, Markup]:
        """Rows of the month by post."""
        return PostsGrid(self.plan, self.gaps, self.language).rows(
            self._earlier.pop("posts_rows", None)
        )

    def menu(
        self, page: str, path: str, day: date | None = None, query: str = ""
    ) -> tuple[Part, ...]:
        """Return the menu as seen from one of the pages."""
        day = day or self.first_day
        return menu_at(
            Place(plan_id=self.plan.id, page=page, path=path, day=day, query=query)
        )

    def rule(self, rule_id: str) -> Rule:
        """Return a rule of the book."""
        return RULES_BY_ID[rule_id]

    def kind(self, rule_id: str) -> Kind:
        """Return the kind of problem a rule is about."""
        return kind_of(rule_id)

    def severity(self, violation: Violation) -> str:
        """Return how bad a violation is, as the style sheet names it."""
        return severity(violation)

    def marks(self, found: Iterable[Violation], remark: bool = False) -> Markup:
        """Return one icon for each kind of problem, and one for comments."""
        return Markup(self._marks.of((), found, remark=remark))

    @cached_property
    def remarks(self) -> frozenset[Cell]:
        """The cells somebody wrote something on."""
        return frozenset(comment.cell for comment in self.plan.comments)

    def people(
        self, filters: Filters, only: Collection[str] | None = None
    ) -> list[Markup]:
        """Return the rows of the people that filters keep, of some of them if told."""
        return [
            self.people_rows[e.id]
            for e in self.problem.employees
            if (only is None or e.id in only)
            and filters.keeps_person(e, self.reaches[e.id])
        ]

    def posts(
        self, filters: Filters, only: Collection[str] | None = None
    ) -> list[Markup]:
        """Return the rows of the posts that filters keep, of some of them if told."""
        return [
            self.posts_rows[p.id]
            for p in self.problem.posts
            if (only is None or p.id in only) and filters.keeps_post(self.problem, p)
        ]


_Key = tuple[int, int, int, tuple[Comment, ...], str]
_views: OrderedDict[_Key, PlanView] = OrderedDict()
_lock = Lock()


def view_of(request: Request, plan_id: str) -> PlanView:
    """Return the view of a plan; raise `UnknownId` if there is no such plan."""
    plan = load_plan(request.app.state.store, plan_id)
    return _kept(plan, language_of(request))


def prepare(store: Store, language: str) -> None:
    """Work out the month grids of the newest plans before anyone asks for them."""
    for line in list_plans(store)[:PLANS_PREPARED]:
        view = _kept(load_plan(store, line.id), language)
        view.people(Filters())
        view.posts(Filters())


def _before(plan: Plan, language: str) -> PlanView | None:
    """Return the latest view of the same problem, to take rows from."""
    for view in reversed(_views.values()):
        if view.problem is plan.problem and view.language == language:
            return view
    return None


def _kept(plan: Plan, language: str) -> PlanView:
    """Return the one view kept of a plan's version in a language."""
    # A view holds its plan, so these ids cannot be given to other objects meanwhile.
    key = (
        id(plan.problem),
        id(plan.rota),
        id(plan.evaluation),
        plan.comments,
        language,
    )
    with _lock:
        view = _views.get(key)
        if view is None or view.plan != plan:
            view = PlanView(plan, language, _before(plan, language))
        _views[key] = view
        _views.move_to_end(key)
        while len(_views) > VIEWS_IN_MEMORY:
            _views.popitem(last=False)
    return view
