"""Pages for people: HTML made on the server, usable without JavaScript."""

from planner.ui.router import STATIC_FOLDER, add_pages, router
from planner.ui.views.plan_view import prepare

__all__ = ["STATIC_FOLDER", "add_pages", "prepare", "router"]
