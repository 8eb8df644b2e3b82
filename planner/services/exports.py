"""What leaves: a rota as Excel and PDF, a whole plan as a workbook to take in again."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import planner
from planner.exchange.book_out import book_of
from planner.exchange.pdf.month import month_pdf
from planner.exchange.pdf.person import person_pdf
from planner.exchange.pdf.sheet import Sheet
from planner.exchange.pdf.week import week_pdf
from planner.exchange.scenario import Scenario, read_scenario
from planner.exchange.workbook import write_workbook
from planner.services.refusal import Refused
from planner.store.status import RotaStatus
from planner.text.message import message

if TYPE_CHECKING:
    from datetime import date

    from planner.services.plans import Plan

EXAMPLE = Path(planner.__file__).parent.parent / "scenarios" / "cabinet-vienne"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def month_book(plan: Plan, language: str) -> bytes:
    """Return the Excel workbook of the rota of a plan."""
    _check_rota(plan)
    content = io.BytesIO()
    write_workbook(content, plan.problem, plan.rota, plan.evaluation, language)
    return content.getvalue()


def month_sheet(plan: Plan, language: str) -> bytes:
    """Return the A3 PDF of the month by person."""
    return month_pdf(_sheet(plan, language))


def week_sheet(plan: Plan, service_id: str, week: date, language: str) -> bytes:
    """Return the A4 PDF of a service for the week of a date."""
    return week_pdf(_sheet(plan, language), service_id, week)


def person_sheet(plan: Plan, employee_id: str, language: str) -> bytes:
    """Return the A4 PDF of one person's month."""
    return person_pdf(_sheet(plan, language), employee_id)


def plan_book(plan: Plan) -> bytes:
    """Return everything a plan is made from, as the workbook that is taken in."""
    return book_of(Scenario(id=plan.id, title=plan.title, problem=plan.problem))


@lru_cache(maxsize=1)
def template_book() -> bytes:
    """Return the same workbook filled with an example: a practice in Vienne."""
    return book_of(read_scenario(EXAMPLE))


def _sheet(plan: Plan, language: str) -> Sheet:
    _check_rota(plan)
    if plan.status is RotaStatus.PUBLISHED:
        mark = message("published, version {number}", number=plan.version)
    else:
        mark = message("draft, version {number}", number=plan.version)
    return Sheet(
        title=plan.title,
        mark=mark.say(language),
        problem=plan.problem,
        rota=plan.rota,
        evaluation=plan.evaluation,
        language=language,
    )


def _check_rota(plan: Plan) -> None:
    if not plan.version:
        raise Refused(
            message("Plan '{plan}' has no rota yet: calculate it.", plan=plan.id)
        )
