"""Where the time of a calculation went, as a plain table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.solver.profile import ACTIVITIES
from planner.text.message import message

if TYPE_CHECKING:
    from planner.solver.profile import Profile

NAMES = {
    "reading": message("reading the scenario"),
    "building": message("writing models"),
    "relaxation": message("relaxations"),
    "search": message("searching whole numbers"),
    "judging": message("judging rotas"),
    "dividing": message("cutting out parts"),
    "waiting": message("waiting for answers"),
}
TASKS = {
    "construction": message("construction"),
    "whole": message("whole period"),
    "bound": message("whole relaxation"),
    "lift": message("bound raised day by day"),
    "proof": message("proof by the engine"),
    "weeks": message("bound week by week"),
    "wide": message("step: a week of everyone"),
    "week": message("step: a week"),
    "days": message("step: two dates"),
    "people": message("step: people near one another"),
    "mixed": message("step: people from anywhere"),
    "pole": message("step: a pole"),
    "holders": message("step: those who can hold a post"),
    "gap": message("step: around a gap"),
    "hurt": message("step: someone treated badly"),
}
WIDTH = 34


def table(profile: Profile, language: str) -> Iterator[str]:
    """Yield the lines: seconds by activity, then by kind of task."""
    heading = message("Where the time went, summed over the processes").say(language)
    yield f"{heading:<{WIDTH}} {'s':>8}"
    for name in ACTIVITIES:
        label = NAMES[name].say(language)
        yield f"  {label:<{WIDTH}} {profile.seconds.get(name, 0.0):>8.1f}"
    columns = (message("count"), message("s"), message("gains"), message("points"))
    titles = " ".join(f"{column.say(language):>9}" for column in columns)
    yield f"  {'':<{WIDTH}} {titles}"
    ranked = sorted(profile.tasks.items(), key=lambda item: -item[1].seconds)
    for kind, figures in ranked:
        label = TASKS[kind].say(language)
        yield (
            f"  {label:<{WIDTH}} {figures.count:>9} {figures.seconds:>9.1f} "
            f"{figures.gains:>9} {figures.points:>9.0f}"
        )
