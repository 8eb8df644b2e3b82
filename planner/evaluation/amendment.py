"""One thing an establishment may change so that more becomes possible.

An amendment is applied to the problem, never to a rule: what it makes possible is then
judged like anything else. Its cost says how much it asks of people, in points of the
table below; it ranks amendments and is no money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.text.message import Message

ACTIVITY = 1.0
"""Someone accepts an activity: a conversation."""
HOURS = 1.0
"""Other hours on a date she works anyway."""
DAY_WORKED = 3.0
"""Work on a date her pattern leaves free."""
LEAVE = 2.0
"""A leave moved, by one day; each further day costs `LEAVE_DAY` more."""
LEAVE_DAY = 0.5
CREDIT = 1.0
"""Each hour begun above what the contract lets be planned."""
TELEWORK = 2.0
"""A day at home in an agreement."""
POOL_SERVICE = 2.0
"""A service the pool also helps: all its members learn the place."""
POOL_MEMBER = 20.0
"""One more person in a pool: a whole post to pay."""
SITE = 3.0
"""Someone agrees to be sent to one more site."""
TRAINING = 5.0
"""Each level of one specialty learnt by one person: weeks beside a colleague."""
MOST_WEEKS = 12
HOUR = 60


class Amendment(Protocol):
    """What every amendment can say and do."""

    @property
    def cost(self) -> float:
        """How much it asks of people."""

    def apply(self, problem: Problem) -> Problem:
        """Return the problem with the change made."""

    def said(self, problem: Problem) -> Message:
        """Return the change in one sentence."""


def with_employee(problem: Problem, changed: Employee) -> Problem:
    """Return the problem with one employee replaced by another of her id."""
    return problem.replace(
        employees=tuple(
            changed if one.id == changed.id else one for one in problem.employees
        )
    )
