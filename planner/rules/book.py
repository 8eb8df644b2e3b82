"""The rule book: every rule there is, hard ones first, then by level.

A new rule is one new file, one line here and one line in `solver/rules/book.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules import (
    absence,
    authorised_activity,
    authorised_site,
    contracted_time,
    daily_duration,
    daily_rest,
    days_in_a_row,
    days_in_a_row_least,
    days_off_in_a_row,
    home_service,
    hours_balance,
    hours_range,
    minimum_coverage,
    mono_task,
    one_place,
    onsite_days,
    overstaffing,
    phone_share,
    pin,
    pool_reserve,
    pool_scope,
    post_change,
    post_open,
    presence_floor,
    rolling_week,
    shift_count,
    shift_succession,
    site_change,
    skill_level,
    skill_preference,
    split_day,
    target_coverage,
    telework_days,
    telework_granted,
    telework_right,
    travel_time,
    weekends_worked,
    weekly_rest,
    wish,
    working_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    absence.RULE,
    working_pattern.RULE,
    contracted_time.RULE,
    authorised_site.RULE,
    authorised_activity.RULE,
    skill_level.RULE,
    pool_scope.RULE,
    one_place.RULE,
    travel_time.RULE,
    pin.RULE,
    post_open.RULE,
    daily_duration.RULE,
    split_day.RULE,
    daily_rest.RULE,
    weekly_rest.RULE,
    rolling_week.RULE,
    days_in_a_row.RULE,
    days_in_a_row_least.RULE,
    days_off_in_a_row.RULE,
    weekends_worked.RULE,
    shift_count.RULE,
    shift_succession.RULE,
    hours_range.RULE,
    telework_right.RULE,
    telework_days.RULE,
    onsite_days.RULE,
    presence_floor.RULE,
    minimum_coverage.RULE,
    target_coverage.RULE,
    hours_balance.RULE,
    home_service.RULE,
    skill_preference.RULE,
    phone_share.RULE,
    mono_task.RULE,
    post_change.RULE,
    site_change.RULE,
    telework_granted.RULE,
    wish.RULE,
    pool_reserve.RULE,
    overstaffing.RULE,
)

RULES_BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
