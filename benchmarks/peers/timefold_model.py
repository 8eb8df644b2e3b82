"""The month as a Timefold model: run by an environment of its own, see `install`.

    python timefold_model.py VIEW ANSWER SEED SECONDS

reads a view (`view.py`) with a day to start from for each cell, searches for the
seconds given, and writes the rank of the day chosen in each cell with its own score.

The planning entity is a person on a date, its variable the day she spends. A day is a
value shared by all who may spend it, so that two people can swap theirs.

Nothing of the planner is imported here: its requirements are not in this environment.
Annotations are read when the classes are made, hence no `from __future__`.
"""

import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import timefold.solver

timefold.solver.init(
    "-Xms512m",
    "-Xmx3g",
    "-XX:+UseSerialGC",
    "-Dlogback.level.ai.timefold=warn",
)

from timefold.solver import SolverFactory  # noqa: E402
from timefold.solver.config import (  # noqa: E402
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
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
from timefold.solver.score import (  # noqa: E402
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)

Told = dict[str, Any]
A_DAY = 24 * 60
SHARES = 20
VIEW = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
PHASES = """
<solver xmlns="https://timefold.ai/xsd/solver">
  <localSearch>
    <unionMoveSelector>
      <changeMoveSelector/>
      <swapMoveSelector/>
    </unionMoveSelector>
    <acceptor><entityTabuSize>7</entityTabuSize></acceptor>
    <forager><acceptedCountLimit>150</acceptedCountLimit></forager>
  </localSearch>
</solver>
"""


@dataclass(eq=False)
class Stretch:
    """Part of a post's day, and what each person on it saves."""

    minimum: int
    target: int
    below_minimum: int
    below_target: int


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
    shared: list[int]
    """Minutes on the activities of each kind of share."""


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


# What one day of one person decides is in its cost; every other rule follows.


def saved(stretch: Stretch, staff: int) -> int:
    """Return the points that people on a stretch save."""
    first = min(staff, stretch.minimum)
    then = min(staff, stretch.target) - first
    return first * stretch.below_minimum + then * stretch.below_target


def coverage(factory: ConstraintFactory) -> Constraint:
    """Rules `minimum_coverage` and `target_coverage`, from nobody at work upwards."""
    return (
        factory.for_each(Cell)
        .flatten_last(lambda cell: cell.day.covers)
        .group_by(lambda stretch: stretch, ConstraintCollectors.count())
        .reward(HardSoftScore.ONE_SOFT, lambda stretch, staff: saved(stretch, staff))
        .as_constraint("coverage")
    )


def own_cost(factory: ConstraintFactory) -> Constraint:
    """What each day costs by itself."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: cell.costs[cell.day.rank] != 0)
        .penalize(HardSoftScore.ONE_SOFT, lambda cell: cell.costs[cell.day.rank])
        .as_constraint("own cost")
    )


def contracted_time(factory: ConstraintFactory) -> Constraint:
    """Rule `contracted_time`: minutes beyond the most."""
    return (
        factory.for_each(Cell)
        .group_by(
            lambda cell: cell.person,
            ConstraintCollectors.sum(lambda cell: cell.day.minutes),
        )
        .filter(lambda person, minutes: minutes > person.most)
        .penalize(HardSoftScore.ONE_HARD, lambda person, minutes: minutes - person.most)
        .as_constraint("contracted time")
    )


def hours_balance(factory: ConstraintFactory) -> Constraint:
    """Rule `hours_balance`: minutes owed and not given."""
    return (
        factory.for_each(Cell)
        .group_by(
            lambda cell: cell.person,
            ConstraintCollectors.sum(lambda cell: cell.day.minutes),
        )
        .filter(lambda person, minutes: minutes < person.owed)
        .penalize(
            HardSoftScore.ONE_SOFT,
            lambda person, minutes: (person.owed - minutes) * person.points,
        )
        .as_constraint("hours balance")
    )


def share(factory: ConstraintFactory, kind: int) -> Constraint:
    """Rules `phone_share` and `mono_task`, for one set of activities."""
    return (
        factory.for_each(Cell)
        .group_by(
            lambda cell: cell.person,
            ConstraintCollectors.sum(
                lambda cell: (
                    SHARES * cell.day.shared[kind]
                    - cell.person.shares[kind].twentieths * cell.day.minutes
                )
            ),
        )
        .filter(lambda person, above: above > 0)
        .penalize(
            HardSoftScore.ONE_SOFT,
            lambda person, above: above * person.shares[kind].points,
        )
        .as_constraint(f"share {kind}")
    )


def missing_rest(cell: Cell, following: Cell) -> int:
    """Return the minutes of rest missing between two dates."""
    if not cell.day.worked or not following.day.worked:
        return 0
    return max(0, cell.person.rest - (A_DAY - cell.day.end + following.day.start))


def daily_rest(factory: ConstraintFactory) -> Constraint:
    """Rule `daily_rest`, between two dates planned."""
    return (
        factory.for_each(Cell)
        .join(
            Cell,
            Joiners.equal(lambda cell: cell.person_rank),
            Joiners.equal(lambda cell: cell.date + 1, lambda cell: cell.date),
            Joiners.filtering(lambda one, other: missing_rest(one, other) > 0),
        )
        .penalize(HardSoftScore.ONE_HARD, lambda one, other: missing_rest(one, other))
        .as_constraint("daily rest")
    )


def telework_days(factory: ConstraintFactory) -> Constraint:
    """Rule `telework_days`: days at home beyond the most of a week."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: cell.week is not None)
        .group_by(
            lambda cell: cell.week,
            ConstraintCollectors.sum(lambda cell: cell.day.home),
        )
        .filter(lambda week, home: home > week.most_home)
        .penalize(HardSoftScore.ONE_HARD, lambda week, home: home - week.most_home)
        .as_constraint("telework days")
    )


