"""Never alone on site: a column says whether anyone is there, a row that enough are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.domain.staffing import counted
from planner.solver.encoding import Encoding
from planner.solver.presence import (
    Presence,
    Where,
    given_on,
    given_over,
    minus,
    times_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.room import LoneRisk
    from planner.domain.rota import Assignment
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation, Terms

    There = Sequence[tuple[CellColumns, Terms]]


def _encode(formulation: Formulation) -> None:
    presence = Presence(formulation)
    for risk in formulation.problem.lone_risks:
        for day in formulation.problem.period.days:
            if day.weekday() in risk.window.weekdays:
                _day(presence, risk, day)


def _day(presence: Presence, risk: LoneRisk, day: date) -> None:
    cells = [
        cell
        for cell in presence.cells_on(day)
        if any(way.site_id == risk.site_id for _, way, _ in cell.holds)
    ]
    given = [a for a in given_on(presence.problem, day) if a.place == risk.site_id]
    seen: set[object] = set()
    here = Where(site_id=risk.site_id, onsite=True)
    for span in cut(risk.window.start, risk.window.end, times_of(cells, given)):
        found = [(c, presence.onsite(c, span, here)) for c in cells]
        there = [(cell, terms) for cell, terms in found if terms]
        now = given_over(given, span)
        key = (tuple(tuple(terms) for _, terms in there), tuple(now))
        if there and key not in seen:
            seen.add(key)
            _span(presence, risk, day, there, now)


def _span(
    presence: Presence,
    risk: LoneRisk,
    day: date,
    there: There,
    given: Sequence[Assignment],
) -> None:
    known = {a.employee_id for a in given if counted(presence.problem, a)}
    needed = risk.people - len(known)
    if needed <= 0:
        return
    enough = [t for cell, terms in there if not cell.employee.trainee for t in terms]
    if given:
        presence.at_least(enough, needed, day, forced=True)
        return
    model = presence.formulation.model
    someone = model.column(integer=False)
    for _, terms in there:
        model.row([*minus(terms), (someone, 1.0)], lower=0.0)
    presence.at_least([*enough, (someone, -float(needed))], 0.0, day)


ENCODING = Encoding(id="lone_presence", encode=_encode)
