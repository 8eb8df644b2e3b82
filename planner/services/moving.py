"""Move someone's day to another person or date, in exchange for what is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.services.edits import Edited, Order, edit_cells
from planner.services.plans import load_plan
from planner.services.refusal import Refused
from planner.store import edits, rotas
from planner.store.edits import EditKind
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.rota import Assignment, Cell
    from planner.services.plans import Plan
    from planner.store.cells import Cells, Held
    from planner.store.store import Store


def move_cell(
    store: Store,
    plan_id: str,
    source: Cell,
    target: Cell,
    *,
    known: tuple[int, int],
    who: str,
    reason: str = "",
) -> Edited:
    """Give what `source` holds to `target`, and the reverse.

    `known` is the version and the step of the page on which both were seen: raises
    `Stale` where either holds something else now, and what `edit_cells` raises.
    """
    plan = load_plan(store, plan_id)
    for name, _ in (source, target):
        plan.problem.employee(name)
    if source == target or not plan.rota.on(*source):
        raise Refused(message("There is nothing to move there."))
    order = Order(
        wanted={
            source: _given(plan.rota, target, source),
            target: _given(plan.rota, source, target),
        },
        seen=_seen(store, plan, (source, target), known),
        kind=EditKind.MOVE,
        reason=reason,
    )
    return edit_cells(store, plan_id, order, who=who)


def _given(rota: Rota, source: Cell, target: Cell) -> tuple[Assignment, ...]:
    name, day = target
    return tuple(replace(one, employee_id=name, date=day) for one in rota.on(*source))


def _seen(
    store: Store, plan: Plan, cells: Iterable[Cell], known: tuple[int, int]
) -> Cells:
    """Return what a page that knows `known` shows in some cells."""
    version, sequence = known
    seen: dict[Cell, Held] = {cell: plan.rota.on(*cell) for cell in cells}
    with store.reading() as session:
        current = rotas.current_rota(session, plan.id)
        if current is None or version != current.number:
            # The page shows another version altogether: what it held then counts.
            versions = rotas.rota_versions(session, plan.id)
            ids = [one.id for one in versions if one.number == version]
            shown = rotas.rota(session, ids[0]) if ids else Rota()
            return {cell: shown.on(*cell) for cell in seen}
        steps = edits.edits(session, current.id, sequence)
    for step in reversed(steps):
        for cell in seen.keys() & step.before.keys():
            seen[cell] = step.before[cell]
    return seen
