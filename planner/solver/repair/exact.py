"""Ways found by an engine on a small part of the rota: the fewest people, the best."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from planner.errors import EngineFailed
from planner.solver.build import build
from planner.solver.engine import Answer, Limits, run
from planner.solver.repair.option import PERSON_MOVED

if TYPE_CHECKING:
    from datetime import datetime

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.solver.formulation import Formulation

ENGINE = "highs"
GAP = 1e-3
LEAST_SECONDS = 0.2
"""Not worth starting the engine for less."""
HALF = 0.5
MINUTES_AN_HOUR = 60


def alternatives(
    part: Problem, now: Rota, moment: datetime, most: int, seconds: float
) -> list[Rota]:
    """Return up to `most` rotas of the free cells of `part`, best first.

    None moves all the people of one before it; a person moved costs `PERSON_MOVED`.
    `now` is what the free cells hold; no hours that begin before `moment` are given.
    """
    until = time.monotonic() + seconds
    formulation = build(part)
    _keep_past(formulation, moment)
    moved = _moved(formulation, now)
    found: list[Rota] = []
    while len(found) < most and until - time.monotonic() > LEAST_SECONDS:
        limits = Limits(seconds=until - time.monotonic(), gap=GAP)
        answer = _another(formulation, limits)
        if answer is None or answer.values is None:
            break
        values = answer.values
        found.append(formulation.rota(values))
        people = frozenset(name for name, c in moved.items() if values[c] > HALF)
        if people:
            _exclude(formulation, moved, people)
        else:
            formulation.model.row([(c, 1.0) for c in moved.values()], lower=1.0)
    return found


def _keep_past(formulation: Formulation, moment: datetime) -> None:
    """Forbid the hours of that date that begin before the moment."""
    minute = moment.hour * MINUTES_AN_HOUR + moment.minute
    for (_, day), cell in formulation.cells.items():
        for shift in cell.shifts.values() if day == moment.date() else ():
            if shift.shift.start < minute:
                formulation.model.fix(shift.worked, 0.0)


def _another(formulation: Formulation, limits: Limits) -> Answer | None:
    """Return the engine's next answer; none once every set of people is excluded."""
    try:
        return run(formulation.model, ENGINE, limits)
    except EngineFailed:
        return None


def _moved(formulation: Formulation, now: Rota) -> dict[str, int]:
    """Add, for each person, a column that is 1 when a day of hers changes."""
    model = formulation.model
    moved = {name: model.column() for name, cells in formulation.cells_of.items()}
    for column in moved.values():
        model.cost[column] += PERSON_MOVED
    for (name, day), cell in formulation.cells.items():
        held = now.on(name, day)
        if not held:
            model.row([*cell.worked, (moved[name], -1.0)], upper=0.0)
            continue
        chosen = cell.columns_of(held)
        if chosen is None:
            # No column stands for what she does now: changing it cannot be avoided.
            continue
        for column, value in chosen.items():
            if value > HALF:
                model.row([(column, 1.0), (moved[name], 1.0)], lower=1.0)
            else:
                model.row([(column, 1.0), (moved[name], -1.0)], upper=0.0)
    return moved


def _exclude(
    formulation: Formulation, moved: dict[str, int], people: frozenset[str]
) -> None:
    """Ask that not all of `people` are moved again."""
    known = [(moved[name], 1.0) for name in sorted(people) if name in moved]
    if known and len(known) == len(people):
        formulation.model.row(known, upper=len(known) - 1.0)
