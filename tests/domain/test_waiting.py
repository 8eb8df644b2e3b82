"""What waits of a stream, date by date."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.stream import WorkStream
from planner.domain.waiting import carried, queue
from planner.domain.work import ActivityKind
from planner.evaluation.backlog import backlogs, told
from planner.evaluation.evaluate import evaluate
from tests.build import (
    FRI,
    MON,
    SUN,
    THU,
    TUE,
    WED,
    J,
    activity,
    employee,
    post,
    problem,
    rota,
    works,
)

LETTERS = WorkStream(
    id="letters",
    name="letters",
    post_ids=frozenset({"notes"}),
    intake={MON: 300, WED: 600},
    opening=100,
)
GIVEN = problem(
    employee("Ann"),
    activity("typing", ActivityKind.TYPING, deferrable=True),
    post("notes", "typing"),
    LETTERS,
)


def test_nobody_does_more_than_there_is() -> None:
    days = queue(GIVEN, LETTERS, {MON: 150.0, TUE: 450.0})
    assert [one.done for one in days[:3]] == [150, 250, 0]
    assert [one.minutes for one in days[:3]] == [250, 0, 600]


def test_age_is_counted_in_working_days() -> None:
    days = {one.date: one for one in queue(GIVEN, LETTERS, {TUE: 150.0})}
    # The opening stock came on Friday; on Tuesday it is done and Monday's is left.
    assert [days[day].oldest for day in (MON, TUE, WED, THU, FRI)] == [1, 1, 2, 3, 4]
    assert not days[SUN].working
    assert days[SUN].oldest == days[FRI].oldest


def test_what_is_left_opens_the_next_period() -> None:
    # 250 of Monday and 600 of Wednesday: Monday's is four working days old on Sunday.
    assert carried(GIVEN, LETTERS, {TUE: 150.0}) == (850, 4)
    assert carried(GIVEN, LETTERS, {FRI: 2000.0}) == (0, 0)


def test_an_opening_stock_is_spread_over_the_days_back_to_its_oldest() -> None:
    old = replace(LETTERS, opening=10, opening_age=3, intake={})
    days = {one.date: one for one in queue(GIVEN, old, {TUE: 3.0})}
    # 3, 2, 3 and 2 minutes from Tuesday to Friday before.
    assert [days[day].oldest for day in (MON, TUE)] == [4, 4]
    assert [days[day].late for day in (MON, TUE)] == [8, 7]
    assert days[SUN].oldest == 7
    assert carried(GIVEN, old, {}) == (10, 8)


def test_nothing_waits_longer_for_a_month_that_ends() -> None:
    kept, age = carried(GIVEN, LETTERS, {})
    following = replace(LETTERS, opening=kept, opening_age=age)
    first = queue(GIVEN, following, {})[0]
    assert (kept, age) == (1000, 5)
    assert first.oldest == age + 1
    assert first.serious > 0


def test_the_backlog_is_part_of_the_verdict() -> None:
    planned = rota(works("Ann", "notes", J, MON, THU))
    (last,) = evaluate(GIVEN, planned).backlog
    assert (last.stream_id, last.date, last.waiting) == ("letters", SUN, 150)
    assert (last.age, last.late) == (2, 150)
    assert told([last]) == [
        {
            "stream": "letters",
            "minutes": 150,
            "age_days": 2,
            "late": True,
            "late_minutes": 150,
        }
    ]
    done = [one.done for one in backlogs(GIVEN, planned)]
    assert done == [400, 0, 0, 450, 0, 0, 0]
