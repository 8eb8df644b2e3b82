"""The rules that tie days together, as Timefold constraint streams.

What one day of one person decides is in the days offered to her and in their cost.
"""

import os

from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)

from benchmarks.peers.timefold_facts import SHARES, Cell, Person, Stretch

A_DAY = 24 * 60
KINDS = int(os.environ["KINDS"])
"""Sets of activities that someone has a share of: a constraint each."""


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


def distinct_voices(factory: ConstraintFactory) -> Constraint:
    """Rule `distinct_voices`: people beyond the most on a line in a week."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: len(cell.day.lines) > 0)
        .expand(lambda cell: cell.day)
        .flatten_last(lambda day: day.lines)
        .group_by(
            lambda cell, line: line,
            ConstraintCollectors.count_distinct(lambda cell, line: cell.person_rank),
        )
        .filter(lambda line, voices: voices > line.most)
        .penalize(
            HardSoftScore.ONE_SOFT,
            lambda line, voices: (voices - line.most) * line.points,
        )
        .as_constraint("distinct voices")
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


def weight(person: Person, units: int) -> int:
    """Return the points of hardship borne in a month on top of the past's."""
    points = 0
    for most in person.bearable:
        points += max(0, person.borne + units - most) * person.hardship_points
    return points


def hardship(factory: ConstraintFactory) -> Constraint:
    """Rule `hardship`: what someone bears well above an equal share."""
    return (
        factory.for_each(Cell)
        .group_by(
            lambda cell: cell.person,
            ConstraintCollectors.sum(lambda cell: cell.hardships[cell.day.rank]),
        )
        .filter(lambda person, units: weight(person, units) > 0)
        .penalize(HardSoftScore.ONE_SOFT, lambda person, units: weight(person, units))
        .as_constraint("hardship")
    )


def days_in_a_row(factory: ConstraintFactory) -> Constraint:
    """Rule `days_run`: rows of days all mostly on one activity."""
    return (
        factory.for_each(Cell)
        .filter(lambda cell: cell.day.mostly > 0)
        .flatten_last(lambda cell: cell.rows[cell.day.mostly])
        .group_by(lambda row: row, ConstraintCollectors.count())
        .filter(lambda row, days: days == row.length)
        .penalize(HardSoftScore.ONE_SOFT, lambda row, days: row.points)
        .as_constraint("days in a row")
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
        distinct_voices(factory),
        own_cost(factory),
        contracted_time(factory),
        hours_balance(factory),
        hardship(factory),
        days_in_a_row(factory),
        daily_rest(factory),
        telework_days(factory),
        telework_granted(factory),
        onsite_days(factory),
        morning_presence(factory),
        afternoon_presence(factory),
        *(share(factory, kind) for kind in range(KINDS)),
    ]
