"""The leave and absences of a period: people down, dates across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.demand.supply import DayLoad
from planner.domain.clock import NOON
from planner.domain.people import Employee
from planner.domain.problem import Problem
from planner.exchange.school_holidays import SCHOOL_ZONES, school_holidays
from planner.services.availability import GroupLoad
from planner.services.leave import Leave, LeaveBook
from planner.services.leave_order import Part
from planner.store.leave import LeaveKind
from planner.text.message import Message, message, say_clock, say_date
from planner.ui.views.filters import Filters, reaches
from planner.ui.views.plan_view import PlanView

KINDS: Mapping[LeaveKind, tuple[Message, Message]] = {
    LeaveKind.ANNUAL: (message("AL"), message("Annual leave")),
    LeaveKind.RTT: (message("RD"), message("Reduced-time day")),
    LeaveKind.RECOVERY: (message("LI"), message("Time off in lieu")),
    LeaveKind.TRAINING: (message("TR"), message("Training")),
    LeaveKind.FAMILY: (message("FE"), message("Family event, sick child")),
    LeaveKind.PARENTAL: (
        message("PL"),
        message("Maternity, paternity, parental leave"),
    ),
    LeaveKind.SICK: (message("SL"), message("Sick leave")),
    LeaveKind.OTHER: (message("OT"), message("Other leave")),
}
"""Sign and name of each kind, as the coordinator reads them."""
PLANNED = (message("A"), message("Planned absence"))
UNPLANNED = (message("A!"), message("Unexpected absence"))
PARTS: Mapping[Part, Message] = {
    Part.DAY: message("Whole days"),
    Part.MORNING: message("Mornings"),
    Part.AFTERNOON: message("Afternoons"),
}
HALVES = {Part.DAY: "", Part.MORNING: "am", Part.AFTERNOON: "pm"}
"""Class name of each part of a day."""
AWAY = message("{name}, {day}: {what}{hours}")
ENOUGH = message("{day}: {available} available for {needed} needed at {time}.")
SHORT = message(
    "{day}: below the minimum, {available} available for {needed} needed at {time}."
)
SHORT_WITHIN = message(
    "{day}: below the minimum in {services}; in all {available} available for {needed} "
    "needed at {time}."
)


@dataclass(frozen=True, kw_only=True)
class LeaveCell:
    """Someone's date."""

    css: str
    sign: str = ""
    said: str = ""
    """For screen readers and tooltips."""
    leave_id: str = ""
    """Where to read and change it: on the first date shown of a leave."""


@dataclass(frozen=True, kw_only=True)
class LeaveRow:
    """Someone's month."""

    employee: Employee
    service: str
    cells: tuple[LeaveCell, ...]
    days: int
    """Dates with an absence."""


@dataclass(frozen=True, kw_only=True)
class FootDay:
    """Needed against available on a date, at its worst half-hour."""

    css: str
    available: int
    needed: int
    said: str
    uncovered: int
    """Needs below their minimum in the rota as it is."""


@dataclass(frozen=True, kw_only=True)
class ShortDay:
    """A date on which a service cannot hold its minimum."""

    day: date
    group: str
    start: int
    needed: int
    available: int


@dataclass(frozen=True, kw_only=True)
class LeavePage:
    """All that the calendar shows."""

    school: tuple[str, ...]
    """The zones on school holidays, date by date."""
    rows: tuple[LeaveRow, ...]
    foot: tuple[FootDay, ...]
    short: tuple[ShortDay, ...]
    legend: tuple[tuple[str, str], ...]
    count: int


def leave_page(
    view: PlanView,
    book: LeaveBook,
    loads: tuple[tuple[DayLoad, ...], tuple[GroupLoad, ...]],
    filters: Filters,
    *,
    reasons: bool,
) -> LeavePage:
    """Return the calendar; without `reasons` nobody reads why someone is away."""
    problem = book.problem
    where = reaches(problem, view.rota)
    kept = [e for e in problem.employees if filters.keeps_person(e, where[e.id])]
    total, groups = loads
    short = _short(groups)
    return LeavePage(
        school=tuple(_zones(day) for day in problem.period.days),
        rows=tuple(_Rows(view, book, reasons=reasons).of(kept)),
        foot=_foot(view, total, short, filters),
        short=short,
        legend=_legend(view.language) if reasons else (),
        count=len(problem.employees),
    )


def kind_name(leave: Leave, language: str) -> str:
    """Return why someone is away, as far as it is known."""
    return _told(leave, language)[1]


