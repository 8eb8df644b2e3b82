"""Relay during breaks: a line closed during a break is a column, takers are flows.

People who may take the same lines are one supply: what flows from it to each line is
at most what it holds, which is a transport, so whole people give whole flows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.rules.break_relay import RULE
from planner.rules.passing import lines_on
from planner.solver.encoding import Encoding
from planner.solver.pauses import Pauses
from planner.solver.presence import Presence, looked_at, minus
from planner.solver.takers import Supply, supplies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.work import Post
    from planner.solver.formulation import Formulation, Terms
    from planner.solver.presence import Span


class _Line(NamedTuple):
    """A line over part of a day that a break of its holder may leave empty."""

    post: Post
    resting: Sequence[Terms]
    """For each person, terms that are 1 when she leaves it for a break."""
    steady: Terms
    """People on it and not on a break."""
    given: bool
    """Someone given leaves it for a break."""


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    if not any(post.relay for post in problem.posts):
        return
    presence = Presence(formulation)
    for day in problem.period.days:
        posts = lines_on(problem, day) if looked_at(problem, day) else []
        pauses = Pauses(presence, day) if posts else None
        for span in pauses.spans(posts) if pauses else ():
            found = (_line(pauses, post, span) for post in posts if pauses)
            lines = [line for line in found if line is not None]
            if lines and pauses:
                _charge(pauses, lines, span)


def _line(pauses: Pauses, post: Post, span: Span) -> _Line | None:
    """Return a line somebody is asked for and a break may leave empty, else none."""
    problem = pauses.problem
    needs = problem.requirements_on[post.id, pauses.day]
    if not any(
        n.stated.target and n.start <= span[0] and span[1] <= n.end for n in needs
    ):
        return None
    posts = frozenset((post.id, *problem.combined_with.get(post.id, ())))
    given = [one for one in pauses.given_over(span) if one.post_id in posts]
    if any(not pauses.given_rests(one.employee_id, span) for one in given):
        return None
    resting = [
        terms
        for cell in pauses.cells
        if (terms := pauses.held(cell, span, posts, resting=True))
    ]
    steady = [
        term
        for cell in pauses.cells
        for term in pauses.held(cell, span, posts, resting=False)
    ]
    return _Line(post, resting, steady, bool(given)) if resting or given else None


def _charge(pauses: Pauses, lines: Sequence[_Line], span: Span) -> None:
    """Charge each line for being closed unless a flow of takers reaches it."""
    formulation = pauses.presence.formulation
    brought = _flows(formulation, supplies(pauses, [x.post for x in lines], span))
    points = RULE.points(pauses.problem) * (span[1] - span[0])
    for line in lines:
        takers = brought.get(line.post.id, Supply())
        if takers.given:
            continue
        closed = formulation.model.column(integer=False)
        terms = [*line.steady, *takers.terms, (closed, 1.0)]
        for resting in [[]] if line.given else line.resting:
            lower = 1.0 if line.given else 0.0
            formulation.model.row([*terms, *minus(resting)], lower=lower)
        formulation.charge(RULE.id, closed, points)


def _flows(
    formulation: Formulation, found: Mapping[frozenset[str], Supply]
) -> Mapping[str, Supply]:
    """Return what takers may bring to each line, each taking one at a time."""
    model = formulation.model
    brought: dict[str, Supply] = {}
    for lines, supply in found.items():
        if len(lines) == 1:
            brought.setdefault(next(iter(lines)), Supply()).add(supply)
            continue
        flows = {name: model.column(integer=False) for name in sorted(lines)}
        out = [(column, 1.0) for column in flows.values()]
        model.row([*out, *minus(supply.terms)], upper=float(supply.given))
        for name, column in flows.items():
            brought.setdefault(name, Supply()).terms.append((column, 1.0))
    return brought


ENCODING = Encoding(id="break_relay", encode=_encode)
