"""The figures of a plan."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from planner.api.refusals import UNKNOWN
from planner.api.request import PlanNeeded
from planner.domain.memory import HardshipKind
from planner.services.statistics import Statistics, statistics

router = APIRouter(prefix="/plans/{plan_id}/figures", tags=["figures"])


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class CoverageInFigures(_Shape):
    """Coverage of a service, or of the posts a pole shares, in a week."""

    owner_id: str = Field(description="Service, or pole for shared posts")
    monday: date
    asked: int = Field(description="Person-minutes asked for, at target")
    below_minimum: float
    below_target: float
    share: float = Field(description="Share held, 0 to 1", examples=[0.96])


class HoursInFigures(_Shape):
    """Hours of one person against her contract, in minutes."""

    employee_id: str
    due: int
    planned: int
    balance: int = Field(description="Above 0 in advance, below 0 owed")
    overtime: int
    telework_days: int


class PoolInFigures(_Shape):
    """Use of a pool."""

    pool_id: str
    people: int
    minutes: int
    away_minutes: int = Field(description="Outside the members' own service")
    services: int


class BacklogInFigures(_Shape):
    """A stream of deferrable work at the end of a date."""

    stream_id: str
    date: date
    waiting: float
    age: int = Field(description="Of the oldest work, in working days")
    done: float
    late: float = Field(description="Minutes waiting beyond the delay wished")


class HardshipInFigures(_Shape):
    """How one kind of hardship is spread."""

    kind: HardshipKind
    people: int
    total: float
    least: float
    median: float
    most: float


class AlertsInFigures(BaseModel):
    """How often a rule asks for an answer."""

    rule: str
    times: int


class FiguresOfPlan(BaseModel):
    """All the figures of a plan."""

    coverage: list[CoverageInFigures]
    hours: list[HoursInFigures]
    pools: list[PoolInFigures]
    backlog: list[BacklogInFigures]
    hardship: list[HardshipInFigures]
    known_share: float = Field(description="Time held by someone who knows the service")
    alerts: list[AlertsInFigures]

    @classmethod
    def of(cls, found: Statistics) -> FiguresOfPlan:
        """Return the figures as they are sent."""
        return cls(
            coverage=[CoverageInFigures.model_validate(one) for one in found.coverage],
            hours=[HoursInFigures.model_validate(one) for one in found.hours],
            pools=[PoolInFigures.model_validate(one) for one in found.pools],
            backlog=[BacklogInFigures.model_validate(one) for one in found.backlog],
            hardship=[HardshipInFigures.model_validate(one) for one in found.hardship],
            known_share=found.continuity.known_share,
            alerts=[AlertsInFigures(rule=rule, times=n) for rule, n in found.alerts],
        )


@router.get("", summary="Show the figures behind a plan", responses=UNKNOWN)
def read_figures(plan: PlanNeeded) -> FiguresOfPlan:
    """Coverage by week, hours against contract, pools, backlog, hardship, alerts."""
    return FiguresOfPlan.of(statistics(plan))