class _Rows:
    """Makes the rows of a calendar."""

    def __init__(self, view: PlanView, book: LeaveBook, *, reasons: bool) -> None:
        self._view = view
        self._problem = book.problem
        self._reasons = reasons
        self._of: dict[str, list[Leave]] = {}
        for one in book.leaves:
            self._of.setdefault(one.absence.employee_id, []).append(one)

    def of(self, people: list[Employee]) -> list[LeaveRow]:
        """Return the rows of these people."""
        return [self._row(employee) for employee in people]

    def _row(self, employee: Employee) -> LeaveRow:
        shown: set[str] = set()
        leaves = self._of.get(employee.id, [])
        cells = tuple(
            self._cell(employee, day, leaves, shown)
            for day in self._problem.period.days
        )
        return LeaveRow(
            employee=employee,
            service=self._problem.services_by_id[employee.home_service_id].name,
            cells=cells,
            days=sum(bool(one.sign) for one in cells),
        )

    def _cell(
        self, employee: Employee, day: date, leaves: list[Leave], shown: set[str]
    ) -> LeaveCell:
        here = [o for o in leaves if o.absence.first <= day <= o.absence.last]
        off = "" if self._problem.shifts_on(employee, day) else "off"
        if not here:
            return LeaveCell(css=off)
        sign, said = self._said(here[0])
        part = _part_of(here[0]) if len(here) == 1 else Part.DAY
        first = here[0].id not in shown
        shown.add(here[0].id)
        whole = message(
            AWAY.msgid,
            name=employee.name,
            day=day,
            what=said,
            hours="" if part is Part.DAY else self._hours(here[0]),
        )
        return LeaveCell(
            css=" ".join(name for name in ("away", HALVES[part], off) if name),
            sign=sign,
            said=whole.say(self._view.language),
            leave_id=here[0].id if first else "",
        )

    def _said(self, leave: Leave) -> tuple[str, str]:
        if self._reasons:
            return _told(leave, self._view.language)
        language = self._view.language
        return PLANNED[0].say(language), message("Absent").say(language)

    def _hours(self, leave: Leave) -> str:
        language, one = self._view.language, leave.absence
        return f", {say_clock(one.start, language)}–{say_clock(one.end, language)}"


def _told(leave: Leave, language: str) -> tuple[str, str]:
    sign, name = (
        KINDS[leave.kind]
        if leave.kind
        else (PLANNED if leave.absence.planned else UNPLANNED)
    )
    return sign.say(language), name.say(language)


def _part_of(leave: Leave) -> Part:
    if leave.absence.whole_day:
        return Part.DAY
    return Part.MORNING if leave.absence.start < NOON else Part.AFTERNOON


def _zones(day: date) -> str:
    return "".join(
        zone
        for zone in SCHOOL_ZONES
        if any(first <= day <= last for first, last in school_holidays(zone, day.year))
    )


def _short(groups: tuple[GroupLoad, ...]) -> tuple[ShortDay, ...]:
    found = [
        ShortDay(
            day=load.date,
            group=one.group.name,
            start=load.worst.start,
            needed=load.worst.minimum,
            available=load.worst.available,
        )
        for one in groups
        for load in one.days
        if load.worst and load.worst.impossible
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.group)))


def _foot(
    view: PlanView,
    total: tuple[DayLoad, ...],
    short: tuple[ShortDay, ...],
    filters: Filters,
) -> tuple[FootDay, ...]:
    worst = {load.date: load.worst for load in total}
    within: dict[date, list[str]] = {}
    for one in short:
        within.setdefault(one.day, []).append(one.group)
    gaps: dict[date, int] = {}
    for gap in view.gaps:
        if gap.below_minimum and filters.keeps_gap(view.problem, gap):
            gaps[gap.date] = gaps.get(gap.date, 0) + 1
    found = []
    for day in view.problem.period.days:
        band = worst.get(day)
        if band is None:
            found.append(
                FootDay(css="shut", available=0, needed=0, said="", uncovered=0)
            )
            continue
        names = within.get(day, [])
        sentence = SHORT if band.impossible else SHORT_WITHIN if names else ENOUGH
        said = message(
            sentence.msgid,
            day=say_date(day, view.language),
            available=band.available,
            needed=band.minimum,
            services=", ".join(names),
            time=say_clock(band.start, view.language),
        )
        found.append(
            FootDay(
                css="short" if band.impossible or names else "fits",
                available=band.available,
                needed=band.minimum,
                said=said.say(view.language),
                uncovered=gaps.get(day, 0),
            )
        )
    return tuple(found)


def _legend(language: str) -> tuple[tuple[str, str], ...]:
    pairs = (*KINDS.values(), PLANNED, UNPLANNED)
    return tuple((sign.say(language), name.say(language)) for sign, name in pairs)


def posts_kept(problem: Problem, filters: Filters) -> frozenset[str]:
    """Return the posts the filters keep; a name looked for is that of a person."""
    whole = Filters(site=filters.site, pole=filters.pole, activity=filters.activity)
    return frozenset(p.id for p in problem.posts if whole.keeps_post(problem, p))
