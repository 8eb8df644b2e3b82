"""A full explanation in plain values: what the command line prints as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.clock import clock
from planner.evaluation.costs import SHOWN, costs
from planner.services.shapes.gaps import ExplanationOfGap

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment
    from planner.evaluation.account import Account
    from planner.evaluation.chain import Chain
    from planner.evaluation.remedy import Remedy


def account_row(problem: Problem, told: Account, language: str) -> dict[str, Any]:
    """Return the explanation of the API, and beside it what else there is to say."""
    plain = ExplanationOfGap.of(told.explanation, language).model_dump(mode="json")
    for row, candidate in zip(
        plain["candidates"], told.explanation.candidates, strict=True
    ):
        dearest = costs(candidate.change) if candidate.change else ()
        row["costs"] = [one.said(problem).say(language) for one in dearest[:SHOWN]]
    return {
        **plain,
        "chains": [_chain(problem, chain) for chain in told.chains],
        "second": {
            name: None
            if second is None
            else {
                "employee": second.employee_id,
                "points": round(second.points, 4),
                "by_rule": dict(second.by_rule),
            }
            for name, second in told.runners_up.items()
        },
        "remedies": [_remedy(problem, one, language) for one in told.remedies],
    }


def _chain(problem: Problem, chain: Chain) -> dict[str, Any]:
    return {
        "first": chain.first_id,
        "second": chain.second_id,
        "left": _assignment(problem, chain.left),
        "leaves": [_assignment(problem, one) for one in chain.leaves],
        "points": chain.points,
    }


def _remedy(problem: Problem, one: Remedy, language: str) -> dict[str, Any]:
    return {
        "change": one.amendment.said(problem).say(language),
        "kind": type(one.amendment).__name__,
        "cost": one.amendment.cost,
        "employee": one.employee_id,
        "leaves": [_assignment(problem, left) for left in one.leaves],
        "points": one.change.points,
    }


def _assignment(problem: Problem, one: Assignment) -> dict[str, str]:
    return {
        "date": one.date.isoformat(),
        "start": clock(one.start),
        "end": clock(one.end),
        "post": one.post_id,
        "post_name": problem.post(one.post_id).name,
    }
