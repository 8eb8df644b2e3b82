"""Files in and out: the workbook of everything, Excel and PDF of a rota."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from planner.api.idempotent import Idempotent
from planner.api.refusals import UNKNOWN
from planner.api.request import ActorNeeded, LanguageNeeded, PlanNeeded, StoreNeeded
from planner.exchange.book_in import LARGEST
from planner.services import exports, imports

router = APIRouter(tags=["files"], route_class=Idempotent)


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class FieldChange(_Shape):
    """A cell before and after."""

    column: str = Field(examples=["name"])
    before: str
    after: str


class LineChange(_Shape):
    """A line that changes."""

    row: str = Field(description="Key of the line", examples=["cardio-acc"])
    fields: list[FieldChange]


class TableOutcome(_Shape):
    """What becomes of a table."""

    table: str = Field(examples=["posts"])
    created: list[str]
    changed: list[LineChange]
    removed: list[str]
    left: int


class FaultInFile(BaseModel):
    """One thing wrong in the file."""

    sheet: str = Field(examples=["posts"])
    cell: str = Field(examples=["C12"])
    message: str


class ImportOutcome(BaseModel):
    """What a file would do or did."""

    taken_in: bool = Field(description="False for a preview, faults or nothing new")
    plan: str = Field(description="Id of the plan", examples=["march"])
    tables: list[TableOutcome]
    faults: list[FaultInFile] = Field(description="With any, nothing is taken in")


def _file(media: str) -> dict[int | str, dict[str, Any]]:
    """Return how an answer that is a file is described, with its refusals."""
    content = {media: {"schema": {"type": "string", "format": "binary"}}}
    return {**UNKNOWN, 200: {"content": content, "description": "The file"}}


BOOK, PAPER = _file(exports.XLSX), _file(exports.PDF)


@router.post("/import", summary="Take a workbook in", responses=UNKNOWN)
def take_in(
    store: StoreNeeded,
    language: LanguageNeeded,
    who: ActorNeeded,
    file: Annotated[UploadFile, File(description="Workbook, or zip of CSV tables")],
    preview: Annotated[bool, Query(description="Say what it would do only")] = False,
) -> ImportOutcome:
    """All or nothing: every fault is told by sheet and cell."""
    content = file.file.read(LARGEST + 1)
    if preview:
        found = imports.preview(store, content)
    else:
        found = imports.take_in(store, content, who=who)
    return ImportOutcome(
        taken_in=not (preview or found.faults or found.nothing_new),
        plan=found.plan_id,
        tables=[TableOutcome.model_validate(one) for one in found.tables],
        faults=[
            FaultInFile(
                sheet=one.file,
                cell=one.column,
                message=one.message.say(language),
            )
            for one in found.faults
        ],
    )


@router.get("/template.xlsx", summary="The workbook to fill", responses=BOOK)
def template() -> Response:
    """Filled with an example."""
    return Response(exports.template_book(), media_type=exports.XLSX)


@router.get(
    "/plans/{plan_id}/workbook.xlsx",
    summary="Everything a plan is made from",
    responses=BOOK,
)
def workbook(plan: PlanNeeded) -> Response:
    """As `POST /import` takes it back."""
    return Response(exports.plan_book(plan), media_type=exports.XLSX)


@router.get(
    "/plans/{plan_id}/export/month.xlsx",
    summary="The rota in Excel",
    responses=BOOK,
)
def month_xlsx(plan: PlanNeeded, language: LanguageNeeded) -> Response:
    """By person, by post, gaps, hours, rules broken."""
    return Response(exports.month_book(plan, language), media_type=exports.XLSX)


@router.get(
    "/plans/{plan_id}/export/month.pdf",
    summary="The month on A3",
    responses=PAPER,
)
def month_pdf(plan: PlanNeeded, language: LanguageNeeded) -> Response:
    """By person."""
    return Response(exports.month_sheet(plan, language), media_type=exports.PDF)


@router.get(
    "/plans/{plan_id}/export/week.pdf",
    summary="The week of a service on A4",
    responses=PAPER,
)
def week_pdf(
    plan: PlanNeeded,
    language: LanguageNeeded,
    service: Annotated[str, Query(description="Id of the service")],
    week: Annotated[date, Query(description="A date of the week")],
) -> Response:
    """For the board."""
    content = exports.week_sheet(plan, service, week, language)
    return Response(content, media_type=exports.PDF)


@router.get(
    "/plans/{plan_id}/export/person.pdf",
    summary="The month of a person on A4",
    responses=PAPER,
)
def person_pdf(
    plan: PlanNeeded,
    language: LanguageNeeded,
    employee: Annotated[str, Query(description="Id of the person")],
) -> Response:
    """Her own sheet."""
    content = exports.person_sheet(plan, employee, language)
    return Response(content, media_type=exports.PDF)
