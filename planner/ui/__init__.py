"""Pages for people: HTML made on the server, usable without JavaScript."""

from planner.ui.router import STATIC_FOLDER, add_pages, router

__all__ = ["STATIC_FOLDER", "add_pages", "router"]
