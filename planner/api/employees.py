"""Employees: what is agreed with each, to read and replace; new ones to add."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field

from planner.api.idempotent import Idempotent
from planner.api.refusals import STANDING, UNKNOWN
from planner.api.request import ActorNeeded, PlanId, StoreNeeded, TagSeen
from planner.domain.people import Employee
from planner.services.sheet import Sheet
from planner.services.sheet_checks import MOST_BROUGHT
from planner.services.staff import add_person, person, save_person, sheet_of, staff

router = APIRouter(
    prefix="/plans/{plan_id}/employees", tags=["employees"], route_class=Idempotent
)
Name = Annotated[str, Field(max_length=200)]
Names = Annotated[list[Name], Field(max_length=500)]
EmployeeId = Annotated[
    str, Path(max_length=200, description="Id of an employee", examples=["e01"])
]


class EmployeeBody(BaseModel):
    """All that is agreed with someone."""

    name: Name = Field(examples=["Agathe Lilas"])
    grade: Name = ""
    employer: Name = ""
    home_service: Name = Field(examples=["cardiologie"])
    quota: int = Field(default=100, ge=1, le=100, description="Percent of full time")
    weekly_minutes: int = Field(ge=1, le=48 * 60, examples=[2250])
    rule_set: Name = Field(examples=["fph"])
    pattern: list[list[Names]] = Field(
        min_length=1,
        max_length=12,
        description="Weeks of seven days, Monday first: the hours possible each day",
        examples=[[["J"], ["J"], ["J"], ["J"], ["J"], [], []]],
    )
    sites: Names
    skills: dict[Name, Annotated[int, Field(ge=1, le=3)]] = Field(
        default_factory=dict, examples=[{"cardio": 2}]
    )
    refuses: Names = Field(default_factory=list, description="Activities")
    prefers: Names = Field(default_factory=list, description="Activities")
    telework_days: int = Field(default=0, ge=0, le=7)
    telework_wish: int = Field(default=0, ge=0, le=7)
    telework_derogation_until: date | None = Field(
        default=None,
        description="Last day of a derogation from weekly limits of telework; "
        "no reason is kept",
    )
    hybrid_days: bool = False
    pool: Name | None = None
    trainee: bool = False
    joined: date | None = Field(default=None, description="First day in the team")
    left: date | None = Field(default=None, description="Last day of the contract")
    authorised_until: date | None = Field(
        default=None, description="Last day of her part-time authorisation"
    )
    tutor: Name | None = None
    rhythm: Name | None = Field(
        default=None, description="Limits on her runs of days, weekends and hours"
    )
    desired_weekly_minutes: int | None = Field(
        default=None, ge=1, le=48 * 60, description="Time a week she would like"
    )
    hours_brought: int = Field(
        default=0,
        ge=-MOST_BROUGHT,
        le=MOST_BROUGHT,
        description="Minutes above (below, if negative) what was due before",
        examples=[-150],
    )

    @classmethod
    def of(cls, one: Sheet) -> EmployeeBody:
        """Return the sheet as it is sent."""
        return cls(
            name=one.name,
            grade=one.grade,
            employer=one.employer,
            home_service=one.home_service_id,
            quota=one.quota,
            weekly_minutes=one.weekly_minutes,
            rule_set=one.rule_set,
            pattern=[[list(day) for day in week] for week in one.weeks],
            sites=sorted(one.site_ids),
            skills=dict(one.skills),
            refuses=sorted(one.refuses),
            prefers=sorted(one.prefers),
            telework_days=one.telework_days,
            telework_wish=one.telework_wish,
            telework_derogation_until=one.telework_derogation_until,
            hybrid_days=one.hybrid_days,
            pool=one.pool_id,
            trainee=one.trainee,
            joined=one.joined,
            left=one.left,
            authorised_until=one.authorised_until,
            tutor=one.tutor_id,
            rhythm=one.rhythm_id,
            desired_weekly_minutes=one.desired_weekly_minutes,
            hours_brought=one.hours_brought,
        )

    def sheet(self) -> Sheet:
        """Return what the service is asked for."""
        return Sheet(
            name=self.name,
            grade=self.grade,
            employer=self.employer,
            home_service_id=self.home_service,
            quota=self.quota,
            weekly_minutes=self.weekly_minutes,
            rule_set=self.rule_set,
            weeks=tuple(tuple(tuple(day) for day in week) for week in self.pattern),
            site_ids=frozenset(self.sites),
            skills=dict(self.skills),
            refuses=frozenset(self.refuses),
            prefers=frozenset(self.prefers),
            telework_days=self.telework_days,
            telework_wish=self.telework_wish,
            telework_derogation_until=self.telework_derogation_until,
            hybrid_days=self.hybrid_days,
            pool_id=self.pool,
            trainee=self.trainee,
            joined=self.joined,
            left=self.left,
            authorised_until=self.authorised_until,
            tutor_id=self.tutor,
            rhythm_id=self.rhythm,
            desired_weekly_minutes=self.desired_weekly_minutes,
            hours_brought=self.hours_brought,
        )


class EmployeeInList(BaseModel):
    """Someone of a plan."""

    id: str = Field(examples=["e01"])
    version: str = Field(description="The ETag of her terms")
    terms: EmployeeBody

    @classmethod
    def of(cls, one: Employee, sheet: Sheet) -> EmployeeInList:
        """Return the person as sent."""
        return cls(id=one.id, version=sheet.version, terms=EmployeeBody.of(sheet))


@router.get("", summary="List the employees of a plan", responses=UNKNOWN)
def read_employees(plan_id: PlanId, store: StoreNeeded) -> list[EmployeeInList]:
    """Everyone, with what is agreed with her."""
    problem = staff(store, plan_id)
    return [EmployeeInList.of(e, sheet_of(problem, e)) for e in problem.employees]


@router.post("", summary="Add an employee", status_code=201, responses=STANDING)
def add_employee(
    plan_id: PlanId,
    store: StoreNeeded,
    response: Response,
    body: EmployeeBody,
    who: ActorNeeded,
) -> EmployeeInList:
    """The plan gives her an id; the rota is kept, and judged again with her in it."""
    added = add_person(store, plan_id, body.sheet(), who=who)
    response.headers["ETag"] = f'"{added.sheet.version}"'
    return EmployeeInList(
        id=added.id,
        version=added.sheet.version,
        terms=EmployeeBody.of(added.sheet),
    )


@router.get("/{employee_id}", summary="Show an employee", responses=UNKNOWN)
def read_employee(
    plan_id: PlanId, employee_id: EmployeeId, store: StoreNeeded, response: Response
) -> EmployeeBody:
    """What is agreed with her; the ETag goes with it."""
    found = person(store, plan_id, employee_id)
    response.headers["ETag"] = f'"{found.sheet.version}"'
    return EmployeeBody.of(found.sheet)


@router.put("/{employee_id}", summary="Replace her terms", responses=STANDING)
def write_employee(
    plan_id: PlanId,
    employee_id: EmployeeId,
    store: StoreNeeded,
    response: Response,
    body: EmployeeBody,
    seen: TagSeen,
    who: ActorNeeded,
) -> EmployeeBody:
    """The rota is kept, and judged again by them."""
    saved = save_person(store, plan_id, employee_id, body.sheet(), seen=seen, who=who)
    response.headers["ETag"] = f'"{saved.sheet.version}"'
    return EmployeeBody.of(saved.sheet)
