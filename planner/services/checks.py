"""What a coordinator should know before a rota goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.notice import Notice
from planner.domain.scope import Scope
from planner.rules import late_change, publication_notice
from planner.rules.rule import Violation
from planner.services.gaps import Gap, gaps

if TYPE_CHECKING:
    from datetime import datetime

    from planner.domain.difference import PersonChange
    from planner.domain.rota import Rota
    from planner.domain.work import Criticality
    from planner.services.plans import Plan

TIMELY = (publication_notice.RULE, late_change.RULE)
"""Rules about when people are told: judged as of now, not as of the calculation."""


@dataclass(frozen=True, kw_only=True)
class Checks:
    """What a publication does to the rules and leaves unfilled."""

    first: bool
    """Nothing was published before: the notice of the whole rota counts."""
    long: int
    """People told more than 15 days before."""
    short: int
    """People told 15 days before or less."""
    urgent: int
    """People told 48 hours before or less."""
    untimely: tuple[Violation, ...]
    """People told later than their rules want."""
    hard: tuple[Violation, ...]
    alerts: tuple[Violation, ...]
    """Others than `untimely`."""
    gaps: tuple[Gap, ...]
    """Needs under their minimum, the gravest first."""
    below_target: int
    """Needs at their minimum that lack people to their target."""

    @property
    def reason_due(self) -> bool:
        """Whether someone has to say why it is published all the same."""
        return bool(self.urgent or self.untimely or self.hard)

    def critical(self, criticality: Criticality) -> tuple[Gap, ...]:
        """Return the needs of one criticality under their minimum."""
        return tuple(gap for gap in self.gaps if gap.criticality is criticality)


def checks(
    plan: Plan,
    before: Rota | None,
    changes: tuple[PersonChange, ...],
    now: datetime,
) -> Checks:
    """Return what to know before a plan's rota takes the place of another, or none."""
    timely_ids = {rule.id for rule in TIMELY}
    found = gaps(plan.problem, plan.evaluation)
    return Checks(
        first=before is None,
        long=_told(changes, Notice.LONG),
        short=_told(changes, Notice.SHORT),
        urgent=_told(changes, Notice.URGENT),
        untimely=_untimely(plan, before, now),
        hard=plan.evaluation.hard,
        alerts=tuple(
            one for one in plan.evaluation.alerts if one.rule_id not in timely_ids
        ),
        gaps=tuple(gap for gap in found if gap.below_minimum),
        below_target=sum(not gap.below_minimum for gap in found),
    )


def _told(changes: tuple[PersonChange, ...], notice: Notice) -> int:
    return sum(change.notice is notice for change in changes)


def _untimely(plan: Plan, before: Rota | None, now: datetime) -> tuple[Violation, ...]:
    """Return what the rules say if people are told now."""
    problem = plan.problem.replace(
        planned_at=now.replace(tzinfo=None),
        published=None if before is None else before.assignments,
    )
    scope = Scope(employees=problem.employees)
    return tuple(
        violation
        for rule in TIMELY
        for violation in rule.check(problem, plan.rota, scope)
    )
