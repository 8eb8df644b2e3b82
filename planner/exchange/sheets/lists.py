"""The sheets that are lists: gaps, hours, violations and the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import clock
from planner.evaluation.counters import counters
from planner.exchange.sheets.people import HOME_MARK, PIN_MARK
from planner.rules.book import RULES
from planner.rules.certainty import CERTAINTY, basis_of
from planner.rules.rule import Level, Unit, Violation
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.exchange.sheets.book import Book, Cell

LEVELS = {
    Level.HARD: message("Must hold"),
    Level.MINIMUM: message("Minimum coverage"),
    Level.TARGET: message("Target coverage"),
    Level.STABILITY: message("Stability"),
    Level.PEOPLE: message("People"),
    Level.COST: message("Cost"),
    Level.ALERT: message("Alert"),
}
UNITS = {
    Unit.MINUTES: message("hours"),
    Unit.TIMES: message("times"),
    Unit.DAYS: message("days"),
    Unit.PEOPLE: message("people"),
    Unit.POINTS: message("points of hardship"),
}
GAP_RULES = ("minimum_coverage", "target_coverage")
MINUTES_AN_HOUR = 60


def write_gaps(book: Book) -> None:
    """Write what is not covered, minimum first."""
    gaps = [v for v in book.evaluation.violations if v.rule_id in GAP_RULES]
    gaps.sort(key=lambda v: (v.level, v.date is None, v.date, v.start or 0))
    book.table(
        message("Gaps"),
        (
            message("Date"),
            message("Post"),
            message("From"),
            message("To"),
            message("Hours missing"),
            message("Level"),
        ),
        (14, 40, 8, 8, 12, 20),
        (_gap(book, one) for one in gaps),
    )


def _gap(book: Book, one: Violation) -> Sequence[Cell]:
    return (
        book.said(one.date),
        _post(book, one),
        "" if one.start is None else clock(one.start),
        "" if one.end is None else clock(one.end),
        one.amount / MINUTES_AN_HOUR,
        book.say(LEVELS[one.level]),
    )


def _post(book: Book, one: Violation) -> str:
    return book.problem.post(one.post_id).name if one.post_id else ""


def write_hours(book: Book) -> None:
    """Write the hours due and planned of each person, and her counters."""
    book.table(
        message("Hours"),
        (
            message("Name"),
            message("Quota"),
            message("Hours due"),
            message("Hours planned"),
            message("Difference"),
            message("Hours brought"),
            message("Balance at the end"),
            message("Overtime"),
            message("Overtime since 1 January"),
            message("Hours since 1 January"),
            message("Sundays and holidays since 1 January"),
            message("Days at home"),
        ),
        (28, 10, *(14,) * 10),
        _hours(book),
    )


def _hours(book: Book) -> Iterator[Sequence[Cell]]:
    for one in counters(book.problem, book.rota):
        employee = book.problem.employee(one.employee_id)
        yield (
            employee.name,
            f"{book.problem.contract_of(employee).quota} %",
            one.due / MINUTES_AN_HOUR,
            one.planned / MINUTES_AN_HOUR,
            (one.planned - one.due) / MINUTES_AN_HOUR,
            one.brought / MINUTES_AN_HOUR,
            one.balance / MINUTES_AN_HOUR,
            one.overtime / MINUTES_AN_HOUR,
            one.year_overtime / MINUTES_AN_HOUR,
            one.year_minutes / MINUTES_AN_HOUR,
            one.year_sundays,
            one.telework_days,
        )


def write_violations(book: Book) -> None:
    """Write every breach with its sentence, coverage apart."""
    titles = {rule.id: Message(rule.title) for rule in RULES}
    units = {rule.id: rule.unit for rule in RULES}
    others = (v for v in book.evaluation.violations if v.rule_id not in GAP_RULES)
    book.table(
        message("Violations"),
        (
            message("Level"),
            message("Rule"),
            message("Date"),
            message("Name"),
            message("Post"),
            message("Amount"),
            message("Unit"),
            message("Points"),
            message("What happened"),
            message("Certainty"),
        ),
        (18, 26, 14, 24, 30, 10, 10, 10, 90, 44),
        (
            _violation(book, one, titles[one.rule_id], units[one.rule_id])
            for one in others
        ),
    )


def _violation(
    book: Book, one: Violation, title: Message, unit: Unit
) -> Sequence[Cell]:
    person = book.problem.employee(one.employee_id).name if one.employee_id else ""
    per = MINUTES_AN_HOUR if unit is Unit.MINUTES else 1
    return (
        book.say(LEVELS[one.level]),
        book.say(title),
        book.said(one.date),
        person,
        _post(book, one),
        one.amount / per,
        book.say(UNITS[unit]),
        one.penalty,
        book.say(one.message),
        book.say(CERTAINTY[basis_of(book.problem, one).confidence]),
    )


def write_legend(book: Book) -> None:
    """Write what the codes and shades of the grids mean."""
    book.table(
        message("Legend"),
        (message("Code"), message("Meaning")),
        (24, 80),
        _legend(book),
    )


def _legend(book: Book) -> Iterator[Sequence[Cell]]:
    for shift in book.problem.shift_types:
        times = " ".join(f"{clock(a)}-{clock(b)}" for a, b in shift.segments)
        yield shift.id, f"{shift.name} ({times})"
    for post in book.problem.posts:
        site = book.problem.sites_by_id[post.site_id].name
        yield post.id, f"{post.name} ({site})"
    yield HOME_MARK, book.say(message("Held from home"))
    yield PIN_MARK, book.say(message("Fixed by a person"))
    yield "-1", book.say(message("People missing below the minimum from this time"))
    yield "", book.say(message("Grey: week-end or public holiday. Hatched: away."))
