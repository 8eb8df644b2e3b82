"""Doctors, those who work beside them, and people whose absences go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.clock import END_OF_DAY, NOON, overlap
from planner.errors import InvalidValue
from planner.text.message import message


@dataclass(frozen=True, kw_only=True)
class Doctor:
    """A doctor whose consultations medical assistants hold posts for."""

    id: str
    name: str
    away: frozenset[date] = frozenset()
    """Dates without consultation."""
    away_mornings: frozenset[date] = frozenset()
    """Dates without consultation before 13:00."""
    away_afternoons: frozenset[date] = frozenset()
    """Dates without consultation from 13:00 on."""

    def away_minutes(self, day: date, start: int, end: int) -> int:
        """Return how many minutes of `start`-`end` on a date are without doctor."""
        morning = day in self.away or day in self.away_mornings
        afternoon = day in self.away or day in self.away_afternoons
        return morning * overlap(0, NOON, start, end) + afternoon * overlap(
            NOON, END_OF_DAY, start, end
        )

    def away_all_day(self, day: date) -> bool:
        """Return whether there is no consultation at all on a date."""
        return self.away_minutes(day, 0, END_OF_DAY) == END_OF_DAY


@dataclass(frozen=True, kw_only=True)
class Assistance:
    """Part of a medical assistant's time promised to a doctor's consultations."""

    employee_id: str
    doctor_id: str
    fraction: float
    """1/3 to 1 of the time she owes."""
    consultations: int | None = None
    """Minutes of consultation she could attend, in a restricted problem, which no
    longer has every requirement."""

    def __post_init__(self) -> None:
        if not 0 < self.fraction <= 1:
            raise InvalidValue(
                message(
                    "Assistance of '{who}': fraction above 0, at most 1.",
                    who=self.employee_id,
                )
            )


class CouplingKind(StrEnum):
    """How two people's absences go together."""

    TOGETHER = "together"
    """She is off whenever the other is away, for a day or half a day."""
    APART = "apart"
    """One of the two is there on every working day."""


@dataclass(frozen=True, kw_only=True)
class Coupling:
    """An employee tied to a colleague or to a doctor."""

    employee_id: str
    kind: CouplingKind
    colleague_id: str | None = None
    doctor_id: str | None = None

    def __post_init__(self) -> None:
        if (self.colleague_id is None) == (self.doctor_id is None):
            raise InvalidValue(
                message(
                    "Coupling of '{who}': a colleague or a doctor.",
                    who=self.employee_id,
                )
            )
        if self.kind is CouplingKind.APART and self.colleague_id is None:
            raise InvalidValue(
                message(
                    "Coupling of '{who}': 'apart' names a colleague.",
                    who=self.employee_id,
                )
            )
