"""Each post's day cut where staffing can change, with what may be missing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.solver.stretch import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.external import External
    from planner.domain.problem import PostDay
    from planner.domain.shift import Piece
    from planner.domain.work import Requirement
    from planner.solver.formulation import Formulation, Terms

    OnPost = dict[PostDay, list[tuple[Piece, int]]]


def stretches(formulation: Formulation) -> list[Stretch]:
    """Add the coverage rows of every post and date; return what may be missing.

    A post's day is cut only where a requirement or a possible piece starts or ends,
    and stretches that the same columns cover are made one. One row counts what is
    missing below the target; since a place below the minimum costs more than one above
    it, the cheaper places are the first to be missing, as the judge counts them.
    """
    on_post = pieces_on(formulation)
    outside = formulation.problem.platform_of
    inside = [
        _add(formulation, requirement, minutes, columns)
        for key, requirements in formulation.problem.requirements_on.items()
        if key[0] not in outside
        for requirement in requirements
        if requirement.target or requirement.maximum is not None
        for minutes, columns in _cut(requirement, on_post.get(key, []))
    ]
    return inside + [
        stretch
        for platform in formulation.problem.externals
        for day in dict.fromkeys(
            day
            for post_id, day in formulation.problem.requirements_on
            if post_id in platform.post_ids
        )
        for stretch in _overflowing(formulation, on_post, platform, day)
    ]


def _overflowing(
    formulation: Formulation, on_post: OnPost, platform: External, day: date
) -> Iterator[Stretch]:
    """Yield what the posts of a platform may lack on a date, cut at the same times.

    At each moment it stands in for as many people as it has lines.
    """
    problem, model = formulation.problem, formulation.model
    keys = [(name, day) for name in sorted(platform.post_ids)]
    needs = [
        need
        for key in keys
        for need in problem.requirements_on.get(key, ())
        if need.target or need.maximum is not None
    ]
    times = {time for need in needs for time in (need.start, need.end)}
    marks = times | {t for w in platform.windows for t in (w.start, w.end)}
    marks |= {t for key in keys for piece, _ in on_post.get(key, ()) for t in piece}
    for span in cut(min(times, default=0), max(times, default=0), marks):
        flows: Terms = []
        for need in needs:
            if need.start <= span[0] and span[1] <= need.end:
                columns = _covering(on_post.get((need.post_id, day), []), span)
                held = None
                if need.target and platform.open_on(day, *span):
                    held = model.column(upper=need.target, integer=False)
                    flows.append((held, 1.0))
                yield _add(formulation, need, span[1] - span[0], columns, held)
        if flows:
            model.row(flows, upper=platform.lines)


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
        covering = _covering(pieces, (start, end))
        lengths[covering] = lengths.get(covering, 0) + end - start
    for columns, minutes in lengths.items():
        yield minutes, columns


def _covering(
    pieces: list[tuple[Piece, int]], span: tuple[int, int]
) -> tuple[int, ...]:
    """Return the columns that put someone on the post over all of from-to."""
    return tuple(
        sorted(
            c for piece, c in pieces if piece.start <= span[0] and span[1] <= piece.end
        )
    )


def _add(
    formulation: Formulation,
    need: Requirement,
    minutes: int,
    columns: tuple[int, ...],
    held: int | None = None,
) -> Stretch:
    model = formulation.model
    below_minimum = model.column(upper=need.minimum, integer=False)
    below_target = model.column(upper=need.target - need.minimum, integer=False)
    staff = [(column, 1.0) for column in columns]
    missing = [(below_minimum, 1.0), (below_target, 1.0)]
    if held is not None:
        missing.append((held, 1.0))
    found = Stretch(need, minutes, below_minimum, below_target, held=held)
    if need.maximum is None:
        model.row([*staff, *missing], lower=need.target)
        return found
    above = model.column(upper=len(columns), integer=False)
    if need.maximum == need.target:
        row = [*staff, *missing, (above, -1.0)]
        model.row(row, lower=need.target, upper=need.target)
    else:
        model.row([*staff, *missing], lower=need.target)
        model.row([*staff, (above, -1.0)], upper=need.maximum)
    return found._replace(above_maximum=above)
