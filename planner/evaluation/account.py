"""All there is to say of a post at a moment: why, who else, what it would take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.pins import with_fixed
from planner.evaluation.chain import Chain, chains
from planner.evaluation.change import Change, change
from planner.evaluation.explain import Candidate, Explanation, explain
from planner.evaluation.remedy import Place, Remedy, remedies

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.rules.rule import Violation

COMPARED = 8
"""Takers compared with whoever holds the post, those who cost least first."""
OWN_HOURS = "hours_balance"
"""What the holder would owe says nothing for or against who replaces her."""


@dataclass(frozen=True, kw_only=True)
class RunnerUp:
    """Who would hold the post if its holder did not, and what she would lose by."""

    employee_id: str
    by_rule: Mapping[str, float]
    """Points more than with the holder, by rule."""

    @property
    def points(self) -> float:
        """Points more than with the holder (negative when she would be better)."""
        return sum(self.by_rule.values())


@dataclass(frozen=True, kw_only=True)
class Account:
    """An explanation with chains of two, the second choices and what it would take.

    Chains and changes are looked for only where somebody is missing.
    """

    explanation: Explanation
    chains: tuple[Chain, ...]
    runners_up: Mapping[str, RunnerUp | None]
    """For each holder, who was second; none when nobody else could.

    Nobody is looked for where the post is closed.
    """
    short: bool
    """Whether fewer hold it than its target, or it is open and no need is stated."""
    remedies: tuple[Remedy, ...]
    """The cheapest single changes that let somebody more take it, where it is short."""


def account(
    problem: Problem, rota: Rota, post_id: str, day: date, minute: int
) -> Account:
    """Return all there is to say of a post at a minute of a date.

    Raises as `explain` does.
    """
    fixed = with_fixed(problem, rota)
    told = explain(fixed, rota, post_id, day, minute)
    place = Place(post=problem.post(post_id), day=day, minute=minute)
    need = told.requirement
    short = not told.closed and (need is None or told.staff < need.target)
    stopped = [one for one in told.candidates if one.stopped_by is not None]
    return Account(
        explanation=told,
        short=short,
        chains=chains(fixed, rota, post_id, told.takers) if short else (),
        runners_up={
            a.employee_id: _second(problem, rota, a, told.takers)
            for a in told.holders
            if not told.closed
        },
        remedies=remedies(fixed, rota, place, stopped) if short else (),
    )


def _second(
    problem: Problem, rota: Rota, holder: Assignment, takers: tuple[Candidate, ...]
) -> RunnerUp | None:
    """Return the best of those who could, put in the holder's place."""
    rest = tuple(a for a in rota.on(*holder.cell) if a != holder)
    found = []
    for taker in takers[:COMPARED]:
        done = change(problem, rota, {**taker.cells, holder.cell: rest})
        found.append(
            RunnerUp(
                employee_id=taker.employee_id,
                by_rule=_by_rule(done, holder.employee_id),
            )
        )
    return min(found, key=lambda one: (one.points, one.employee_id), default=None)


def _by_rule(done: Change, holder_id: str) -> Mapping[str, float]:
    def counts(one: Violation) -> bool:
        return (one.rule_id, one.employee_id) != (OWN_HOURS, holder_id)

    return Change(
        before=tuple(v for v in done.before if counts(v)),
        after=tuple(v for v in done.after if counts(v)),
    ).by_rule
