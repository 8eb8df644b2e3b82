"""What the signs of the grids mean."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from planner.domain.problem import Problem
from planner.domain.work import ActivityKind
from planner.text.message import message
from planner.ui.views.codes import LETTERS, Codes
from planner.ui.views.marks import HOME_LETTERS, icon
from planner.ui.views.problems import KINDS, Kind


@dataclass(frozen=True, kw_only=True)
class Legend:
    """The legend of one plan."""

    activities: tuple[tuple[ActivityKind, str, str], ...]
    """Kind, letter and names of the activities of each kind there is."""
    places: tuple[tuple[str, str], ...]
    """Code and name of each service, then of each pole."""
    home: Markup
    kinds: tuple[Kind, ...] = KINDS


def legend_of(problem: Problem, codes: Codes, language: str) -> Legend:
    """Return the legend of a plan in one language."""
    names: dict[ActivityKind, list[str]] = {}
    for activity in problem.activities:
        names.setdefault(activity.kind, []).append(activity.name)
    house = icon("house", "home", message("At home").say(language))
    return Legend(
        activities=tuple(
            (kind, LETTERS[language][kind], ", ".join(said))
            for kind, said in names.items()
        ),
        places=(
            *((codes.services[s.id], s.name) for s in problem.services),
            *((codes.poles[p.id], p.name) for p in problem.poles),
        ),
        home=Markup(f"{house}<b>{HOME_LETTERS[language]}</b>"),
    )
