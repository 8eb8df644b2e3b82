"""The JSON API under `/api/v1`: the same services as the pages, for programs."""

from planner.api.router import router

__all__ = ["router"]
