"""Minutes of opening and closing blocks that nobody holds, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.domain.staffing import staff_of
from planner.solver.coverage import pieces_on

if TYPE_CHECKING:
    from planner.domain.problem import PostDay
    from planner.domain.shift import Piece
    from planner.rules.blocks import Block, BlockOf
    from planner.rules.rule import Rule
    from planner.solver.formulation import Formulation


def charge_blocks(formulation: Formulation, rule: Rule, block_of: BlockOf) -> None:
    """Charge a rule for each minute of its blocks without anyone on the post."""
    problem = formulation.problem
    on_post = pieces_on(formulation)
    for key in problem.requirements_on:
        block = block_of(problem, key)
        if block is not None:
            _charge(formulation, rule, key, block, on_post.get(key, []))


def _charge(
    formulation: Formulation,
    rule: Rule,
    key: PostDay,
    block: Block,
    pieces: list[tuple[Piece, int]],
) -> None:
    problem, model = formulation.problem, formulation.model
    given = staff_of(problem, problem.context_rota, *key)
    times = [time for one in given for time in (one.start, one.end)]
    times += [time for piece, _ in pieces for time in piece]
    for start, end in cut(*block, times):
        if any(one.start <= start and end <= one.end for one in given):
            continue
        there = [
            (column, 1.0)
            for piece, column in pieces
            if piece.start <= start and end <= piece.end
        ]
        empty = model.column(integer=False)
        model.row([*there, (empty, 1.0)], lower=1.0)
        formulation.charge(rule.id, empty, rule.points(problem) * (end - start))
