"""What to tell a person whose request was refused."""

from __future__ import annotations

from planner.errors import InvalidValue, PlannerError, UnknownId
from planner.text.message import Message, Term, catalogue, message

KINDS = (
    message("plan"),
    message("post"),
    message("employee"),
    message("run"),
    message("rule"),
    message("version"),
    message("link"),
    message("letter"),
    message("person told"),
    message("site"),
    message("comment"),
    message("week"),
    message("repair"),
    message("offer"),
    message("figure"),
    message("absence"),
)
"""The things that may be unknown, named here for the extractor of the catalogue."""


class Refused(InvalidValue):
    """A request that cannot be met, with its sentence in either language."""

    def __init__(self, said: Message) -> None:
        self.said = said
        super().__init__(said.say("en"))


class Conflict(Refused):
    """A request that could be met another time, but not as things stand."""


class Stale(Conflict):
    """A request made on what has changed meanwhile: look again, then decide."""


class NothingToDo(Conflict):
    """A request that would change nothing as things stand."""


def sentence(error: PlannerError, language: str) -> str:
    """Return the sentence of an expected refusal in `language`."""
    if isinstance(error, Refused):
        return error.said.say(language)
    if isinstance(error, UnknownId):
        refusal = message(
            "There is no {kind} called '{name}' here.",
            kind=Term(error.kind),
            name=error.name,
        )
        return refusal.say(language)
    return catalogue(language).gettext(str(error))
