"""Doctors, those who work beside them, and people whose absences go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.errors import InvalidValue
from planner.text.message import message


@dataclass(frozen=True, kw_only=True)
class Doctor:
    """A doctor whose consultations medical assistants hold posts for."""

    id: str
    name: str
    away: frozenset[date] = frozenset()
    """Dates without consultation."""


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
