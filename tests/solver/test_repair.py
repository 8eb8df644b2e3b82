from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.domain.clock import clock
from planner.domain.notice import Notice
from planner.domain.work import Criticality
from planner.errors import InvalidValue, UnknownId
from planner.evaluation.evaluate import evaluate
from planner.solver.repair.aside import Aside
from planner.solver.repair.event import Absent, Need
from planner.solver.repair.repair import repair
from planner.solver.repair.situation import Situation
from tests import build
from tests.build import MON, TUE, WED
from tests.hours import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.solver.repair.event import Event
    from planner.solver.repair.option import RepairOption

BEFORE = datetime.combine(MON - timedelta(weeks=4), time())
SECONDS = 30.0
"""Never waited for on problems this small; a loaded machine needs it."""


@pytest.fixture(scope="module")
def aside() -> Iterator[Aside]:
    """Return the engine's process, started once."""
    with Aside() as started:
        yield started


def absent(name: str, first: date = MON, last: date | None = None) -> Absent:
    """Return an absence of whole days."""
    return Absent(
        employee_id=name,
        first=datetime.combine(first, time()),
        last=datetime.combine((last or first) + timedelta(days=1), time()),
    )


def options(
    problem: Problem,
    rota: Rota,
    event: Event,
    *,
    now: datetime = BEFORE,
    aside: Aside | None = None,
) -> list[RepairOption]:
    """Return the ways found, each held to what every way must keep."""
    situation = Situation.of(problem, rota, event, now)
    found = list(repair(problem, rota, event, now, seconds=SECONDS, aside=aside))
    assert found
    before = evaluate(problem, rota)
    for option in found:
        after = evaluate(situation.problem, option.rota(situation))
        assert not option.broken
        assert len(after.hard) <= len(before.hard) + len(option.given)
        gained = after.objective - before.objective
        assert option.outcome.points == pytest.approx(gained)
        missing = after.shortage_minutes["minimum"] - before.shortage_minutes["minimum"]
        assert option.minimum_minutes == missing
    return found


def test_someone_free_takes_over() -> None:
    problem = build.problem(
        build.employee("Ann"), build.employee("Bob"), build.requirement()
    )
    (option,) = options(problem, build.rota(build.works("Ann")), absent("Ann"))
    (move,) = option.moves
    assert (move.employee_id, move.before, move.notice) == ("Bob", (), Notice.LONG)
    assert option.minimum_minutes == 0
    assert option.told == {"Bob": Notice.LONG}


def test_ways_move_different_people(aside: Aside) -> None:
    problem = build.problem(
        [build.employee(name) for name in ("Ann", "Bob", "Cid", "Dee")],
        build.requirement(),
    )
    rota = build.rota(build.works("Ann"))
    found = options(problem, rota, absent("Ann"), aside=aside)
    assert sorted(sorted(one.people) for one in found) == [["Bob"], ["Cid"], ["Dee"]]


def test_two_people_move_when_one_does_not_do() -> None:
    problem = build.problem(
        build.post("line", specialty="cardio"),
        build.employee("Ann", skills={"cardio": 2}),
        build.employee("Bob", skills={"cardio": 2}),
        build.employee("Cid"),
        build.requirement("line", criticality=Criticality.CRITICAL),
        build.requirement("desk"),
    )
    rota = build.rota(build.works("Ann", "line"), build.works("Bob", "desk"))
    found = options(problem, rota, absent("Ann"))
    assert found[0].people == {"Bob", "Cid"}
    assert found[0].minimum_minutes == 0


def test_one_person_covers_all_the_days_she_can() -> None:
    days = (MON, TUE, WED)
    problem = build.problem(
        build.employee("Ann"),
        build.employee("Bob"),
        build.employee("Cid"),
        build.absence("Cid", TUE),
        [build.requirement(day=day) for day in days],
    )
    rota = build.rota(build.works("Ann", "desk", build.J, *days))
    found = options(problem, rota, absent("Ann", MON, WED))
    assert found[0].people == {"Bob"}
    assert [move.date for move in found[0].moves] == list(days)


