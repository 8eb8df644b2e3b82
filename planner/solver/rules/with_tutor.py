"""With her tutor: minutes a learner works that her tutor does not, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.domain.clock import END_OF_DAY, cut
from planner.domain.place import HOME
from planner.rules.newcomer_alone import learning
from planner.rules.with_tutor import RULE
from planner.solver.encoding import Encoding
from planner.solver.presence import (
    Presence,
    Where,
    charge_constant,
    given_over,
    looked_at,
    minus,
    times_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation, Terms
    from planner.solver.presence import Span


class _Stay(NamedTuple):
    """A learner at a place over part of a day: given, or where her terms are 1."""

    place: str
    span: Span
    terms: Terms
    given: bool


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    presence = Presence(formulation)
    for employee in problem.everyone:
        tutor = problem.everyone_by_id.get(employee.tutor_id or "")
        for day in problem.period.days if tutor else ():
            if tutor and looked_at(problem, day) and learning(problem, employee, day):
                for stay in _stays(presence, employee, tutor, day):
                    _charge(presence, tutor, day, stay)


def _stays(
    presence: Presence, employee: Employee, tutor: Employee, day: date
) -> Iterator[_Stay]:
    """Yield where the learner may be, or is, while her tutor is not on leave."""
    problem, cells = presence.problem, presence.formulation.cells
    both = ((employee.id, day), (tutor.id, day))
    times = times_of(
        [cells[key] for key in both if key in cells],
        [one for key in both for one in problem.context_rota.on(*key)],
    )
    leave = [
        (absence.start, absence.end)
        for absence in problem.absences_of.get(tutor.id, ())
        if absence.first <= day <= absence.last
    ]
    times.update(time for span in leave for time in span)
    for span in cut(0, END_OF_DAY, times):
        if not any(start <= span[0] and span[1] <= end for start, end in leave):
            yield from _over(presence, employee, day, span)


def _over(
    presence: Presence, employee: Employee, day: date, span: Span
) -> Iterator[_Stay]:
    for one in given_over(presence.problem.context_rota.on(employee.id, day), span):
        yield _Stay(one.place, span, [], True)
    cell = presence.formulation.cells.get((employee.id, day))
    if cell is None:
        return
    at_home = presence.held(cell, Where()).terms(span)
    for site_id in dict.fromkeys(way.site_id for _, way, _ in cell.holds):
        terms = presence.onsite(cell, span, Where(site_id=site_id, onsite=True))
        if terms:
            yield _Stay(site_id, span, terms, False)
            at_home = [*at_home, *minus(terms)]
    if cell.remote is not None and at_home:
        yield _Stay(HOME, span, at_home, False)


def _charge(presence: Presence, tutor: Employee, day: date, stay: _Stay) -> None:
    formulation = presence.formulation
    points = RULE.points(presence.problem) * (stay.span[1] - stay.span[0])
    given = given_over(presence.problem.context_rota.on(tutor.id, day), stay.span)
    if stay.place != HOME and any(one.place == stay.place for one in given):
        return
    cell = formulation.cells.get((tutor.id, day))
    near: Terms = []
    if cell is not None and stay.place != HOME:
        near = presence.onsite(cell, stay.span, Where(site_id=stay.place, onsite=True))
    if stay.given and not near:
        charge_constant(formulation, RULE.id, points)
        return
    without = formulation.model.column(integer=False)
    row = [(without, 1.0), *near, *minus(stay.terms)]
    formulation.model.row(row, lower=float(stay.given))
    formulation.charge(RULE.id, without, points)


ENCODING = Encoding(id="with_tutor", encode=_encode)
