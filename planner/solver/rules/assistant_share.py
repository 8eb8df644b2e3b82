"""Medical assistants: minutes with the doctor missing, one column an assistance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.assistance import posts_of, promised
from planner.rules.assistant_share import RULE
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from planner.domain.coupling import Assistance
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    for one in formulation.problem.assistances:
        if one.employee_id in formulation.cells_of:
            _assistance(formulation, one)


def _assistance(formulation: Formulation, one: Assistance) -> None:
    problem = formulation.problem
    posts = posts_of(problem, one.doctor_id)
    due = promised(problem, one) - sum(
        given.minutes
        for given in problem.context_rota.of(one.employee_id)
        if given.date in problem.period and given.post_id in posts
    )
    if due > 0:
        missing = formulation.model.column(upper=due, integer=False)
        held = [
            (column, float(piece.minutes))
            for cell in formulation.cells_of[one.employee_id]
            for piece, way, column in cell.holds
            if way.post_id in posts
        ]
        formulation.model.row([*held, (missing, 1.0)], lower=due)
        formulation.charge(RULE.id, missing, RULE.points(problem))


ENCODING = Encoding(id="assistant_share", encode=_encode)
