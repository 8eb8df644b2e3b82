"""The table both sides of every rule are held to: one case per rule, then more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rules.absent_edges import ABSENT_EDGES
from tests.rules.doctor_edges import DOCTOR_EDGES
from tests.rules.hard_cases import HARD_CASES
from tests.rules.hours_cases import OVERTIME, PUBLISHED_ROTA
from tests.rules.hours_edges import HOURS_EDGES
from tests.rules.law_edges import LAW_EDGES
from tests.rules.people_edges import PEOPLE_EDGES
from tests.rules.rhythm_cases import RHYTHM_CASES, RHYTHM_EDGES
from tests.rules.rule_set_edges import RULE_SET_EDGES
from tests.rules.soft_cases import SOFT_CASES
from tests.rules.team_cases import TEAM_CASES
from tests.rules.team_edges import TEAM_EDGES
from tests.rules.terms_edges import TERMS_EDGES
from tests.rules.time_cases import PART_TIME, WEEKS
from tests.rules.together_cases import TOGETHER_CASES
from tests.rules.together_edges import TOGETHER_EDGES
from tests.rules.where_edges import WHERE_EDGES
from tests.rules.work_cases import WORK_CASES, WORK_EDGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.rules.case import RuleCase

CASES: Mapping[str, RuleCase] = {
    **HARD_CASES,
    **RHYTHM_CASES,
    **SOFT_CASES,
    **TEAM_CASES,
    **TOGETHER_CASES,
    **WORK_CASES,
    **WEEKS,
    **PART_TIME,
    **OVERTIME,
    **PUBLISHED_ROTA,
}
"""One case per rule id."""

ALL_CASES: tuple[tuple[str, RuleCase], ...] = (
    *CASES.items(),
    *WHERE_EDGES,
    *HOURS_EDGES,
    *ABSENT_EDGES,
    *PEOPLE_EDGES,
    *RHYTHM_EDGES,
    *TOGETHER_EDGES,
    *TEAM_EDGES,
    *WORK_EDGES,
    *LAW_EDGES,
    *TERMS_EDGES,
    *RULE_SET_EDGES,
    *DOCTOR_EDGES,
)
"""Rule id and case: those of `CASES`, then a second or third look at some rules."""

ALL_NAMES = [f"{rule_id}-{n}" for n, (rule_id, _) in enumerate(ALL_CASES)]
"""A name for each of `ALL_CASES`, for the test report."""
