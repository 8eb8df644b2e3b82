"""Plans and their figures."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, Field

from planner.api.freshness import FRESH, FRESHNESS
from planner.api.paging import PAGED, PageNeeded
from planner.api.refusals import UNKNOWN
from planner.api.request import PlanNeeded, StoreNeeded
from planner.services.plans import Plan, PlanLine, RunSummary, list_plans
from planner.store.status import RotaStatus, RunStatus

router = APIRouter(prefix="/plans", tags=["plans"])


class PlanInList(BaseModel):
    """A plan, in short."""

    id: str = Field(examples=["ch-trois-sites"])
    title: str
    start: date = Field(description="First date of the period")
    end: date = Field(description="Last date of the period")
    people: int
    version: int = Field(description="Number of the rota; 0 while there is none")
    status: RotaStatus
    outdated: bool = Field(description="The problem has changed since the rota")
    coverage: float | None = Field(description="Share of the time asked for held")

    @classmethod
    def of(cls, line: PlanLine) -> PlanInList:
        """Return the plan as it is sent."""
        return cls(
            id=line.id,
            title=line.title,
            start=line.start,
            end=line.end,
            people=line.people,
            version=line.version,
            status=line.status,
            outdated=line.outdated,
            coverage=line.figures["coverage"] if line.figures else None,
        )


class Shortage(BaseModel):
    """Person-minutes missing."""

    minimum: float = Field(description="Below the minimum")
    target: float = Field(description="Between the minimum and the target")


class RunInPlan(BaseModel):
    """How the rota was calculated."""

    status: RunStatus
    engine: str = Field(examples=["highs"])
    seed: int
    seconds: float
    objective: float
    bound: float | None = Field(description="Points no rota can go below")
    gap: float | None = Field(description="Part of the objective not proven needed")
    net_gap: float | None = Field(description="The same, unavoidable gaps left out")

    @classmethod
    def of(cls, run: RunSummary) -> RunInPlan:
        """Return the calculation as it is sent."""
        return cls.model_validate(run, from_attributes=True)


class PlanFigures(BaseModel):
    """A plan and the figures of its rota."""

    id: str = Field(examples=["ch-trois-sites"])
    title: str
    start: date
    end: date
    people: int
    posts: int
    version: int = Field(description="Number of the rota; 0 while there is none")
    status: RotaStatus
    outdated: bool = Field(description="The problem has changed since the rota")
    assignments: int
    requirement_minutes: int = Field(description="Person-minutes asked for, at target")
    coverage: float = Field(description="Share of the time asked for that is held")
    shortage_minutes: Shortage
    hard_violations: int
    objective: float = Field(description="Points lost, all levels")
    penalty_by_level: dict[str, float] = Field(examples=[{"minimum": 0, "target": 400}])
    run: RunInPlan | None

    @classmethod
    def of(cls, plan: Plan) -> PlanFigures:
        """Return the plan as it is sent."""
        evaluation = plan.evaluation
        return cls(
            id=plan.id,
            title=plan.title,
            start=plan.problem.period.start,
            end=plan.problem.period.end,
            people=len(plan.problem.employees),
            posts=len(plan.problem.posts),
            version=plan.version,
            status=plan.status,
            outdated=plan.outdated,
            assignments=len(plan.rota.assignments),
            requirement_minutes=evaluation.requirement_minutes,
            coverage=evaluation.coverage,
            shortage_minutes=Shortage(**evaluation.shortage_minutes),
            hard_violations=len(evaluation.hard),
            objective=evaluation.objective,
            penalty_by_level={
                level.name.lower(): points
                for level, points in evaluation.penalty_by_level.items()
            },
            run=RunInPlan.of(plan.run) if plan.run else None,
        )


@router.get("", summary="List the plans", responses={**PAGED, 422: UNKNOWN[422]})
def read_plans(store: StoreNeeded, asked: PageNeeded) -> list[PlanInList]:
    """Every plan, the newest first."""
    found = asked.page((line.id, line) for line in list_plans(store))
    return [PlanInList.of(line) for line in found]


@router.get(
    "/{plan_id}",
    summary="Show the figures of a plan",
    responses={**FRESHNESS, **UNKNOWN},
    dependencies=[FRESH],
)
def read_plan(plan: PlanNeeded) -> PlanFigures:
    """What the rota of a plan covers, breaks and costs."""
    return PlanFigures.of(plan)
