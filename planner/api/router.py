"""All of the API."""

from __future__ import annotations

from fastapi import APIRouter

from planner.api import (
    absences,
    acknowledgements,
    assignments,
    audit,
    comments,
    contacts,
    edits,
    employees,
    figures,
    gaps,
    needs,
    pins,
    plans,
    publishing,
    repairs,
    rules,
    runs,
    slots,
    transfers,
    versions,
    violations,
)
from planner.api.refusals import GUARDED

router = APIRouter(prefix="/api/v1", responses=GUARDED)
for part in (
    plans,
    assignments,
    violations,
    gaps,
    figures,
    repairs,
    slots,
    needs,
    absences,
    employees,
    contacts,
    edits,
    pins,
    comments,
    runs,
    publishing,
    versions,
    acknowledgements,
    audit,
    rules,
    transfers,
):
    router.include_router(part.router)
