"""What to tell a person whose request was refused."""

from __future__ import annotations

from planner.errors import InvalidValue


class Refused(InvalidValue):
    """A request that cannot be met, with its sentence in either language."""


class Conflict(Refused):
    """A request that could be met another time, but not as things stand."""


class Stale(Conflict):
    """A request made on what has changed meanwhile: look again, then decide."""


class NothingToDo(Conflict):
    """A request that would change nothing as things stand."""