def telework_granted(factory: ConstraintFactory) -> Constraint:
    """Rule `telework_granted`: days at home wished and missing."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: cell.week is not None)
        .group_by(
            lambda cell: cell.week,
            ConstraintCollectors.sum(lambda cell: cell.day.home),
        )
        .filter(lambda week, home: home < week.wished)
        .penalize(
            HardSoftScore.ONE_SOFT,
            lambda week, home: (week.wished - home) * week.points,
        )
        .as_constraint("telework granted")
    )


def onsite_days(factory: ConstraintFactory) -> Constraint:
    """Rule `onsite_days`: days on site missing in a week with a day at home."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: cell.week is not None)
        .group_by(
            lambda cell: cell.week,
            ConstraintCollectors.sum(lambda cell: cell.day.home),
            ConstraintCollectors.sum(lambda cell: cell.day.onsite),
        )
        .filter(lambda week, home, onsite: home > 0 and onsite < week.least_onsite)
        .penalize(
            HardSoftScore.ONE_HARD,
            lambda week, home, onsite: week.least_onsite - onsite,
        )
        .as_constraint("on-site days")
    )


def morning_presence(factory: ConstraintFactory) -> Constraint:
    """Rule `presence_floor`, in the morning."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: cell.morning is not None)
        .group_by(
            lambda cell: cell.morning,
            ConstraintCollectors.sum(lambda cell: cell.day.morning_home),
            ConstraintCollectors.sum(
                lambda cell: 1 if cell.morning.site in cell.day.morning_sites else 0
            ),
        )
        .filter(lambda floor, home, onsite: home > 0 and onsite < floor.least)
        .penalize(
            HardSoftScore.ONE_HARD, lambda floor, home, onsite: floor.least - onsite
        )
        .as_constraint("presence in the morning")
    )


def afternoon_presence(factory: ConstraintFactory) -> Constraint:
    """Rule `presence_floor`, in the afternoon."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: cell.afternoon is not None)
        .group_by(
            lambda cell: cell.afternoon,
            ConstraintCollectors.sum(lambda cell: cell.day.afternoon_home),
            ConstraintCollectors.sum(
                lambda cell: 1 if cell.afternoon.site in cell.day.afternoon_sites else 0
            ),
        )
        .filter(lambda floor, home, onsite: home > 0 and onsite < floor.least)
        .penalize(
            HardSoftScore.ONE_HARD, lambda floor, home, onsite: floor.least - onsite
        )
        .as_constraint("presence in the afternoon")
    )


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    """Return what ties the cells together."""
    return [
        coverage(factory),
        own_cost(factory),
        contracted_time(factory),
        hours_balance(factory),
        daily_rest(factory),
        telework_days(factory),
        telework_granted(factory),
        onsite_days(factory),
        morning_presence(factory),
        afternoon_presence(factory),
        *(share(factory, kind) for kind in range(len(kinds_of(VIEW)))),
    ]


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
    rank: int, told: Told, stretches: list[Stretch], kinds: list[tuple[str, ...]]
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
        shared=[
            sum(told["by_activity"].get(name, 0) for name in kind) for kind in kinds
        ],
    )


def person_of(told: Told, kinds: list[tuple[str, ...]]) -> Person:
    """Return a person of a view; a share she is free of costs nothing."""
    own = {tuple(share["activities"]): share for share in told["shares"]}
    free = {"twentieths": SHARES, "points": 0}
    shares = [own.get(kind, free) for kind in kinds]
    return Person(
        **picked(told, "most", "owed", "points", "rest"),
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


def month_of(view: Told) -> Month:
    """Return the planning problem of a view."""
    kinds = kinds_of(view)
    stretches = [Stretch(**told) for told in view["stretches"]]
    days = [day_of(n, told, stretches, kinds) for n, told in enumerate(view["days"])]
    people = [person_of(told, kinds) for told in view["people"]]
    weeks, floors = weeks_of(view), floors_of(view)
    return Month(
        cells=[
            Cell(
                rank=rank,
                person=people[told["person"]],
                person_rank=told["person"],
                date=told["date"],
                days=[days[one] for one in told["days"]],
                costs=dict(zip(told["days"], told["costs"], strict=True)),
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


def main() -> None:
    """Read, search, write."""
    config = SolverConfig(
        solution_class=Month,
        entity_class_list=[Cell],
        environment_mode=EnvironmentMode.NO_ASSERT,
        random_seed=int(sys.argv[3]),
        xml_source_text=PHASES,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraints
        ),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=round(1000 * float(sys.argv[4])))
        ),
    )
    month = month_of(VIEW)
    solver = SolverFactory.create(config).build_solver()
    begun = time.monotonic()
    solved = solver.solve(month)
    answer = {
        "days": [cell.day.rank for cell in solved.cells],
        "hard": solved.score.hard_score,
        "soft": solved.score.soft_score,
        "seconds": time.monotonic() - begun,
    }
    Path(sys.argv[2]).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main()
