"""Who is exempt, what an establishment may set, and where a breach is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.domain.absence import RequestKind
from planner.domain.place import HOME
from planner.domain.scope import Scope
from planner.rules.book import RULES, RULES_BY_ID
from planner.rules.rule import UNWEIGHED, Violation
from tests.build import (
    DAY,
    MON,
    SAT,
    SUN,
    TUE,
    WED,
    WEEK,
    WORKDAYS,
    J,
    M,
    contract,
    employee,
    pattern,
    phone,
    pool,
    post,
    problem,
    requirement,
    rota,
    service,
    shift,
    wish,
    works,
)

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

LINE = (phone(), post("line", "phone"))
WARD = (service("surgery"), post("ward", service="surgery"))


def found(rule_id: str, given: Problem, planned: Rota) -> list[Violation]:
    return list(RULES_BY_ID[rule_id].check(given, planned, Scope.whole(given)))


def test_the_book_lists_hard_rules_first_then_by_level() -> None:
    levels = [rule.level for rule in RULES]
    assert levels == sorted(levels)
    assert len(RULES_BY_ID) == len(RULES)


def test_hard_rules_cost_no_points_and_soft_rules_do() -> None:
    for rule in RULES:
        assert (rule.weight == 0) is (rule.level in UNWEIGHED)


def test_without_an_agreement_nobody_works_from_home() -> None:
    given = problem(employee("Ann"), *LINE)
    at_home = rota(works("Ann", "line", J, place=HOME))
    said = [one.message.say("en") for one in found("telework_right", given, at_home)]
    assert said == ["Ann has no telework agreement."] * 2
    (days,) = found("telework_days", given, at_home)
    assert days.amount == 1


def test_the_private_sector_has_no_weekly_limit_of_telework() -> None:
    ann = employee("Ann", telework_days=5)
    given = problem(ann, *LINE, contract(rule_set="private"))
    at_home = rota(works("Ann", "line", J, *WORKDAYS, place=HOME))
    assert found("telework_days", given, at_home) == []
    assert found("onsite_days", given, at_home) == []


def test_whoever_accepts_hybrid_days_may_split_one() -> None:
    given = problem(employee("Ann", telework_days=1, hybrid_days=True), *LINE)
    split = rota(
        works("Ann", "line", M, place=HOME), works("Ann", "desk", "13:15-16:45")
    )
    assert found("telework_right", given, split) == []


def test_pool_members_are_at_home_nowhere() -> None:
    given = problem(
        employee("Ann", pool="nomads"),
        employee("Bob"),
        pool("nomads", "surgery"),
        *WARD,
    )
    planned = rota(works("Ann", "ward"), works("Bob", "ward"))
    away = found("home_service", given, planned)
    assert {one.employee_id for one in away} == {"Bob"}


@pytest.mark.parametrize(
    ("ann", "rules"),
    [
        (employee("Ann"), {"phone_share", "mono_task"}),
        (employee("Ann", prefers=frozenset({"phone"})), set()),
        (employee("Ann", prefers=frozenset({"chat"})), {"mono_task"}),
        (
            employee("Ann", prefers=frozenset({"reception"})),
            {"phone_share", "mono_task"},
        ),
    ],
)
def test_rotation_does_not_bind_on_what_one_likes(
    ann: Employee, rules: set[str]
) -> None:
    given = problem(ann, *LINE, phone("chat"))
    planned = rota(works("Ann", "line", J, *WORKDAYS))
    broken = {rule for rule in RULES_BY_ID if found(rule, given, planned)}
    assert broken & {"phone_share", "mono_task"} == rules


def test_a_wish_is_looked_at_on_free_dates_of_the_period_only() -> None:
    wishes = [wish("Ann", RequestKind.DAY_OFF, day) for day in (MON, TUE, SUN + DAY)]
    given = problem(employee("Ann"), *wishes, free=[("Ann", TUE), ("Ann", SUN + DAY)])
    planned = rota(works("Ann", "desk", J, MON, TUE, SUN + DAY))
    assert [one.date for one in found("wish", given, planned)] == [TUE]


def test_a_wish_for_other_hours_asks_for_no_work() -> None:
    given = problem(
        employee("Ann"),
        wish("Ann", RequestKind.SHIFT, MON, shift="J"),
        wish("Ann", RequestKind.TELEWORK, MON),
    )
    assert found("wish", given, rota()) == []


def test_telework_before_the_period_counts_in_its_week() -> None:
    ann = employee("Ann", telework_days=2, telework_wish=2)
    before = works("Ann", "line", J, MON, place=HOME)
    onsite = rota(works("Ann", "desk", J, WED))
    # Monday and Tuesday, which nobody knows, may be the two on site: both are missing.
    given = problem(ann, *LINE, start=WED)
    (one,) = found("telework_granted", given, onsite)
    assert (one.amount, one.date) == (2, WED)
    # With Monday at home and Tuesday off, two of three days on site leave one: had.
    assert found("telework_granted", given.replace(context=tuple(before)), onsite) == []


def test_a_breach_of_a_week_cut_by_the_period_is_shown_inside_it() -> None:
    given = problem(
        employee("Ann"),
        shift("M", M),
        pattern("M", days=7),
        start=WED,
        context=works("Ann", "desk", M, MON, TUE),
    )
    week = [WED + n * DAY for n in range(5)]
    (one,) = found("weekly_rest", given, rota(works("Ann", "desk", M, *week)))
    assert (one.amount, one.date) == (960, WED)


def test_days_nobody_knows_about_are_days_off() -> None:
    given = problem(employee("Ann"), pattern("J", days=7), start=SAT, end=SUN)
    weekend = rota(works("Ann", "desk", J, SAT, SUN))
    for rule in ("weekly_rest", "rolling_week", "daily_rest"):
        assert found(rule, given, weekend) == []


def test_history_broken_before_the_period_is_not_reported() -> None:
    late = works("Ann", "desk", "13:15-20:45", SAT - WEEK)
    early = works("Ann", "desk", J, SUN - WEEK)
    given = problem(employee("Ann"), context=[*late, *early])
    assert found("daily_rest", given, rota()) == []


def test_an_establishment_sets_parameters_and_weights() -> None:
    given = problem(employee("Ann"), *WARD, shift("J", J))
    planned = rota(works("Ann", "desk", M), works("Ann", "ward", "13:15-16:45"))
    set_to = {
        "daily_duration": {"minutes": 420.0},
        "home_service": {"weight": 8.0},
        "post_change": {"weight": 1.0},
    }
    changed = given.replace(parameters=set_to)
    assert found("daily_duration", given, planned) == []
    assert [v.amount for v in found("daily_duration", changed, planned)] == [30]
    assert [v.penalty for v in found("home_service", changed, planned)] == [28]
    assert [v.penalty for v in found("post_change", changed, planned)] == [1]


def test_a_scope_limits_what_is_looked_at() -> None:
    given = problem(employee("Ann"), employee("Bob"), requirement("desk", M), *LINE)
    planned = rota(works("Ann", "line", M), works("Bob", "line", M))
    near = Scope.around(given, [("Ann", MON)], [])
    pattern_broken = RULES_BY_ID["working_pattern"].check(given, planned, near)
    assert {one.employee_id for one in pattern_broken} == {"Ann"}
    assert list(RULES_BY_ID["minimum_coverage"].check(given, planned, near)) == []


def test_every_meaning_is_a_sentence_without_its_stop() -> None:
    for rule in RULES:
        assert rule.reason.endswith(".")
        for one in rule.parameters.values():
            assert one.meaning[0].isupper()
            assert not one.meaning.endswith(".")


def test_what_a_page_translates_of_a_rule_has_no_percent_sign() -> None:
    """Templates format translated texts: a bare percent sign would break the page."""
    for rule in RULES:
        sources = {rule.source, *(basis.source for basis in rule.bases.values())}
        assert "%" not in f"{rule.title}{rule.reason}{sources}"
