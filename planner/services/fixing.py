"""Fix what people do, so that calculations leave it; unfix it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.services.edits import Edited, Order, edit_cells
from planner.services.plans import load_plan
from planner.services.refusal import NothingToDo
from planner.store.edits import EditKind
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from planner.domain.rota import Cell
    from planner.services.plans import Plan
    from planner.store.store import Store


def fix_cells(
    store: Store,
    plan_id: str,
    choose: Callable[[Plan], Iterable[Cell]],
    *,
    fixed: bool,
    who: str,
) -> Edited:
    """Fix or unfix all that is done in the cells `choose` returns of a plan.

    Raise `NothingToDo` where nothing is done in any of them, or where the data of the
    plan fix it themselves.
    """
    plan = load_plan(store, plan_id)
    own = {pin.cell for pin in plan.problem.pins}
    cells = [cell for cell in choose(plan) if plan.rota.on(*cell)]
    if not fixed:
        cells = [cell for cell in cells if cell not in own]
    if not cells:
        raise NothingToDo(message("There is nothing to fix or unfix there."))
    order = Order(
        wanted={
            cell: tuple(replace(one, pinned=fixed) for one in plan.rota.on(*cell))
            for cell in cells
        },
        seen={cell: plan.rota.on(*cell) for cell in cells},
        kind=EditKind.PIN if fixed else EditKind.UNPIN,
    )
    return edit_cells(store, plan_id, order, who=who)


def one_cell(employee_id: str, day: date) -> Callable[[Plan], Iterable[Cell]]:
    """Return what chooses the day of one person."""

    def choose(plan: Plan) -> Iterable[Cell]:
        return [(plan.problem.employee(employee_id).id, day)]

    return choose


def whole_person(employee_id: str) -> Callable[[Plan], Iterable[Cell]]:
    """Return what chooses every day of one person."""

    def choose(plan: Plan) -> Iterable[Cell]:
        name = plan.problem.employee(employee_id).id
        return [(name, day) for day in plan.problem.period.days]

    return choose


def whole_day(day: date) -> Callable[[Plan], Iterable[Cell]]:
    """Return what chooses everyone on one date."""

    def choose(plan: Plan) -> Iterable[Cell]:
        return [(one.id, day) for one in plan.problem.employees]

    return choose
