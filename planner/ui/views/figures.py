"""The figures of a plan as pictures and the tables behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from planner.evaluation.ledger import NAMES
from planner.rules.book import RULES_BY_ID
from planner.services.plans import Plan
from planner.services.statistics import Statistics, owner_name, statistics
from planner.text.message import Message, catalogue, message, say_date, say_duration
from planner.ui.views.numbers import say_number, say_percent

PART = 100
FEW = 30
"""Bars in a picture: the table has them all."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: a share of the widest, and the words beside it."""

    label: str
    value: str
    part: int
    """In hundredths of the whole width."""
    state: str = ""
    """`good`, `fair` or `bad`: a sign goes with it, colour is never alone."""
    mark: int | None = None
    """Where the line to compare with stands, in hundredths."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One picture with its table."""

    id: str
    title: str
    says: str
    """What it shows, in a sentence."""
    bars: tuple[Bar, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0
    """Rows that are only in the table."""


def figures_view(plan: Plan, language: str) -> tuple[Figure, ...]:
    """Return every figure that has something to show, in one language."""
    found = statistics(plan)
    made = (make(plan, found, language) for make in MAKERS)
    return tuple(figure for figure in made if figure.rows)


def _coverage(plan: Plan, found: Statistics, language: str) -> Figure:
    mondays = sorted({one.monday for one in found.coverage})
    weeks = {(one.owner_id, one.monday): one for one in found.coverage}
    owners = list(dict.fromkeys(one.owner_id for one in found.coverage))
    shares = {}
    for owner in owners:
        mine = [weeks[owner, day] for day in mondays if (owner, day) in weeks]
        asked = sum(one.asked for one in mine)
        short = sum(one.below_minimum + one.below_target for one in mine)
        low = any(one.below_minimum for one in mine)
        shares[owner] = (1 - short / asked, low)
    owners.sort(key=lambda owner: shares[owner][0])
    bars = [
        Bar(
            label=owner_name(plan.problem, owner),
            value=say_percent(shares[owner][0], language),
            part=round(shares[owner][0] * PART),
            state="bad" if shares[owner][1] else "",
        )
        for owner in owners
    ]
    rows = []
    for owner in owners:
        cells = [
            say_percent(weeks[owner, day].share, language)
            if (owner, day) in weeks
            else "—"
            for day in mondays
        ]
        whole = say_percent(shares[owner][0], language)
        rows.append((owner_name(plan.problem, owner), *cells, whole))
    heads = [say_date(day, language) for day in mondays]
    return _figure(
        language,
        "coverage",
        message("Coverage by service and week"),
        message("Share of the time asked for that is held, the lowest first."),
        bars,
        (message("Service"), *heads, message("Period")),
        rows,
    )


def _hours(plan: Plan, found: Statistics, language: str) -> Figure:
    most = max((max(one.planned, one.due) for one in found.hours), default=0) or 1
    problem = plan.problem
    ordered = sorted(found.hours, key=lambda one: -abs(one.planned - one.due))
    bars, rows = [], []
    for one in ordered:
        employee = problem.employee(one.employee_id)
        contract = problem.contract_of(employee)
        gap = one.planned - one.due
        within = -contract.debit_minutes <= gap <= contract.credit_minutes
        bars.append(
            Bar(
                label=employee.name,
                value=_difference(gap, language),
                part=round(one.planned / most * PART),
                state="" if within else "fair",
                mark=round(one.due / most * PART),
            )
        )
        rows.append(
            (
                employee.name,
                say_percent(contract.quota / 100, language),
                say_duration(one.due, language),
                say_duration(one.planned, language),
                _difference(gap, language),
                _difference(one.balance, language),
            )
        )
    return _figure(
        language,
        "hours",
        message("Hours against the contract"),
        message(
            "Planned hours, and a line where the contract stands; the largest "
            "differences first."
        ),
        bars,
        (
            message("Employee"),
            message("Contract share"),
            message("Due"),
            message("Planned"),
            message("Difference"),
            message("Balance at the end"),
        ),
        rows,
    )


def _pools(plan: Plan, found: Statistics, language: str) -> Figure:
    bars, rows = [], []
    for one in found.pools:
        name = plan.problem.pools_by_id[one.pool_id].name
        share = one.away_minutes / one.minutes if one.minutes else 0.0
        said = say_percent(share, language)
        bars.append(Bar(label=name, value=said, part=round(share * PART)))
        spent = say_duration(one.minutes, language)
        away = say_duration(one.away_minutes, language)
        rows.append((name, str(one.people), spent, away, said, str(one.services)))
    heads = (
        message("Pool"),
        message("Members"),
        message("Hours planned"),
        message("Outside their service"),
        message("Share"),
        message("Services helped"),
    )
    return _figure(
        language,
        "pools",
        message("Use of the replacement pools"),
        message("Share of the members’ hours spent outside their own service."),
        bars,
        heads,
        rows,
    )


def _telework(plan: Plan, found: Statistics, language: str) -> Figure:
    days: dict[str, list[int]] = {}
    for one in found.hours:
        employee = plan.problem.employee(one.employee_id)
        if employee.telework_days:
            days.setdefault(employee.home_service_id, []).append(one.telework_days)
    most = max((sum(several) for several in days.values()), default=0) or 1
    ordered = sorted(days.items(), key=lambda item: -sum(item[1]))
    names = {owner: owner_name(plan.problem, owner) for owner in days}
    return _figure(
        language,
        "telework",
        message("Days at home"),
        message("Days of work at home by service, for those who have a right to."),
        [
            Bar(
                label=names[owner],
                value=str(sum(several)),
                part=round(sum(several) / most * PART),
            )
            for owner, several in ordered
        ],
        (
            message("Service"),
            message("People with the right"),
            message("Days"),
            message("Median"),
        ),
        [
            (
                names[o],
                str(len(several)),
                str(sum(several)),
                say_number(median(several), language),
            )
            for o, several in ordered
        ],
    )


def _backlog(plan: Plan, found: Statistics, language: str) -> Figure:
    streams = plan.problem.streams_by_id
    worst: dict[str, int] = {}
    for one in found.backlog:
        worst[one.stream_id] = max(one.age, worst.get(one.stream_id, 0))
    most = max([*worst.values(), *(s.maximum_days for s in streams.values()), 1])
    bars = [
        Bar(
            label=streams[name].name,
            value=message("{days} d", days=age).say(language),
            part=round(age / most * PART),
            state="bad"
            if 0 < age >= streams[name].maximum_days
            else "fair"
            if 0 < age >= streams[name].target_days
            else "",
            mark=round(streams[name].target_days / most * PART),
        )
        for name, age in worst.items()
    ]
    rows = [
        (
            streams[one.stream_id].name,
            say_date(one.date, language),
            str(one.age),
            say_duration(one.waiting, language),
            say_duration(one.done, language),
        )
        for one in found.backlog
    ]
    return _figure(
        language,
        "backlog",
        message("Work that waits"),
        message(
            "Age of the oldest work of each stream on its worst day, in working days, "
            "and a line at the target."
        ),
        bars,
        (
            message("Stream"),
            message("Date"),
            message("Age (working days)"),
            message("Waiting"),
            message("Done"),
        ),
        rows,
    )


def _hardship(plan: Plan, found: Statistics, language: str) -> Figure:
    most = max((one.most for one in found.hardship), default=0.0) or 1.0
    bars, rows = [], []
    for one in found.hardship:
        name = NAMES[one.kind].say(language)
        spread = " · ".join(
            say_number(value, language) for value in (one.least, one.median, one.most)
        )
        bars.append(
            Bar(
                label=name,
                value=spread,
                part=round(one.most / most * PART),
                mark=round(one.median / most * PART),
            )
        )
        figures = (one.total, one.least, one.median, one.most)
        rows.append(
            (name, str(one.people), *(say_number(value, language) for value in figures))
        )
    heads = (
        message("Hardship"),
        message("People it weighs on"),
        message("Total"),
        message("Least"),
        message("Median"),
        message("Most"),
    )
    return _figure(
        language,
        "hardship",
        message("Fairness of hardship"),
        message(
            "Least, median (line) and most that one person bears, past months included."
        ),
        bars,
        heads,
        rows,
    )


def _alerts(plan: Plan, found: Statistics, language: str) -> Figure:
    say = catalogue(language).gettext
    most = max((count for _, count in found.alerts), default=1)
    titles = [
        (say(RULES_BY_ID[rule_id].title), count) for rule_id, count in found.alerts
    ]
    return _figure(
        language,
        "alerts",
        message("Alerts"),
        message("How often each rule asks for an answer."),
        [
            Bar(label=title, value=str(count), part=round(count / most * PART))
            for title, count in titles
        ],
        (message("Rule"), message("Times")),
        [(title, str(count)) for title, count in titles],
    )


MAKERS: tuple[Callable[[Plan, Statistics, str], Figure], ...] = (
    _coverage,
    _hours,
    _pools,
    _telework,
    _backlog,
    _hardship,
    _alerts,
)
"""A new figure is one function and one line here."""


def _figure(
    language: str,
    name: str,
    title: Message,
    says: Message,
    bars: Sequence[Bar],
    heads: tuple[Message | str, ...],
    rows: Iterable[tuple[str, ...]],
) -> Figure:
    return Figure(
        id=name,
        title=title.say(language),
        says=says.say(language),
        bars=tuple(bars[:FEW]),
        heads=tuple(h if isinstance(h, str) else h.say(language) for h in heads),
        rows=tuple(rows),
        left_out=max(0, len(bars) - FEW),
    )


def _difference(minutes: float, language: str) -> str:
    sign = "+" if minutes > 0 else ""
    return sign + say_duration(minutes, language)