def test_nobody_can_is_said_with_the_reasons() -> None:
    problem = build.problem(
        build.post("line", specialty="cardio"),
        build.employee("Ann", skills={"cardio": 1}),
        build.employee("Bob"),
        build.requirement("line", build.M),
    )
    rota = build.rota(build.works("Ann", "line", build.M))
    (option,) = options(problem, rota, absent("Ann"))
    assert not option.moves
    assert option.minimum_minutes == 4 * 60
    assert list(option.reasons.values()) == [{"skill_level": 1, "absence": 1}]


def test_an_absence_that_takes_nothing_needs_nothing() -> None:
    problem = build.problem(build.employee("Ann"), build.requirement(day=TUE))
    rota = build.rota(build.works("Ann", "desk", build.J, TUE))
    (option,) = options(problem, rota, absent("Ann", MON))
    assert (option.moves, option.uncovered) == ((), ())


def test_a_need_that_grows_is_filled(aside: Aside) -> None:
    problem = build.problem(
        build.employee("Ann"), build.employee("Bob"), build.requirement()
    )
    need = Need(
        post_id="desk",
        date=MON,
        start=minutes("08:30"),
        end=minutes("12:30"),
        minimum=2,
        target=2,
    )
    rota = build.rota(build.works("Ann"))
    assert options(problem, rota, need, aside=aside)[0].people == {"Bob"}


def asked(hours: str, number: int) -> Need:
    """Return that a number of people is asked for at the desk on Monday."""
    start, end = (minutes(time) for time in hours.split("-"))
    return Need(
        post_id="desk", date=MON, start=start, end=end, minimum=number, target=number
    )


def test_a_need_keeps_the_maximum_and_the_load_of_what_it_changes() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.requirement(hours="08:30-12:30", maximum=3, load=2),
        build.requirement(hours="12:30-16:45", maximum=2),
    )
    changed = asked("10:00-18:00", 2).problem(problem).requirements_on["desk", MON]
    assert [
        (clock(one.start), clock(one.end), one.minimum, one.maximum, one.load)
        for one in changed
    ] == [
        ("08:30", "10:00", 1, 3, 2),
        ("10:00", "12:30", 2, 3, 2),
        ("12:30", "16:45", 2, 2, 1),
        ("16:45", "18:00", 2, None, 1),
    ]


def test_hours_whose_terms_are_alike_are_one_need() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.requirement(hours="08:30-12:30", maximum=2),
        build.requirement(hours="12:30-16:45", minimum=0, maximum=2),
    )
    (whole,) = asked("08:30-16:45", 1).problem(problem).requirements
    assert (clock(whole.start), clock(whole.end)) == ("08:30", "16:45")


def test_a_maximum_gives_way_to_what_is_asked() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.requirement(hours="08:30-12:30", maximum=1),
        build.requirement(hours="12:30-16:45", maximum=3),
    )
    need = asked("08:30-16:45", 2)
    found = need.problem(problem).requirements
    assert [one.maximum for one in found] == [2, 3]
    (raised,) = need.raised(problem)
    assert (raised.start, raised.end) == (minutes("08:30"), minutes("12:30"))
    assert (raised.was, raised.now) == (1, 2)
    assert not asked("08:30-16:45", 1).raised(problem)


def test_people_above_the_maximum_stay_as_many_when_less_is_asked() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.employee("Bob"),
        build.requirement(minimum=1, maximum=1),
    )
    rota = build.rota(build.works("Ann"), build.works("Bob"))
    need = asked("08:30-16:45", 0)
    outcome = Situation.of(problem, rota, need, BEFORE).outcome({})
    above = [
        [v.amount for v in found if v.rule_id == "overstaffing"]
        for found in (outcome.before, outcome.after)
    ]
    assert above[0]
    assert above[0] == above[1]


