"""With her tutor: who is learning works while her tutor is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.rules.diary import everyone_on
from planner.rules.newcomer_alone import learning
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of learners while their tutor is not at work at their site.

    The hours of a tutor's leave are not counted: nothing can be done about them.
    """
    if not any(one.tutor_id for one in problem.everyone):
        return
    for day in scope.days:
        present = everyone_on(problem, rota, day)
        for one in present:
            employee = problem.employee(one.employee_id)
            tutor = problem.everyone_by_id.get(employee.tutor_id or "")
            if tutor is not None and learning(problem, employee, day):
                minutes = _without(problem, one, tutor, present)
                if minutes:
                    yield _violation(problem, one, employee, tutor, minutes)


def _without(
    problem: Problem, one: Assignment, tutor: Employee, present: Sequence[Assignment]
) -> int:
    near = [
        (other.start, other.end)
        for other in present
        if other.employee_id == tutor.id
        and not other.remote
        and other.place == one.place
    ]
    leave = [
        (absence.start, absence.end)
        for absence in problem.absences_of.get(tutor.id, ())
        if absence.first <= one.date <= absence.last
    ]
    excused = (*near, *leave)
    return sum(
        end - start
        for start, end in cut(one.start, one.end, (t for span in excused for t in span))
        if not any(first <= start and end <= last for first, last in excused)
    )


def _violation(
    problem: Problem, one: Assignment, employee: Employee, tutor: Employee, minutes: int
) -> Violation:
    return RULE.violation(
        problem,
        minutes,
        message(
            "{name} works for {time} without her tutor, {tutor}.",
            name=employee.name,
            time=Duration(minutes),
            tutor=tutor.name,
        ),
        employee_id=employee.id,
        post_id=one.post_id,
        day=one.date,
        start=one.start,
        end=one.end,
    )


RULE = Rule(
    id="with_tutor",
    title="With her tutor",
    reason="A newcomer or a trainee learns from the colleague who was named for it.",
    source="Establishment (welcome of newcomers)",
    level=Level.PEOPLE,
    unit=Unit.MINUTES,
    weight=8,
    check=check,
)
