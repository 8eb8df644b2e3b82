from __future__ import annotations

from datetime import UTC, datetime

import pytest

from planner.domain.notice import Notice, notice_of
from planner.domain.published import working_days_before
from tests.build import FRI, MON, TUE, employee, problem, site

AT_830 = 8 * 60 + 30


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (None, Notice.LONG),
        ("2027-02-14T08:29", Notice.LONG),
        ("2027-02-14T08:30", Notice.SHORT),
        ("2027-02-27T08:29", Notice.SHORT),
        ("2027-02-27T08:30", Notice.URGENT),
        ("2027-03-02T08:30", Notice.URGENT),
    ],
)
def test_notice_falls_with_the_time_left(now: str | None, expected: Notice) -> None:
    moment = now and datetime.fromisoformat(now)
    assert notice_of(MON, AT_830, moment or None) is expected


def test_a_moment_may_know_its_zone() -> None:
    now = datetime(2027, 2, 28, 8, 30, tzinfo=UTC)
    assert notice_of(TUE, AT_830, now) is Notice.URGENT
    assert notice_of(TUE, AT_830 + 15, now) is Notice.SHORT


def test_working_days_leave_out_the_weekend_and_holidays() -> None:
    ann = employee("Ann")
    plain = problem(ann)
    assert working_days_before(plain, ann, FRI, MON) == 3
    assert working_days_before(plain, ann, MON, FRI) == 0
    last_friday = FRI.fromordinal(FRI.toordinal() - 7)
    assert working_days_before(plain, ann, TUE, last_friday) == 1
    closed = problem(ann, site(holidays=frozenset({TUE})))
    assert working_days_before(closed, ann, FRI, MON) == 2
