"""What past months left: hardship already borne, and who knows which service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import InvalidValue
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.people import Employee
    from planner.domain.problem import Problem

DAYS_A_MONTH = 365.25 / 12


class HardshipKind(StrEnum):
    """What weighs on people, and is shared fairly over the months."""

    LATE = "late"
    """A day that ends late."""
    SATURDAY = "saturday"
    SITE_CHANGE = "site_change"
    PHONE = "phone"
    """Hours on the phone."""
    SHORT_NOTICE = "short_notice"
    """A day changed with short notice."""
    REFUSED_WISH = "refused_wish"
    BRIDGE = "bridge"
    """A day worked between a public holiday and a weekend."""


@dataclass(frozen=True, kw_only=True)
class Hardship:
    """How often something weighed on someone in past months (hours for the phone)."""

    employee_id: str
    kind: HardshipKind
    count: float
    months: float | None = None
    """Months she was there while it gathered; none when all were there as long."""

    def __post_init__(self) -> None:
        if self.months is not None and (
            self.months < 0 or (self.count and not self.months)
        ):
            raise InvalidValue(
                message(
                    "Hardship of '{who}': write the months she was there while it "
                    "gathered, above 0.",
                    who=self.employee_id,
                )
            )


def months_present(problem: Problem) -> Mapping[str, float]:
    """Return how long everyone was there while past hardship gathered, by id.

    The months stated; else the longest anyone states (one when nobody does: all are
    alike), but not longer than since she joined.
    """
    stated: dict[str, float] = {}
    for one in problem.hardships:
        if one.months is not None:
            stated[one.employee_id] = max(one.months, stated.get(one.employee_id, 0.0))
    longest = max(stated.values(), default=1.0) or 1.0
    return {
        one.id: stated.get(one.id, min(longest, _since_joined(problem, one, longest)))
        for one in problem.everyone
    }


def _since_joined(problem: Problem, employee: Employee, longest: float) -> float:
    if employee.joined is None:
        return longest
    return max(0, (problem.period.start - employee.joined).days) / DAYS_A_MONTH


@dataclass(frozen=True, kw_only=True)
class Familiarity:
    """Someone knows a service: its doctors, its patients, its habits."""

    employee_id: str
    service_id: str
    last: date
    """When she last worked there: what is known fades."""
