"""What no single cell shows: things that contradict each other across lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.people import Contract, Employee, PatternWeek, WorkingPattern
from planner.domain.shift import ShiftType
from planner.domain.work import Post, Service
from planner.exchange.tables.calendar import ABSENCES
from planner.exchange.tables.people import EMPLOYEES
from planner.exchange.tables.places import TRAVEL
from planner.exchange.tables.terms import SHIFT_TYPES
from planner.exchange.tables.work import POSTS
from planner.text.message import Message, Value, message

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.absence import Absence
    from planner.domain.place import Travel
    from planner.domain.rota import Assignment
    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults
    from planner.exchange.tables.table import Table

REACHED = 0.95
"""A pattern must offer at least this part of the time due."""
EXCEEDED = 1.15
"""A pattern must not impose more than this multiple of the time due."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What people refer to, by id, as far as it could be read."""

    services: Mapping[str, Service]
    contracts: Mapping[str, Contract]
    patterns: Mapping[str, WorkingPattern]
    shift_types: Mapping[str, ShiftType]


def check_absences(found: Iterable[tuple[Line, Absence]], faults: Faults) -> None:
    """Note every two absences of one person that overlap."""
    of_person: dict[str, list[tuple[Line, Absence]]] = {}
    for line, absence in found:
        for other_line, other in of_person.setdefault(absence.employee_id, []):
            if _meet(absence, other):
                faults.add(
                    ABSENCES.file,
                    line.number,
                    "first",
                    message(
                        "'{who}' is already absent then on line {line}: keep one line.",
                        who=absence.employee_id,
                        line=other_line.number,
                    ),
                )
        of_person[absence.employee_id].append((line, absence))


def _meet(one: Absence, other: Absence) -> bool:
    return (
        one.first <= other.last
        and other.first <= one.last
        and one.start < other.end
        and other.start < one.end
    )


def check_dates(
    table: Table,
    found: Iterable[tuple[Line, Assignment]],
    allowed: Callable[[date], bool],
    what: Message,
    faults: Faults,
) -> None:
    """Note every assignment whose date `allowed` refuses; `what` says what to do."""
    for line, assignment in found:
        if not allowed(assignment.date):
            faults.add(table.file, line.number, "date", what)


def check_people(
    found: Iterable[tuple[Line, Employee]],
    terms: Terms,
    faults: Faults,
) -> None:
    """Note every contract that cannot be worked and every home out of reach."""
    for line, employee in found:
        service = terms.services.get(employee.home_service_id)
        if service and service.site_id not in employee.site_ids:
            faults.add(
                EMPLOYEES.file,
                line.number,
                "site_ids",
                message(
                    "Her home service is at '{site}', which is not among her "
                    "sites: add it.",
                    site=service.site_id,
                ),
            )
        contract = terms.contracts.get(employee.contract_id)
        pattern = terms.patterns.get(employee.pattern_id)
        if contract and pattern:
            wrong = impossible(contract, pattern, terms.shift_types)
            if wrong:
                faults.add(EMPLOYEES.file, line.number, "contract_id", wrong)


def check_posts(
    found: Iterable[tuple[Line, Post]], services: Mapping[str, Service], faults: Faults
) -> None:
    """Note every post that is in another pole than its service."""
    for line, post in found:
        service = services.get(post.service_id or "")
        if service and service.pole_id != post.pole_id:
            faults.add(
                POSTS.file,
                line.number,
                "pole_id",
                message(
                    "Service '{service}' is in pole '{pole}': write it.",
                    service=service.id,
                    pole=service.pole_id,
                ),
            )


def check_shifts(found: Iterable[tuple[Line, ShiftType]], faults: Faults) -> None:
    """Note every time of a break that does not exist."""
    for line, shift in found:
        if shift.break_at is not None and not shift.break_minutes:
            faults.add(
                SHIFT_TYPES.file,
                line.number,
                "break_at",
                message(
                    "There is no paid break: write break_minutes too, or "
                    "remove the time."
                ),
            )


def check_travels(found: Iterable[tuple[Line, Travel]], faults: Faults) -> None:
    """Note every pair of sites given twice, in either order, or with itself."""
    seen: dict[frozenset[str], int] = {}
    for line, travel in found:
        pair = frozenset((travel.from_site, travel.to_site))
        if len(pair) == 1:
            faults.add(
                TRAVEL.file,
                line.number,
                "to_site",
                message("Name two sites, not one twice."),
            )
        elif pair in seen:
            faults.add(
                TRAVEL.file,
                line.number,
                "from_site",
                message(
                    "These two sites already stand on line {line}: remove one.",
                    line=seen[pair],
                ),
            )
        seen.setdefault(pair, line.number)


def impossible(
    contract: Contract, pattern: WorkingPattern, shifts: Mapping[str, ShiftType]
) -> Message | None:
    """Return why a contract cannot be worked in a pattern, none when it can."""
    offered = [names for week in pattern.weeks for names in week if names]
    if any(name not in shifts for names in offered for name in names):
        return None
    weeks = len(pattern.weeks)
    most = sum(_reached(contract, week, shifts, max) for week in pattern.weeks) / weeks
    least = sum(_reached(contract, week, shifts, min) for week in pattern.weeks) / weeks
    due = contract.weekly_minutes
    if REACHED * due <= most and least <= EXCEEDED * due:
        return None
    values: Mapping[str, Value] = {
        "contract": contract.id,
        "pattern": pattern.id,
        "due": due / 60,
    }
    if most < due:
        return message(
            "Contract '{contract}' asks for {due} h a week but pattern '{pattern}' "
            "gives at most {offered} h: change one of them.",
            **values,
            offered=most / 60,
        )
    return message(
        "Contract '{contract}' asks for {due} h a week but pattern '{pattern}' "
        "gives at least {offered} h: change one of them.",
        **values,
        offered=least / 60,
    )


def _reached(
    contract: Contract,
    week: PatternWeek,
    shifts: Mapping[str, ShiftType],
    choose: Callable[[Iterable[int]], int],
) -> int:
    """Return the minutes of a week whose days each have the longest or shortest shift.

    No more days are counted than the contract allows.
    """
    days = [choose(shifts[name].minutes for name in names) for names in week if names]
    worked = contract.days_a_week or len(days)
    return sum(sorted(days, reverse=choose is max)[:worked])
