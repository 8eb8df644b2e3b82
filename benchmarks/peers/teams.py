"""What ties the days of one person, and the people of one team, together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.view import (
    HARDSHIPS,
    SCALE,
    SHARES,
    Floor,
    Person,
    Share,
    Week,
)
from planner.domain.balance import due_minutes
from planner.domain.period import monday_of
from planner.domain.rota import Rota
from planner.rules import (
    daily_rest,
    hardship,
    hours_balance,
    mono_task,
    onsite_days,
    phone_share,
    telework_days,
    telework_granted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation

HALVES = (0, 1)


def people(problem: Problem) -> Iterator[Person]:
    """Yield the limits of everyone's period."""
    for employee in problem.employees:
        due = due_minutes(problem, employee)
        contract = problem.contract_of(employee)
        yield Person(
            employee_id=employee.id,
            most=due + contract.credit_minutes,
            owed=max(0, due - contract.debit_minutes),
            points=round(hours_balance.RULE.points(problem) * SCALE),
            rest=round(daily_rest.RULE.value(problem, "minutes", employee)),
            shares=tuple(_shares(problem, employee)),
            borne=round(_borne(problem, employee) * HARDSHIPS),
            bearable=tuple(_bearable(problem, employee)),
            hardship_points=round(hardship.RULE.points(problem) * SCALE / HARDSHIPS),
        )


def _borne(problem: Problem, employee: Employee) -> float:
    """Return the points of hardship there are before she works a day."""
    past = hardship.past_points(problem, employee)
    return past + hardship.period_points(problem, Rota(), employee)


def _bearable(problem: Problem, employee: Employee) -> Iterator[int]:
    shares = hardship.equal_shares(problem)
    for points in hardship.limits_of(problem, employee, shares):
        yield round(points * HARDSHIPS)


def _shares(problem: Problem, employee: Employee) -> Iterator[Share]:
    phones = {activity.id for activity in problem.activities if activity.phone}
    if not phones & employee.prefers:
        yield Share(
            activities=tuple(sorted(phones)),
            twentieths=round(
                phone_share.RULE.value(problem, "share", employee) * SHARES
            ),
            points=round(phone_share.RULE.points(problem) * SCALE / SHARES),
        )
    for activity in problem.activities:
        if activity.id not in employee.prefers:
            yield Share(
                activities=(activity.id,),
                twentieths=round(
                    mono_task.RULE.value(problem, "share", employee) * SHARES
                ),
                points=round(mono_task.RULE.points(problem) * SCALE / SHARES),
            )


def weeks(
    formulation: Formulation, ranks: Mapping[str, int], dates: Mapping[date, int]
) -> Iterator[Week]:
    """Yield the weeks of everyone who may work from home or wishes to."""
    problem = formulation.problem
    for employee in problem.employees:
        cells = formulation.cells_of[employee.id]
        if not employee.telework_days:
            continue
        cap = round(telework_days.RULE.value(problem, "cap", employee))
        least = round(onsite_days.RULE.value(problem, "minimum", employee))
        for monday in problem.period.weeks:
            yield Week(
                person=ranks[employee.id],
                dates=tuple(dates[c.day] for c in cells if monday_of(c.day) == monday),
                most_home=min(employee.telework_days, cap),
                least_onsite=least,
                wished=telework_granted.wanted_days(problem, employee, monday)
                if employee.telework_wish
                else 0,
                points=round(telework_granted.RULE.points(problem) * SCALE),
            )


def floors(
    problem: Problem, ranks: Mapping[str, int], dates: Mapping[date, int]
) -> Iterator[Floor]:
    """Yield the half-days in which a team must keep people on site."""
    for service in problem.services:
        team = problem.teams.get(service.id, ())
        if service.presence_floor and team:
            for day in dates.values():
                for half in HALVES:
                    yield Floor(
                        people=tuple(ranks[member.id] for member in team),
                        date=day,
                        half=half,
                        site=service.site_id,
                        least=service.presence_floor,
                    )
