"""The dates of a period as columns of a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime, get_day_names

from planner.domain.problem import Problem
from planner.text.period import say_period

SATURDAY = 5
__all__ = [
    "Day",
    "day_of",
    "days_of",
    "say_long_date",
    "say_moment",
    "say_period",
    "week_of",
]


@dataclass(frozen=True, kw_only=True)
class Day:
    """One date as the head of a column."""

    date: date
    letter: str
    """First letter of the weekday."""
    label: str
    """The whole date, for screen readers and tooltips."""
    weekend: bool
    holiday: bool
    open: bool
    """Whether some post has a need that date."""

    @property
    def iso(self) -> str:
        """The date as it stands in addresses."""
        return self.date.isoformat()

    @property
    def css(self) -> str:
        """Class names of the column."""
        names = ["we"] * self.weekend + ["ho"] * self.holiday
        return " ".join([*names, *["shut"] * (not self.open)])


def days_of(problem: Problem, language: str) -> tuple[Day, ...]:
    """Return the columns of the period."""
    return tuple(day_of(problem, day, language) for day in problem.period.days)


def week_of(problem: Problem, start: date, language: str) -> tuple[Day, ...]:
    """Return the seven columns that begin at `start`."""
    days = (start + timedelta(days=n) for n in range(7))
    return tuple(day_of(problem, day, language) for day in days)


def day_of(problem: Problem, day: date, language: str) -> Day:
    """Return one date as a column; a holiday of any site is marked."""
    letters = get_day_names("narrow", locale=language)
    return Day(
        date=day,
        letter=letters[day.weekday()].upper(),
        label=say_long_date(day, language),
        weekend=day.weekday() >= SATURDAY,
        holiday=any(day in site.holidays for site in problem.sites),
        open=day in problem.posts_open_on,
    )


def say_long_date(day: date, language: str) -> str:
    """Return a date in full; the first of a month is an ordinal in French."""
    said = format_date(day, "EEEE d MMMM yyyy", locale=language)
    return said.replace(" 1 ", " 1er ", 1) if language == "fr" else said


def say_moment(at: datetime, language: str) -> str:
    """Return a moment in the time of this machine: `23 nov. 09:12`."""
    return format_datetime(at.astimezone(), "d MMM HH:mm", locale=language)
