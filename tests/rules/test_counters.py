from __future__ import annotations

from planner.domain.place import HOME
from planner.evaluation.counters import counters
from tests.build import (
    FRI,
    MON,
    SUN,
    THU,
    TUE,
    WED,
    J,
    contract,
    employee,
    pattern,
    phone,
    post,
    problem,
    rota,
    shift,
    works,
)


def test_counters_add_the_period_to_what_was_brought() -> None:
    ann = employee(
        "Ann",
        hours_brought=-30,
        year_minutes=20_000,
        year_overtime=600,
        year_sundays=9,
        telework_days=2,
    )
    given = problem(
        ann,
        contract(quota=80, weekly="30:00", credit_minutes=60, overtime_minutes=600),
        phone(),
        post("line", "phone"),
        shift("L", "08:00-12:30 13:00-17:30"),
        pattern("J", "L", days=7),
    )
    planned = rota(
        works("Ann", "line", J, MON, TUE, place=HOME),
        works("Ann", "line", J, WED, THU, FRI),
        works("Ann", "desk", J, SUN),
    )
    (hers,) = counters(given, planned)
    # 30 h spread over seven days, all of them in the period: 1800 due. Six J are
    # 2700: 900 beyond, of which 60 are credit and 30 made up for.
    assert (hers.due, hers.planned, hers.brought, hers.balance) == (
        1800,
        2700,
        -30,
        870,
    )
    assert hers.overtime == 810
    # 20 h a month at 80 %, for 7 of 31 days: 217 minutes.
    assert hers.overtime_left == 217 - 810
    assert (hers.year_overtime, hers.year_overtime_cap) == (1410, 192 * 60)
    assert hers.year_minutes == 20_000 + 2700 - 1410
    # The tenth Sunday: 1582 h at 80 %.
    assert (hers.year_sundays, hers.year_cap) == (10, 75_936)
    assert hers.telework_days == 2
