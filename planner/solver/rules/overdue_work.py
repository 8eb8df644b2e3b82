"""Overdue work: what is done of each stream by each date, as a running total.

The total can neither grow faster than the people on the posts allow nor pass what has
arrived. Doing as much as possible each day makes every total as large as it can be, so
continuous columns find what the judge counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.stream import productivity
from planner.domain.waiting import OPENING, arrivals, arrived_by, queue, works_on
from planner.rules.overdue_work import RULE, SERIOUS
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.stream import WorkStream
    from planner.solver.formulation import Formulation, Terms


def _encode(formulation: Formulation) -> None:
    for stream in formulation.problem.streams:
        holds = _holds(formulation, stream)
        if holds:
            _stream(formulation, stream, holds)
        else:
            _nothing_to_plan(formulation, stream)


def _holds(formulation: Formulation, stream: WorkStream) -> dict[date, Terms]:
    """Return the minutes of the stream people can do on each date, as terms."""
    problem = formulation.problem
    found: dict[date, Terms] = {}
    for cell in formulation.cells.values():
        for piece, way, column in cell.holds:
            if way.post_id in stream.post_ids:
                rate = productivity(problem, stream, cell.employee, way.post_id)
                found.setdefault(cell.day, []).append((column, piece.minutes * rate))
    return found


def _stream(
    formulation: Formulation, stream: WorkStream, holds: dict[date, Terms]
) -> None:
    problem, model = formulation.problem, formulation.model
    totals = arrivals(problem, stream)
    rank = OPENING
    before: Terms = []
    for day in problem.period.days:
        working = works_on(problem, stream, day)
        rank += working
        given = stream.given.get(day, 0.0)
        if day in holds or given:
            arrived = arrived_by(stream, totals, rank)
            done = model.column(upper=arrived, integer=False)
            could = [(column, -minutes) for column, minutes in holds.get(day, [])]
            model.row([(done, 1.0), *before, *could], upper=given)
            before = [(done, -1.0)]
        if working:
            _charge(formulation, stream, totals, rank, before)


def _charge(
    formulation: Formulation,
    stream: WorkStream,
    totals: list[int],
    rank: int,
    before: Terms,
) -> None:
    """Charge what is late at the end of a working day, `before` being less the done."""
    model = formulation.model
    points = RULE.points(formulation.problem)
    for days, factor in ((stream.target_days, 1), (stream.maximum_days, SERIOUS - 1)):
        due = arrived_by(stream, totals, rank - days)
        if due:
            late = model.column(upper=due, integer=False)
            done = [(column, -sign) for column, sign in before]
            model.row([*done, (late, 1.0)], lower=due)
            formulation.charge(RULE.id, late, points * factor)


def _nothing_to_plan(formulation: Formulation, stream: WorkStream) -> None:
    """Charge, once and for all, what nothing left to plan can change."""
    problem = formulation.problem
    late = sum(
        one.late + (SERIOUS - 1) * one.serious
        for one in queue(problem, stream, stream.given)
        if one.working
    )
    if late:
        always = formulation.model.column(lower=1.0, integer=False)
        formulation.charge(RULE.id, always, late * RULE.points(problem))


ENCODING = Encoding(id="overdue_work", encode=_encode)
