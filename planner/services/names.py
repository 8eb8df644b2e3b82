"""Names of what a rota speaks of, even of what a later problem no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.text.message import message

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment


class Names:
    """Names in one language, from the first of some problems that knows the id."""

    def __init__(self, language: str, *problems: Problem) -> None:
        self.language = language
        self._problems = problems

    def person(self, employee_id: str) -> str:
        """Return a person's name."""
        for problem in self._problems:
            if employee_id in problem.employees_by_id:
                return problem.employees_by_id[employee_id].name
        return employee_id

    def post(self, post_id: str) -> str:
        """Return the name of a post."""
        for problem in self._problems:
            if post_id in problem.posts_by_id:
                return problem.posts_by_id[post_id].name
        return post_id

    def place(self, place: str) -> str:
        """Return the name of a site, or say that it is at home."""
        if place == HOME:
            return message("at home").say(self.language)
        for problem in self._problems:
            if place in problem.sites_by_id:
                return problem.sites_by_id[place].name
        return place

    def work(self, one: Assignment) -> str:
        """Return what is to be done and where, without the hours."""
        return f"{self.post(one.post_id)} · {self.place(one.place)}"
