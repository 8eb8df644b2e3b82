"""The planning problem as the peers see it: one choice of day for each cell.

A *day* is a shift with a post and a place for each of its pieces. All that one day of
one person decides alone (hours, skills, sites, absences, travel, wishes, changes of
post) is settled while the choices are listed, so that a peer is left with what ties
days together: coverage, hours of the period, shares, hardship, runs of days, rest,
telework, presence. Points
are whole numbers, `SCALE` to one of the judge's, as CP-SAT and Timefold want them.
"""

from __future__ import annotations

from dataclasses import dataclass

SCALE = 1200
"""Units of a point: makes every default weight of the rule book whole per minute."""
SHARES = 20
"""Shares of time are counted in twentieths of a minute, for the same reason."""
HARDSHIPS = 600
"""Units of a point of hardship: a minute on the phone weighs one."""


@dataclass(frozen=True, kw_only=True)
class Hold:
    """A post held from-to at a place."""

    post_id: str
    place: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """One way to spend a date; without holds it is a day off."""

    date: int
    """Rank of the date in the period."""
    holds: tuple[Hold, ...]
    minutes: int
    start: int
    end: int
    by_activity: dict[str, int]
    """Minutes on each activity."""
    mostly: str | None
    """The activity of more than half of its minutes."""
    home: tuple[int, ...]
    """Half-days (0 morning, 1 afternoon) with work at home."""
    sites: tuple[tuple[int, str], ...]
    """Half-days with work at a site, and the site."""
    covers: tuple[int, ...]
    """Ranks of the stretches it counts for."""
    lines: tuple[int, ...]
    """Ranks of the phone lines, in their week, it is heard on."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one person may do on one date, and what that costs by itself."""

    person: int
    date: int
    days: tuple[int, ...]
    """Ranks of the days possible; the first is off."""
    costs: tuple[int, ...]
    hardships: tuple[int, ...]
    """Units of hardship of each day possible, beside a day off."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Part of a post's day over which its staffing cannot change."""

    minimum: int
    target: int
    below_minimum: int
    """Points of each person missing below the minimum."""
    below_target: int


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of someone's time that some activities should not exceed."""

    activities: tuple[str, ...]
    twentieths: int
    points: int
    """For each twentieth of a minute above."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """What one person's period must keep to."""

    employee_id: str
    most: int
    """Minutes that may be planned."""
    owed: int
    """Minutes below which each one missing costs `points`."""
    points: int
    rest: int
    """Minutes of rest between two dates."""
    shares: tuple[Share, ...]
    borne: int
    """Units of hardship of past months, and of the wishes days off refuse."""
    bearable: tuple[int, ...]
    """Units of hardship above each of which one costs `hardship_points` once more."""
    hardship_points: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """Days of one person in a row that should not all be mostly on one activity."""

    person: int
    dates: tuple[int, ...]
    activity: str
    points: int
    """When they all are."""


@dataclass(frozen=True, kw_only=True)
class Week:
    """One person's telework in one week."""

    person: int
    dates: tuple[int, ...]
    most_home: int
    least_onsite: int
    """Days on site in a week with a day at home."""
    wished: int
    points: int
    """For each day at home wished and missing."""


@dataclass(frozen=True, kw_only=True)
class Floor:
    """Who must be on site in a half-day when a colleague is at home."""

    people: tuple[int, ...]
    date: int
    half: int
    site: str
    least: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """A phone line in one week, on which few voices should be heard."""

    most: int
    points: int
    """For each person beyond."""


@dataclass(frozen=True, kw_only=True)
class View:
    """A whole problem."""

    dates: tuple[str, ...]
    days: tuple[Day, ...]
    choices: tuple[Choice, ...]
    stretches: tuple[Stretch, ...]
    people: tuple[Person, ...]
    rows: tuple[Row, ...]
    weeks: tuple[Week, ...]
    floors: tuple[Floor, ...]
    lines: tuple[Line, ...]

    @property
    def empty(self) -> int:
        """Points of coverage lost when nobody works."""
        return sum(
            s.minimum * s.below_minimum + (s.target - s.minimum) * s.below_target
            for s in self.stretches
        )
