"""The month as Timefold facts, entities and solution, read from a view.

The planning entity is a person on a date, its variable the day she spends. A day is a
value shared by all who may spend it, so that two people can swap theirs.

Annotations are read when the classes are made, hence no `from __future__`; the virtual
machine must run before the classes are made, hence imports after its start.
"""

from dataclasses import dataclass, field
from typing import Annotated, Any

import timefold.solver

timefold.solver.init(
    "-Xms512m",
    "-Xmx3g",
    "-XX:+UseSerialGC",
    "-Dlogback.level.ai.timefold=warn",
)

from timefold.solver.domain import (  # noqa: E402
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardSoftScore  # noqa: E402

Told = dict[str, Any]
SHARES = 20


@dataclass(eq=False)
class Stretch:
    """Part of a post's day, and what each person on it saves."""

    minimum: int
    target: int
    below_minimum: int
    below_target: int


@dataclass(eq=False)
class Line:
    """A phone line in one week, on which few voices should be heard."""

    most: int
    points: int


@dataclass(eq=False)
class Row:
    """Days in a row that should not all be mostly on one activity."""

    length: int
    points: int


@dataclass(eq=False)
class Day:
    """One way to spend a date."""

    rank: int
    worked: bool
    minutes: int
    start: int
    end: int
    home: int
    onsite: int
    morning_home: int
    afternoon_home: int
    morning_sites: list[str]
    afternoon_sites: list[str]
    covers: list[Stretch]
    lines: list[Line]
    shared: list[int]
    """Minutes on the activities of each kind of share."""
    mostly: int
    """Rank of the activity of more than half of it, among those with rows; 0: none."""


@dataclass(eq=False)
class Share:
    """A share of someone's time that some activities should not exceed."""

    twentieths: int
    points: int


@dataclass(eq=False)
class Person:
    """The limits of someone's period."""

    most: int
    owed: int
    points: int
    rest: int
    shares: list[Share]
    borne: int
    bearable: list[int]
    hardship_points: int


@dataclass(eq=False)
class Week:
    """Someone's telework in one week."""

    most_home: int
    least_onsite: int
    wished: int
    points: int


@dataclass(eq=False)
class Floor:
    """A half-day of a team in which some must be on site if a colleague is not."""

    site: str
    least: int


@planning_entity
@dataclass(eq=False)
class Cell:
    """A person on a date."""

    rank: Annotated[int, PlanningId]
    person: Person
    person_rank: int
    date: int
    days: Annotated[list[Day], ValueRangeProvider(id="days")]
    costs: dict[int, int]
    """Points of each day by itself, by its rank."""
    hardships: dict[int, int]
    """Units of hardship of each day, by its rank."""
    rows: list[list[Row]]
    """Rows the date is part of, by the rank of their activity."""
    week: Week | None
    morning: Floor | None
    afternoon: Floor | None
    day: Annotated[Day, PlanningVariable(value_range_provider_refs=["days"])]


@planning_solution
@dataclass(eq=False)
class Month:
    """All cells to plan."""

    cells: Annotated[list[Cell], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


def kinds_of(view: Told) -> list[tuple[str, ...]]:
    """Return the sets of activities that someone has a share of."""
    return sorted(
        {
            tuple(share["activities"])
            for person in view["people"]
            for share in person["shares"]
        }
    )


def day_of(
    rank: int,
    told: Told,
    stretches: list[Stretch],
    lines: list[Line],
    kinds: list[tuple[str, ...]],
    limited: dict[str, int],
) -> Day:
    """Return a day of a view."""
    return Day(
        rank=rank,
        worked=bool(told["holds"]),
        minutes=told["minutes"],
        start=told["start"],
        end=told["end"],
        home=int(bool(told["home"])),
        onsite=int(bool(told["sites"])),
        morning_home=int(0 in told["home"]),
        afternoon_home=int(1 in told["home"]),
        morning_sites=[site for half, site in told["sites"] if half == 0],
        afternoon_sites=[site for half, site in told["sites"] if half == 1],
        covers=[stretches[one] for one in told["covers"]],
        lines=[lines[one] for one in told["lines"]],
        shared=[
            sum(told["by_activity"].get(name, 0) for name in kind) for kind in kinds
        ],
        mostly=limited.get(told["mostly"], 0),
    )


def person_of(told: Told, kinds: list[tuple[str, ...]]) -> Person:
    """Return a person of a view; a share she is free of costs nothing."""
    own = {tuple(share["activities"]): share for share in told["shares"]}
    free = {"twentieths": SHARES, "points": 0}
    shares = [own.get(kind, free) for kind in kinds]
    return Person(
        **picked(told, "most", "owed", "points", "rest"),
        **picked(told, "borne", "bearable", "hardship_points"),
        shares=[Share(**picked(one, "twentieths", "points")) for one in shares],
    )


def picked(told: Told, *names: str) -> Told:
    """Return some of the entries of a mapping."""
    return {name: told[name] for name in names}


def weeks_of(view: Told) -> dict[tuple[int, int], Week]:
    """Return the week of each person and date with telework."""
    weeks = {}
    for told in view["weeks"]:
        week = Week(**picked(told, "most_home", "least_onsite", "wished", "points"))
        weeks.update({(told["person"], date): week for date in told["dates"]})
    return weeks


def floors_of(view: Told) -> dict[tuple[int, int, int], Floor]:
    """Return the floor of each person, date and half-day."""
    floors = {}
    for told in view["floors"]:
        floor = Floor(**picked(told, "site", "least"))
        for person in told["people"]:
            floors[person, told["date"], told["half"]] = floor
    return floors


def limited_in(view: Told) -> dict[str, int]:
    """Return the activities that have rows, ranked from 1."""
    names = sorted({row["activity"] for row in view["rows"]})
    return {name: rank for rank, name in enumerate(names, start=1)}


def rows_of(
    view: Told, limited: dict[str, int]
) -> dict[tuple[int, int], list[list[Row]]]:
    """Return the rows each person and date is part of, by the rank of the activity."""
    found: dict[tuple[int, int], list[list[Row]]] = {}
    for told in view["rows"]:
        row = Row(length=len(told["dates"]), points=told["points"])
        for date in told["dates"]:
            key = (told["person"], date)
            empty: list[list[Row]] = [[] for _ in range(len(limited) + 1)]
            found.setdefault(key, empty)[limited[told["activity"]]].append(row)
    return found


def month_of(view: Told) -> Month:
    """Return the planning problem of a view."""
    kinds, limited = kinds_of(view), limited_in(view)
    stretches = [Stretch(**told) for told in view["stretches"]]
    lines = [Line(**told) for told in view["lines"]]
    days = [
        day_of(n, told, stretches, lines, kinds, limited)
        for n, told in enumerate(view["days"])
    ]
    people = [person_of(told, kinds) for told in view["people"]]
    weeks, floors = weeks_of(view), floors_of(view)
    rows = rows_of(view, limited)
    return Month(
        cells=[
            Cell(
                rank=rank,
                person=people[told["person"]],
                person_rank=told["person"],
                date=told["date"],
                days=[days[one] for one in told["days"]],
                costs=dict(zip(told["days"], told["costs"], strict=True)),
                hardships=dict(zip(told["days"], told["hardships"], strict=True)),
                rows=rows.get(
                    (told["person"], told["date"]), [[]] * (len(limited) + 1)
                ),
                week=weeks.get((told["person"], told["date"])),
                day=days[start],
                morning=floors.get((told["person"], told["date"], 0)),
                afternoon=floors.get((told["person"], told["date"], 1)),
            )
            for rank, (told, start) in enumerate(
                zip(view["choices"], view["start"], strict=True)
            )
        ]
    )
