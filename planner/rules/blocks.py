"""The paid minutes before a post opens and after it closes, and who is there then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.clock import END_OF_DAY, cut
from planner.domain.problem import PostDay, Problem
from planner.domain.staffing import staff_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.rota import Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Post


class Block(NamedTuple):
    """From-to, in minutes since midnight."""

    start: int
    end: int


class Empty(NamedTuple):
    """A block without anyone for some minutes."""

    post: Post
    day: date
    block: Block
    minutes: int


BlockOf = Callable[[Problem, PostDay], Block | None]


def opening_block(problem: Problem, key: PostDay) -> Block | None:
    """Return the minutes before the first need of someone on a post and date."""
    minutes = problem.post(key[0]).opening_minutes
    needs = problem.requirements_on.get(key, ()) if minutes else ()
    first = min((need.start for need in needs if need.stated.target), default=0)
    return Block(max(0, first - minutes), first) if first else None


def closing_block(problem: Problem, key: PostDay) -> Block | None:
    """Return the minutes after the last need of someone on a post and date."""
    minutes = problem.post(key[0]).closing_minutes
    needs = problem.requirements_on.get(key, ()) if minutes else ()
    last = max((need.end for need in needs if need.stated.target), default=END_OF_DAY)
    end = min(END_OF_DAY, last + minutes)
    return Block(last, end) if last < END_OF_DAY else None


def empty_blocks(
    problem: Problem, rota: Rota, scope: Scope, block_of: BlockOf
) -> Iterator[Empty]:
    """Yield the blocks of a scope that have minutes without anyone on the post."""
    for key in scope.post_days:
        block = block_of(problem, key)
        missing = empty_minutes(problem, rota, key, block) if block else 0
        if block and missing:
            yield Empty(problem.post(key[0]), key[1], block, missing)


def empty_minutes(problem: Problem, rota: Rota, key: PostDay, block: Block) -> int:
    """Return the minutes of a block without anyone on the post, planned or given."""
    given = staff_of(problem, problem.context_rota, *key)
    held = (*given, *staff_of(problem, rota, *key))
    return sum(
        end - start
        for start, end in cut(*block, (t for one in held for t in (one.start, one.end)))
        if not any(one.start <= start and end <= one.end for one in held)
    )
