"""What waits of a stream, date by date."""

from __future__ import annotations

from planner.domain.stream import WorkStream
from planner.domain.waiting import carried, queue
from planner.domain.work import ActivityKind
from planner.evaluation.backlog import backlogs
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
    assert carried(GIVEN, LETTERS, {TUE: 150.0}) == 850


def test_the_backlog_is_part_of_the_verdict() -> None:
    planned = rota(works("Ann", "notes", J, MON, THU))
    (last,) = evaluate(GIVEN, planned).backlog
    assert (last.stream_id, last.date, last.waiting) == ("letters", SUN, 150)
    done = [one.done for one in backlogs(GIVEN, planned)]
    assert done == [400, 0, 0, 450, 0, 0, 0]
