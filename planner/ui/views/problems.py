"""Kinds of problem: one small icon each, whatever the rule behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.evaluation.evaluate import Evaluation
from planner.rules.rule import Level, Violation
from planner.text.message import Message, message

Spot = tuple[str, object]
"""Whom or what a problem is shown on (an id), and the date."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A family of problems a coordinator tells apart at a glance."""

    icon: str
    name: Message


PRESENCE = Kind(icon="calendar-days", name=message("Absence or day off"))
HOURS = Kind(icon="clock", name=message("Hours"))
PLACE = Kind(icon="map-pin", name=message("Place or travel"))
TASKS = Kind(icon="layers", name=message("Tasks"))
SKILL = Kind(icon="circle-help", name=message("Skill"))
TEAM = Kind(icon="users", name=message("Away from her service"))
TELEWORK = Kind(icon="house", name=message("Telework"))
FIXED = Kind(icon="lock-open", name=message("Fixed by a person"))
WISH = Kind(icon="info", name=message("Wish not heard"))
COVERAGE = Kind(icon="triangle-alert", name=message("Coverage"))
OTHER = Kind(icon="circle-alert", name=message("Other"))

KINDS: tuple[Kind, ...] = (
    PRESENCE,
    HOURS,
    PLACE,
    TASKS,
    SKILL,
    TEAM,
    TELEWORK,
    FIXED,
    WISH,
    COVERAGE,
    OTHER,
)

KIND_OF_RULE: Mapping[str, Kind] = {
    "absence": PRESENCE,
    "working_pattern": PRESENCE,
    "hardship": OTHER,
    "coupled_absence": PRESENCE,
    "pair_present": PRESENCE,
    "doctor_away": PRESENCE,
    "meeting": PRESENCE,
    "contracted_time": HOURS,
    "daily_duration": HOURS,
    "split_day": HOURS,
    "daily_rest": HOURS,
    "weekly_rest": HOURS,
    "rolling_week": HOURS,
    "days_in_a_row": HOURS,
    "days_in_a_row_least": HOURS,
    "days_off_in_a_row": HOURS,
    "weekends_worked": HOURS,
    "shift_count": HOURS,
    "shift_succession": HOURS,
    "hours_range": HOURS,
    "hours_balance": HOURS,
    "planned_week": HOURS,
    "cycle_average": HOURS,
    "twelve_weeks": HOURS,
    "rest_days": HOURS,
    "days_a_week": HOURS,
    "break_due": HOURS,
    "part_time_gap": HOURS,
    "half_day": HOURS,
    "part_time_periods": HOURS,
    "complementary_hours": HOURS,
    "part_time_terms": HOURS,
    "part_time_end": HOURS,
    "overtime_cap": HOURS,
    "overtime_use": HOURS,
    "annual_time": HOURS,
    "desired_hours": HOURS,
    "past": FIXED,
    "stability": FIXED,
    "late_change": FIXED,
    "publication_notice": FIXED,
    "authorised_site": PLACE,
    "one_place": PLACE,
    "travel_time": PLACE,
    "site_change": PLACE,
    "room_capacity": PLACE,
    "lone_presence": PLACE,
    "authorised_activity": TASKS,
    "assistant_doctor": TASKS,
    "assistant_phone": TASKS,
    "assistant_share": TASKS,
    "rotation": TASKS,
    "longest_run": TASKS,
    "days_run": TASKS,
    "handover": TASKS,
    "catch_up": TASKS,
    "mono_task": TASKS,
    "phone_share": TASKS,
    "post_change": TASKS,
    "protected_block": TASKS,
    "combined_window": TASKS,
    "combined_load": TASKS,
    "skill_level": SKILL,
    "skill_preference": SKILL,
    "known_service": SKILL,
    "newcomer_alone": SKILL,
    "with_tutor": SKILL,
    "home_service": TEAM,
    "pool_scope": TEAM,
    "pool_reserve": TEAM,
    "distinct_voices": TEAM,
    "telework_right": TELEWORK,
    "telework_days": TELEWORK,
    "onsite_days": TELEWORK,
    "presence_floor": TELEWORK,
    "telework_granted": TELEWORK,
    "pin": FIXED,
    "wish": WISH,
    "post_open": COVERAGE,
    "opening_block": COVERAGE,
    "closing_block": COVERAGE,
    "break_relay": COVERAGE,
    "external_cost": COVERAGE,
    "minimum_coverage": COVERAGE,
    "target_coverage": COVERAGE,
    "overstaffing": COVERAGE,
    "overdue_work": COVERAGE,
}
COVERAGE_RULES = ("minimum_coverage", "target_coverage")
"""Shown in the panel of unfilled needs, not as a problem of a person."""


SEVERITIES = (HARD, ALERT, SOFT) = ("hard", "alert", "soft")
"""How bad a problem is, worst first: the names the style sheet uses."""


def severity(violation: Violation) -> str:
    """Return whether a rule is broken, a person has to answer, or comfort is lost."""
    if violation.hard:
        return HARD
    return ALERT if violation.level is Level.ALERT else SOFT


def rank(violation: Violation) -> tuple[int, Level]:
    """Return a key that sorts the worst first."""
    return SEVERITIES.index(severity(violation)), violation.level


def kind_of(rule_id: str) -> Kind:
    """Return the kind of problem a rule is about."""
    return KIND_OF_RULE.get(rule_id, OTHER)


def on_people(evaluation: Evaluation) -> Mapping[Spot, tuple[Violation, ...]]:
    """Return the violations of each employee and date, worst first."""
    return _grouped(
        ((v.employee_id, v.date), v) for v in evaluation.violations if v.employee_id
    )


def on_posts(evaluation: Evaluation) -> Mapping[Spot, tuple[Violation, ...]]:
    """Return the violations of each post and date that are no missing person's."""
    return _grouped(
        ((v.post_id, v.date), v)
        for v in evaluation.violations
        if v.post_id and not v.employee_id and v.rule_id not in COVERAGE_RULES
    )


def of_people(evaluation: Evaluation) -> Mapping[str, tuple[Violation, ...]]:
    """Return all violations of each employee, worst first."""
    groups: dict[str, list[Violation]] = {}
    for violation in sorted(evaluation.violations, key=rank):
        if violation.employee_id:
            groups.setdefault(violation.employee_id, []).append(violation)
    return {name: tuple(found) for name, found in groups.items()}


def _grouped(
    pairs: Iterable[tuple[Spot, Violation]],
) -> Mapping[Spot, tuple[Violation, ...]]:
    groups: dict[Spot, list[Violation]] = {}
    for spot, violation in sorted(pairs, key=lambda pair: rank(pair[1])):
        groups.setdefault(spot, []).append(violation)
    return {spot: tuple(found) for spot, found in groups.items()}
