from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario, load_plan
from planner.services.statistics import statistics
from tests import build
from tests.build import TUE
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.store.store import Store


def test_coverage_of_a_week_is_what_is_held_of_what_is_asked(store: Store) -> None:
    problem = build.problem(
        build.employee("Ann"), build.requirement(minimum=2), end=TUE
    )
    import_scenario(store, Scenario(id="march", title="Mars", problem=problem))
    record(store, "march", problem, build.rota(build.works("Ann")))
    plan = load_plan(store, "march")
    found = statistics(plan)
    (week,) = found.coverage
    assert week.asked == sum(r.target * r.minutes for r in problem.requirements)
    assert week.below_minimum == plan.evaluation.shortage_minutes["minimum"]
    assert week.share == pytest.approx(plan.evaluation.coverage)
    assert [one.employee_id for one in found.hours] == ["Ann"]
