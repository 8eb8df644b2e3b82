"""All of the API."""

from __future__ import annotations

from fastapi import APIRouter

from planner.api import assignments, gaps, plans, rules, violations

router = APIRouter(prefix="/api/v1")
for part in (plans, assignments, violations, gaps, rules):
    router.include_router(part.router)
