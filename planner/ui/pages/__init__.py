"""One file per page: its address, and what it hands to its template."""

from planner.ui.pages.error import error_page

__all__ = ["error_page"]
