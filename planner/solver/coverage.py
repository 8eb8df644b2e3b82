"""Each post's day cut where staffing can change, with what may be missing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from planner.solver.stretch import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import PostDay
    from planner.domain.shift import Piece
    from planner.domain.work import Requirement
    from planner.solver.formulation import Formulation

    OnPost = dict[PostDay, list[tuple[Piece, int]]]


def stretches(formulation: Formulation) -> list[Stretch]:
    """Add the coverage rows of every post and date; return what may be missing.

    A post's day is cut only where a requirement or a possible piece starts or ends,
    and stretches that the same columns cover are made one. One row counts what is
    missing below the target; since a place below the minimum costs more than one above
    it, the cheaper places are the first to be missing, as the judge counts them.
    """
    on_post = pieces_on(formulation)
    return [
        _add(formulation, requirement, minutes, columns)
        for key, requirements in formulation.problem.requirements_on.items()
        for requirement in requirements
        if requirement.target or requirement.maximum is not None
        for minutes, columns in _cut(requirement, on_post.get(key, []))
    ]


def pieces_on(formulation: Formulation) -> OnPost:
    """Return the pieces and columns that may cover each post and date.

    A trainee covers nothing; a combined post covers those it holds at once too.
    """
    on_post: OnPost = {}
    posts = formulation.problem.posts_by_id
    for cell in formulation.cells.values():
        if cell.employee.trainee:
            continue
        for piece, way, column in cell.holds:
            for name in (way.post_id, *posts[way.post_id].combines):
                on_post.setdefault((name, cell.day), []).append((piece, column))
    return on_post


def _cut(
    need: Requirement, pieces: list[tuple[Piece, int]]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield minutes and the columns that cover them, equal sets made one."""
    marks = sorted(
        {need.start, need.end}
        | {t for piece, _ in pieces for t in piece if need.start < t < need.end}
    )
    lengths: dict[tuple[int, ...], int] = {}
    for start, end in itertools.pairwise(marks):
        covering = tuple(
            sorted(
                c for piece, c in pieces if piece.start <= start and end <= piece.end
            )
        )
        lengths[covering] = lengths.get(covering, 0) + end - start
    for columns, minutes in lengths.items():
        yield minutes, columns


def _add(
    formulation: Formulation, need: Requirement, minutes: int, columns: tuple[int, ...]
) -> Stretch:
    model = formulation.model
    below_minimum = model.column(upper=need.minimum, integer=False)
    below_target = model.column(upper=need.target - need.minimum, integer=False)
    staff = [(column, 1.0) for column in columns]
    held = [*staff, (below_minimum, 1.0), (below_target, 1.0)]
    if need.maximum is None:
        model.row(held, lower=need.target)
        return Stretch(need, minutes, below_minimum, below_target)
    above = model.column(upper=len(columns), integer=False)
    if need.maximum == need.target:
        model.row([*held, (above, -1.0)], lower=need.target, upper=need.target)
    else:
        model.row(held, lower=need.target)
        model.row([*staff, (above, -1.0)], upper=need.maximum)
    return Stretch(need, minutes, below_minimum, below_target, above)
