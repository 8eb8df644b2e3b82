"""What to tell a person whose request was refused."""

from __future__ import annotations

from planner.errors import PlannerError, UnknownId
from planner.text.message import Term, catalogue, message

KINDS = (
    message("plan"),
    message("post"),
    message("employee"),
    message("run"),
    message("rule"),
)
"""The things that may be unknown, named here for the extractor of the catalogue."""


def sentence(error: PlannerError, language: str) -> str:
    """Return the sentence of an expected refusal in `language`."""
    if isinstance(error, UnknownId):
        refusal = message(
            "There is no {kind} called '{name}' here.",
            kind=Term(error.kind),
            name=error.name,
        )
        return refusal.say(language)
    return catalogue(language).gettext(str(error))
