"""People tied to each other or to a doctor: what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.tables.people import EMPLOYEES
from planner.exchange.tables.ties import ASSISTANCES, COUPLINGS, HARDSHIPS
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.coupling import Assistance, Coupling
    from planner.domain.memory import Hardship
    from planner.domain.people import Employee
    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults

ROUNDING = 1e-9
"""Three thirds may come to a hair more than 1."""


def check_tutors(found: Iterable[tuple[Line, Employee]], faults: Faults) -> None:
    """Note everyone who is her own tutor, or whose tutor is still learning."""
    found = list(found)
    people = {employee.id: employee for _, employee in found}
    for line, employee in found:
        tutor = people.get(employee.tutor_id or "")
        if tutor is None:
            continue
        if tutor is employee:
            wrong = message("Nobody is her own tutor: name a colleague.")
        elif tutor.trainee:
            wrong = message(
                "'{tutor}' is a trainee herself: name another tutor.", tutor=tutor.id
            )
        else:
            continue
        faults.add(EMPLOYEES.file, line.number, "tutor_id", wrong)


def check_couplings(found: Iterable[tuple[Line, Coupling]], faults: Faults) -> None:
    """Note everyone coupled to herself, and every coupling given twice."""
    seen: dict[tuple[object, ...], int] = {}
    for line, one in found:
        if one.colleague_id == one.employee_id:
            faults.add(
                COUPLINGS.file,
                line.number,
                "colleague_id",
                message("Nobody is tied to herself: name a colleague."),
            )
        key = (one.employee_id, one.kind, one.colleague_id, one.doctor_id)
        if key in seen:
            faults.add(
                COUPLINGS.file,
                line.number,
                "employee_id",
                message(
                    "The same already stands on line {line}: remove one.",
                    line=seen[key],
                ),
            )
        seen.setdefault(key, line.number)


def check_assistances(found: Iterable[tuple[Line, Assistance]], faults: Faults) -> None:
    """Note everyone who promises more than her whole time."""
    promised: dict[str, float] = {}
    for line, one in found:
        total = promised.get(one.employee_id, 0.0) + one.fraction
        promised[one.employee_id] = total
        if total > 1 + ROUNDING:
            faults.add(
                ASSISTANCES.file,
                line.number,
                "fraction",
                message(
                    "The parts of '{who}' come to {percent} percent of her time: "
                    "100 at most.",
                    who=one.employee_id,
                    percent=round(total * 100),
                ),
            )


def check_hardships(found: Iterable[tuple[Line, Hardship]], faults: Faults) -> None:
    """Note everyone whose lines say that she was there for different times."""
    first: dict[str, tuple[int, float]] = {}
    for line, one in found:
        if one.months is None:
            continue
        before, months = first.setdefault(one.employee_id, (line.number, one.months))
        if months != one.months:
            faults.add(
                HARDSHIPS.file,
                line.number,
                "months",
                message(
                    "The months of '{who}' differ from those on line {line}: write "
                    "the same on both.",
                    who=one.employee_id,
                    line=before,
                ),
            )
