"""The model on more cases of the rules about people together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.domain.meeting import Meeting
from planner.domain.room import Room
from planner.domain.staffing import staff_of
from planner.domain.work import ActivityKind
from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from planner.solver.config import SolverConfig
from planner.solver.solve import solve
from tests.build import (
    MON,
    A,
    M,
    activity,
    employee,
    phone,
    post,
    problem,
    requirement,
    works,
)
from tests.rules.together_edges import TOGETHER_EDGES
from tests.solver.price import price

if TYPE_CHECKING:
    from tests.rules.case import RuleCase

NAMES = [f"{rule_id}-{n}" for n, (rule_id, _) in enumerate(TOGETHER_EDGES)]


@pytest.mark.parametrize(("rule_id", "case"), TOGETHER_EDGES, ids=NAMES)
def test_model_counts_what_the_judge_does(rule_id: str, case: RuleCase) -> None:
    broken, kept = price(case.problem, case.breaks), price(case.problem, case.keeps)
    assert kept is not None
    assert kept.get(rule_id, 0.0) == pytest.approx(0.0)
    if RULES_BY_ID[rule_id].level is Level.HARD:
        assert broken is None
    else:
        assert broken is not None
        assert broken[rule_id] == pytest.approx(case.penalty)


def test_a_meeting_is_held_while_others_hold_the_line() -> None:
    """The three invited leave the line to Dee from 14:00 to 15:00."""
    names = ("Ann", "Bea", "Cam")
    talk = Meeting(
        id="talk",
        name="talk",
        post_id="talk",
        date=MON,
        start=14 * 60,
        end=15 * 60,
        employee_ids=frozenset(names),
    )
    asked = problem(
        *map(employee, (*names, "Dee")),
        phone(),
        post("line", "phone"),
        activity("talk", ActivityKind.MEETING),
        post("talk", "talk"),
        talk,
        requirement("talk", "14:00-15:00", minimum=3),
        requirement("line", M),
        requirement("line", A),
        end=MON,
    )
    verdict = solve(asked, SolverConfig(seed=1, work=10))
    assert verdict.evaluation.shortage_minutes == {"minimum": 0, "target": 0}
    assert verdict.evaluation.hard == ()
    held = {a.employee_id for a in verdict.rota.holding("talk", MON)}
    assert held == set(names)
    on_line = staff_of(asked, verdict.rota, "line", MON)
    assert any(a.start <= 14 * 60 and a.end >= 15 * 60 for a in on_line)


def test_a_pin_that_crowds_a_room_leaves_the_rest_to_be_planned() -> None:
    """Two pinned in a room of one seat: the judge says so, the desk is still held."""
    asked = problem(
        *map(employee, ("Ann", "Bea", "Cam")),
        Room(id="office", name="office", site_id="north", seats=1, phones=1),
        post("files", room_id="office"),
        requirement("desk", M),
        requirement("desk", A),
        end=MON,
        pins=(
            *works("Ann", "files", pinned=True),
            *works("Bea", "files", pinned=True),
        ),
    )
    verdict = solve(asked, SolverConfig(seed=1, work=10)).evaluation
    assert {v.rule_id for v in verdict.hard} == {"room_capacity"}
    assert verdict.shortage_minutes["minimum"] == 0
