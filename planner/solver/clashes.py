"""Days given that no lawful rota can hold together: five of a contract of four."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.restrict import restrict
from planner.domain.rota import Rota
from planner.domain.scope import Scope
from planner.errors import EngineFailed
from planner.rules.book import RULES
from planner.rules.rule import Level
from planner.solver.build import build
from planner.solver.engine import Limits, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Cell
    from planner.rules.rule import Violation

Days = dict["Cell", tuple["Assignment", ...]]
"""What is fixed of each cell."""
ENGINE = "highs"
LIMITS = Limits(seconds=5.0)
"""One person's period is settled in a tenth of that."""
TINY = 1e-6


def clashing(problem: Problem, days: Days) -> frozenset[Cell]:
    """Return the cells of `days` of the people who cannot hold all of theirs.

    The judge first: most of what is fixed breaks nothing. What it finds may still be
    mended by what is planned around (a day at home asks for days on site): the engine
    says so, one person at a time.
    """
    suspects = _suspects(problem, days)
    stuck = {name for name in sorted(suspects) if not _possible(problem, days, name)}
    return frozenset(cell for cell in days if cell[0] in stuck)


def _suspects(problem: Problem, days: Days) -> set[str]:
    """Return the people whose days break a hard rule that an empty rota does not."""
    rota = Rota(tuple(one for day in days.values() for one in day))
    scope = Scope.around(problem, days, rota.assignments)
    nothing = {_key(one): one.amount for one in _hard(problem, Rota(), scope)}
    found: set[str] = set()
    for one in _hard(problem, rota, scope):
        if one.amount <= nothing.get(_key(one), 0.0) + TINY:
            continue
        if one.employee_id is not None:
            found.add(one.employee_id)
        else:
            found |= {name for name, day in days if one.date in (None, day)}
    return found


def _hard(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    for rule in RULES:
        if rule.level is Level.HARD:
            yield from rule.check(problem, rota, scope)


def _key(one: Violation) -> tuple[object, ...]:
    return (one.rule_id, one.employee_id, one.post_id, one.service_id, one.date)


def _possible(problem: Problem, days: Days, name: str) -> bool:
    """Return whether some rota of one person holds all that is fixed of hers."""
    free = frozenset(
        (name, day) for day in problem.period.days if problem.is_free(name, day)
    )
    fixed = tuple(one for cell, day in days.items() if cell[0] == name for one in day)
    alone = restrict(_nothing_asked(problem), free, Rota()).replace(pins=fixed)
    formulation = build(alone)
    try:
        answer = run(formulation.model, ENGINE, LIMITS)
    except EngineFailed:
        return False
    values = answer.values
    return values is not None and all(values[c] < TINY for c in formulation.breaches)


def _nothing_asked(problem: Problem) -> Problem:
    """Return the problem with its posts open and nobody asked for: a smaller model."""
    return problem.replace(
        requirements=tuple(
            replace(one, minimum=0, target=0) for one in problem.requirements
        ),
        streams=(),
    )


def fixed_rota(days: Mapping[Cell, tuple[Assignment, ...]]) -> Rota:
    """Return all the days as one rota."""
    return Rota(tuple(one for day in days.values() for one in day))