def test_a_need_on_a_day_the_post_is_closed_is_filled() -> None:
    problem = build.problem(
        build.employee("Ann"), build.employee("Bob"), build.requirement()
    )
    need = Need(
        post_id="desk",
        date=TUE,
        start=minutes("08:30"),
        end=minutes("16:45"),
        minimum=1,
        target=1,
    )
    found = options(problem, build.rota(build.works("Ann")), need)
    assert found[0].people == {"Ann"}
    assert found[0].minimum_minutes == 45  # the lunch of J


def test_half_days_of_illness_break_nothing(aside: Aside) -> None:
    days = (MON, TUE, WED)
    problem = build.problem(
        build.contract(credit_minutes=0),
        build.employee("Ann"),
        build.employee("Bob"),
        [build.requirement(day=day) for day in days],
    )
    rota = build.rota(build.works("Ann", "desk", build.J, *days))
    noon = time(12, 30)
    event = Absent(
        employee_id="Ann",
        first=datetime.combine(MON, noon),
        last=datetime.combine(WED, noon),
    )
    for option in options(problem, rota, event, aside=aside):
        assert not option.given


def test_nobody_is_given_hours_that_have_begun(aside: Aside) -> None:
    """Bob's day is J: at ten nobody may ask him for the rest of it."""
    problem = build.problem(
        build.employee("Ann"), build.employee("Bob"), build.requirement()
    )
    ten = datetime.combine(MON, time(10))
    gone = Absent(employee_id="Ann", first=ten, last=ten + timedelta(hours=14))
    found = options(problem, build.rota(build.works("Ann")), gone, now=ten, aside=aside)
    assert all(not one.moves for one in found)


def test_pinned_days_stay(aside: Aside) -> None:
    problem = build.problem(
        build.post("filing"),
        build.employee("Ann"),
        build.employee("Bob"),
        build.requirement(),
    )
    rota = build.rota(build.works("Ann"), build.works("Bob", "filing", pinned=True))
    found = options(problem, rota, absent("Ann"), aside=aside)
    assert all(not one.moves for one in found)


def test_nothing_before_the_moment_changes(aside: Aside) -> None:
    problem = build.problem(
        build.post("filing"),
        build.employee("Ann"),
        build.employee("Bob"),
        build.employee("Cid"),
        build.requirement(),
    )
    rota = build.rota(build.works("Ann"), build.works("Bob", "filing"))
    ten = datetime.combine(MON, time(10))
    gone = Absent(employee_id="Ann", first=ten, last=ten + timedelta(hours=14))
    found = options(problem, rota, gone, now=ten, aside=aside)
    moves = [move for one in found for move in one.moves]
    assert {move.employee_id for move in moves} == {"Bob"}
    assert {move.notice for move in moves} == {Notice.URGENT}
    for move in moves:
        morning = [one for one in move.after if one.start < minutes("10:00")]
        assert [one.post_id for one in morning] == ["filing"]


def test_notice_follows_the_moment() -> None:
    problem = build.problem(
        build.employee("Ann"), build.employee("Bob"), build.requirement()
    )
    rota = build.rota(build.works("Ann"))
    five_days = datetime.combine(MON - timedelta(days=5), time())
    (option,) = options(problem, rota, absent("Ann"), now=five_days)
    assert option.told == {"Bob": Notice.SHORT}


def test_an_illegal_rota_is_repaired_as_well() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.employee("Bob"),
        build.employee("Cid"),
        build.absence("Cid"),
        build.requirement(),
    )
    rota = build.rota(build.works("Ann"), build.works("Cid"))
    rota = rota.with_cells({("Cid", MON): tuple(build.works("Cid", "desk", build.M))})
    found = options(problem, rota, absent("Ann"))
    assert found[0].people == {"Bob"}


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValue):
        absent("Ann", TUE, MON - timedelta(days=1))
    problem = build.problem(build.employee("Ann"))
    with pytest.raises(UnknownId):
        options(problem, build.rota(), absent("Zoe"))
