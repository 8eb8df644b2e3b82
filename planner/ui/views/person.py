"""What the page of a person says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.people import Contract, Employee
from planner.domain.work import Service
from planner.evaluation.evaluate import Hours
from planner.rules.book import RULES
from planner.rules.certainty import CERTAINTY
from planner.rules.rule import Rule, Violation
from planner.text.message import Message, message
from planner.ui.views.calendar import Day
from planner.ui.views.cell import PersonDay, person_day
from planner.ui.views.hours import HoursChip
from planner.ui.views.plan_view import PlanView
from planner.ui.views.problems import COVERAGE_RULES, rank

LEVEL_WORDS: Mapping[int, Message] = {
    1: message("level 1: with the guide sheet"),
    2: message("level 2: knows it"),
    3: message("level 3: reference"),
}


@dataclass(frozen=True, kw_only=True)
class RuleSays:
    """A rule and what it finds for one person."""

    rule: Rule
    source: str
    """Key of the catalogue: that of her rule set."""
    confidence: Message
    found: tuple[Violation, ...]


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person of a plan."""

    employee: Employee
    contract: Contract
    service: Service
    hours: Hours
    chip: HoursChip
    days: tuple[tuple[Day, PersonDay], ...]
    sites: tuple[str, ...]
    skills: tuple[tuple[str, Message], ...]
    refuses: tuple[str, ...]
    prefers: tuple[str, ...]
    pool: str
    home_days: int
    broken: tuple[RuleSays, ...]
    """Rules that find something, worst first."""
    kept: tuple[RuleSays, ...]


def person_of(view: PlanView, employee_id: str) -> Person:
    """Return a person; raise `UnknownId` if the plan has none of that id."""
    problem = view.problem
    one = problem.employee(employee_id)
    says = _rules(view, employee_id)
    activities = problem.activities_by_id
    return Person(
        employee=one,
        contract=problem.contract_of(one),
        service=problem.services_by_id[one.home_service_id],
        hours=next(
            h for h in view.plan.evaluation.hours if h.employee_id == employee_id
        ),
        chip=view.chips[employee_id],
        days=tuple((d, person_day(view, employee_id, d.date)) for d in view.days),
        sites=tuple(s.name for s in problem.sites if s.id in one.site_ids),
        skills=tuple((name, LEVEL_WORDS[level]) for name, level in one.skills.items()),
        refuses=tuple(activities[name].name for name in sorted(one.refuses)),
        prefers=tuple(activities[name].name for name in sorted(one.prefers)),
        pool=problem.pools_by_id[one.pool_id].name if one.pool_id else "",
        home_days=len({a.date for a in view.rota.of(employee_id) if a.remote}),
        broken=tuple(
            sorted((s for s in says if s.found), key=lambda s: rank(s.found[0]))
        ),
        kept=tuple(s for s in says if not s.found),
    )


def _rules(view: PlanView, employee_id: str) -> list[RuleSays]:
    found: dict[str, list[Violation]] = {}
    for violation in view.plan.evaluation.violations:
        if violation.employee_id == employee_id:
            found.setdefault(violation.rule_id, []).append(violation)
    rule_set = view.problem.contract_of(view.problem.employee(employee_id)).rule_set
    return [
        RuleSays(
            rule=rule,
            source=(basis := rule.basis(rule_set)).source,
            confidence=CERTAINTY[basis.confidence],
            found=tuple(found.get(rule.id, ())),
        )
        for rule in RULES
        if rule.id not in COVERAGE_RULES
    ]
