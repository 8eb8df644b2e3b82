"""The scenario of the next period, out of this one and its rota."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.demand.copied import copied
from planner.domain.period import DAY
from planner.evaluation.carry import carry, seen_from, year_known
from planner.evaluation.counters import counters
from planner.exchange.intake import closed_for, intake_lines, intake_of
from planner.exchange.public_holidays import public_holidays
from planner.exchange.rows import holidays_of_posts
from planner.exchange.scenario import Scenario
from planner.text.message import Duration, Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.demand.copied import CopiedNeeds
    from planner.domain.period import Period
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.stream import WorkStream
    from planner.exchange.intake import Intake

ID_OF_PERIOD = re.compile(r"-\d{4}-\d{2}-\d{2}$")
TITLE_OF_PERIOD = re.compile(r" \(\d{4}-\d{2}-\d{2} … \d{4}-\d{2}-\d{2}\)$")


@dataclass(frozen=True, kw_only=True)
class Following:
    """The scenario that follows, and what a person should know of it."""

    scenario: Scenario
    told: tuple[Message, ...]


def following(scenario: Scenario, rota: Rota, period: Period) -> Following:
    """Return the scenario of a later period with all that `rota` leaves to it."""
    before = scenario.problem
    sites = tuple(
        replace(one, holidays=public_holidays(one.zone, period)) for one in before.sites
    )
    after = carry(before, rota, period).replace(sites=sites)
    needs = copied(before, period, holidays_of_posts(after))
    lines = intake_lines(before, holidays_of_posts(before))
    after = after.replace(
        requirements=needs.requirements,
        streams=tuple(_with_intake(after, one, lines) for one in after.streams),
    )
    named = f"{period.start} … {period.end}"
    return Following(
        scenario=Scenario(
            id=f"{ID_OF_PERIOD.sub('', scenario.id)}-{period.start}",
            title=f"{TITLE_OF_PERIOD.sub('', scenario.title)} ({named})",
            description=scenario.description,
            problem=after,
        ),
        told=(
            *_told_of_needs(before, after, needs, lines),
            *_told_of_streams(after),
            *_told_of_people(before, rota, after),
            *_told_of_time(before, after),
        ),
    )


def _with_intake(after: Problem, stream: WorkStream, lines: list[Intake]) -> WorkStream:
    """Return a stream in which as much arrives on each weekday as before."""
    weekly = [one for one in lines if one.stream_id == stream.id and one.days.weekdays]
    closed = closed_for(stream.post_ids, holidays_of_posts(after))
    return replace(stream, intake=intake_of(weekly, after.period, closed))


# What to tell -------------------------------------------------------------------


def _told_of_needs(
    before: Problem, after: Problem, needs: CopiedNeeds, lines: list[Intake]
) -> Iterator[Message]:
    first, last = before.period.start, before.period.end
    if needs.monday:
        yield message(
            "Needs: what was asked for most often on each weekday from {first} to "
            "{last}, as in the week of {monday}.",
            first=first,
            last=last,
            monday=needs.monday,
        )
    else:
        yield message(
            "Needs: what was asked for most often on each weekday from {first} to "
            "{last}; no whole week is just like it.",
            first=first,
            last=last,
        )
    arriving = sum(len(one.days.dates) for one in lines)
    if needs.left_out or arriving:
        yield message(
            "Exceptions not copied: other needs of a post on a date, {needs}; dates on "
            "which other work arrived, {streams}.",
            needs=needs.left_out,
            streams=arriving,
        )
    if len(before.period.days) < len({day.weekday() for day in after.period.days}):
        yield message("Nothing is asked for on weekdays the period before has not.")
    if before.meetings:
        yield message(
            "Meetings not copied, enter those to come: {count}.",
            count=len(before.meetings),
        )


def _told_of_streams(after: Problem) -> Iterator[Message]:
    for stream in after.streams:
        yield message(
            "{stream}: {time} of work waits; working days the oldest has waited: "
            "{days}.",
            stream=stream.name,
            time=Duration(stream.opening),
            days=stream.opening_age,
        )


def _told_of_people(before: Problem, rota: Rota, after: Problem) -> Iterator[Message]:
    yield message(
        "Taken along: hours, counters, past weeks, hardship and services known of "
        "{count} people, and their days from {day} on.",
        count=len(after.employees),
        day=seen_from(after.period),
    )
    unknown = sum(not year_known(before, one) for one in before.employees)
    if unknown and before.period.start.year == after.period.start.year:
        yield message(
            "People whose time since 1 January was not known, and is not counted: "
            "{count}.",
            count=unknown,
        )
    overtime = sum(one.overtime for one in counters(before, rota))
    if overtime:
        yield message(
            "Overtime of the period, {time}, is in the hours people bring: take off "
            "(hours_brought) what is paid instead of given back.",
            time=Duration(overtime),
        )


def _told_of_time(before: Problem, after: Problem) -> Iterator[Message]:
    year = after.period.start.year
    if before.period.start.year != year:
        yield message(
            "A new year: its counters start at 0, and public hospitals do not claim "
            "hours owed."
        )
        if before.period.end.year == year:
            yield message(
                "Overtime worked since 1 January cannot be told apart: enter "
                "year_overtime."
            )
    if after.period.start > before.period.end + DAY:
        yield message(
            "Nothing is known of {first} to {last}: nobody counts as having worked, "
            "and what waits grows no older.",
            first=before.period.end + DAY,
            last=after.period.start - DAY,
        )
    if before.pins or before.published:
        yield message("Pins and what was published are left out.")
