"""Who covers a post: a combined post counts for each it holds, a trainee for none."""

from __future__ import annotations

import pytest

from planner.domain.restrict import restrict
from planner.domain.work import ActivityKind
from planner.evaluation.evaluate import evaluate
from tests.build import (
    MON,
    M,
    activity,
    employee,
    pattern,
    phone,
    post,
    problem,
    requirement,
    rota,
    shift,
    works,
)
from tests.solver.price import price

WORK = (
    phone(),
    post("line", "phone"),
    activity("both", ActivityKind.RECEPTION_PHONE),
    post("both", "both", combines=frozenset({"desk", "line"})),
    requirement("desk", M),
    requirement("line", M, target=2),
    requirement("both", M, minimum=0),
    shift("M", M),
    pattern("M"),
)


def test_a_combined_post_covers_both_it_holds_at_once() -> None:
    asked = problem(employee("Ann"), *WORK)
    planned = rota(works("Ann", "both", M))
    missing = evaluate(asked, planned).shortage_minutes
    assert missing == {"minimum": 0, "target": 240}
    points = price(asked, planned)
    assert points is not None
    assert points["minimum_coverage"] == pytest.approx(0)
    assert points["target_coverage"] == pytest.approx(3200)


def test_a_trainee_covers_nothing() -> None:
    asked = problem(employee("Ann"), employee("Tia", trainee=True), *WORK)
    planned = rota(works("Ann", "both", M), works("Tia", "line", M))
    assert evaluate(asked, planned).shortage_minutes["target"] == 240
    points = price(asked, planned)
    assert points is not None
    assert points["target_coverage"] == pytest.approx(3200)


def test_what_a_fixed_combined_post_covers_is_taken_off_both() -> None:
    asked = problem(employee("Ann"), employee("Bob"), *WORK)
    planned = rota(works("Ann", "both", M))
    part = restrict(asked, frozenset({("Bob", MON)}), planned)
    left = {r.post_id: (r.minimum, r.target) for r in part.requirements}
    assert left == {"desk": (0, 0), "line": (0, 1), "both": (0, 0)}
    assert all(r.stated in asked.requirements for r in part.requirements)
