"""What arrives in streams of deferrable work: weekdays and dates, to and from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.exchange.days import SAID_WEEKDAYS, WEEKDAYS, Days
from planner.exchange.tables.streams import STREAM_INTAKE
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults
    from planner.exchange.needs import Holidays

Closed = frozenset[date]
"""Public holidays on which nothing arrives by the week."""


@dataclass(frozen=True, kw_only=True)
class Intake:
    """One line: the minutes that arrive in a stream on some days."""

    stream_id: str
    days: Days
    minutes: int


def intake_of(
    lines: Iterable[Intake], period: Period, closed: Closed
) -> dict[date, int]:
    """Return the minutes arriving in one stream on each date that brings some."""
    weekly: dict[int, int] = {}
    dated: dict[date, int] = {}
    for line in lines:
        weekly.update(dict.fromkeys(line.days.weekdays, line.minutes))
        dated.update(dict.fromkeys(line.days.dates, line.minutes))
    usual = {
        day: 0 if day in closed else weekly.get(day.weekday(), 0) for day in period.days
    }
    found = {day: dated.get(day, minutes) for day, minutes in usual.items()}
    return {day: minutes for day, minutes in found.items() if minutes}


def closed_for(post_ids: Iterable[str], holidays: Holidays) -> Closed:
    """Return the public holidays of all the sites where a stream's work is done."""
    found = [holidays[name] for name in post_ids if name in holidays]
    return frozenset.intersection(*found) if found else frozenset()


def check_intake(
    found: Iterable[tuple[Line, Intake]], period: Period, faults: Faults
) -> None:
    """Note every weekday or date given twice, and every date outside the period."""
    seen: dict[tuple[str, int | date], int] = {}
    for line, intake in found:
        days: list[int | date] = [*sorted(intake.days.weekdays)]
        days += sorted(intake.days.dates)
        for day in days:
            if (intake.stream_id, day) in seen:
                said = SAID_WEEKDAYS[day] if isinstance(day, int) else FullDate(day)
                faults.add(
                    STREAM_INTAKE.file,
                    line.number,
                    "days",
                    message(
                        "What arrives in '{stream}' on {said} already stands on "
                        "line {line}: keep one.",
                        stream=intake.stream_id,
                        said=said,
                        line=seen[intake.stream_id, day],
                    ),
                )
            seen.setdefault((intake.stream_id, day), line.number)
        if any(day not in period for day in intake.days.dates):
            faults.add(
                STREAM_INTAKE.file,
                line.number,
                "days",
                message(
                    "Dates lie in the period, {start} to {end}: correct them.",
                    start=FullDate(period.start),
                    end=FullDate(period.end),
                ),
            )


# Writing ------------------------------------------------------------------------


def intake_lines(problem: Problem, holidays: Holidays) -> list[Intake]:
    """Return the fewest simple lines that say the same: weekly, then exceptions."""
    return [
        line
        for stream in problem.streams
        for line in _grouped(
            stream.id,
            stream.intake,
            problem.period,
            closed_for(stream.post_ids, holidays),
        )
    ]


def _grouped(
    stream_id: str, intake: Mapping[date, int], period: Period, closed: Closed
) -> list[Intake]:
    weekly: dict[int, set[int]] = {}
    usual: dict[int, int] = {}
    for weekday in range(len(WEEKDAYS)):
        found = [
            intake.get(day, 0)
            for day in period.days
            if day.weekday() == weekday and day not in closed
        ]
        usual[weekday] = max(found, key=found.count) if found else 0
        weekly.setdefault(usual[weekday], set()).add(weekday)
    dated: dict[int, set[date]] = {}
    for day in period.days:
        expected = 0 if day in closed else usual[day.weekday()]
        if intake.get(day, 0) != expected:
            dated.setdefault(intake.get(day, 0), set()).add(day)
    every = [(Days(weekdays=frozenset(w)), m) for m, w in weekly.items() if m]
    once = [(Days(dates=frozenset(d)), m) for m, d in dated.items()]
    return [
        Intake(stream_id=stream_id, days=days, minutes=minutes)
        for days, minutes in (*every, *once)
    ]
