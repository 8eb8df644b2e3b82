from __future__ import annotations

from planner.domain.work import Criticality
from planner.evaluation.evaluate import evaluate
from planner.services.gaps import gaps
from tests import build
from tests.build import MON, TUE
from tests.hours import minutes


def test_minimum_and_target_of_one_stretch_are_one_gap() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.requirement(hours="08:30-16:45", minimum=2, target=3),
    )
    rota = build.rota(build.works("Ann"))
    found = gaps(problem, evaluate(problem, rota))
    assert [(g.start, g.end, g.below_minimum, g.below_target) for g in found] == [
        (minutes("08:30"), minutes("12:30"), 1, 1),
        (minutes("13:15"), minutes("16:45"), 1, 1),
        (minutes("12:30"), minutes("13:15"), 2, 1),
    ]
    assert sum(g.minimum_minutes for g in found) == 4 * 60 + 2 * 45 + 3.5 * 60


def test_adjoining_stretches_that_lack_the_same_are_one() -> None:
    problem = build.problem(
        build.requirement(hours="08:00-10:00"),
        build.requirement(hours="10:00-12:00"),
        build.requirement(hours="12:00-13:00", minimum=2),
    )
    found = gaps(problem, evaluate(problem, build.rota()))
    assert [(gap.start, gap.end, gap.below_minimum) for gap in found] == [
        (480, 720, 1),
        (720, 780, 2),
    ]


def test_the_gravest_comes_first() -> None:
    problem = build.problem(
        build.post("line"),
        build.requirement("desk", "08:00-12:00", MON),
        build.requirement("desk", "08:00-12:00", TUE, minimum=0, target=3),
        build.requirement("line", "08:00-11:00", criticality=Criticality.CRITICAL),
    )
    found = gaps(problem, evaluate(problem, build.rota()))
    assert [(gap.post_id, gap.date) for gap in found] == [
        ("line", MON),
        ("desk", MON),
        ("desk", TUE),
    ]


def test_what_is_held_is_no_gap() -> None:
    problem = build.problem(
        build.employee("Ann"), build.requirement(hours="08:30-12:30")
    )
    rota = build.rota(build.works("Ann"))
    assert gaps(problem, evaluate(problem, rota)) == ()
