"""A way to go on after an event, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from planner.cli.wording import title
from planner.domain.notice import Notice
from planner.domain.place import HOME
from planner.domain.problem import Problem
from planner.domain.rota import Assignment
from planner.rules.rule import Level
from planner.solver.repair.event import Event
from planner.solver.repair.option import Move, RepairOption
from planner.solver.repair.situation import Hole
from planner.text.message import (
    Clock,
    Duration,
    Message,
    Term,
    Value,
    message,
    say_clock,
)

NOTICES: Mapping[Notice, Message] = {
    Notice.LONG: message("more than 15 days before"),
    Notice.SHORT: message("more than 48 hours before"),
    Notice.URGENT: message("less than 48 hours before"),
}
LEVELS: Mapping[Level, Message] = {
    Level.MINIMUM: message("minimum staff"),
    Level.TARGET: message("staff aimed at"),
    Level.STABILITY: message("stability"),
    Level.PEOPLE: message("comfort of people"),
    Level.COST: message("cost"),
}
REASONS_SHOWN = 4
MINIMUM_SHOWN, TARGET_SHOWN = 10, 5
"""Gaps told at most, below a minimum and below a target; the JSON holds them all."""
NOTHING = message("nothing")
AT_HOME = message("at home")


def told(
    problem: Problem, option: RepairOption, number: int, language: str
) -> Iterator[str]:
    """Yield the lines that say one way to go on."""
    yield heading(option, number).say(language)
    for move in option.moves:
        yield f"  {_move(problem, move, language)}"
    yield from (f"  {line}" for line in _holes(problem, option, language))
    if not option.uncovered:
        said = message("Nothing more than planned is left uncovered.")
        yield f"  {said.say(language)}"
    yield from (f"  {line}" for line in _standing(problem, option, language))
    yield from (f"  {line}" for line in _telling(problem, option, language))
    points = _points(option, language)
    if points:
        yield f"  {points}"
    for one in option.given:
        said = message(
            "Because of the event alone: {why}", why=one.message.say(language)
        )
        yield f"  {said.say(language)}"


def raised(problem: Problem, event: Event, language: str) -> Iterator[str]:
    """Yield the lines that say which maximums give way to a need."""
    for one in event.raised(problem):
        yield message(
            "The maximum of {was} from {start} to {end} is raised to {now}.",
            was=one.was,
            start=Clock(one.start),
            end=Clock(one.end),
            now=one.now,
        ).say(language)


def heading(option: RepairOption, number: int) -> Message:
    """Return the first line: how many people move, and what stays uncovered."""
    people = len(option.people)
    missing = Duration(option.minimum_minutes)
    if not people:
        return message("Option {number}: nobody moves.", number=number)
    if option.minimum_minutes:
        return message(
            "Option {number}: people moved: {people}; {missing} short of the minimum.",
            number=number,
            people=people,
            missing=missing,
        )
    return message(
        "Option {number}: people moved: {people}; every minimum is held.",
        number=number,
        people=people,
    )


def _move(problem: Problem, move: Move, language: str) -> str:
    return message(
        "{date}, {name}: {before} → {after} ({notice}).",
        date=move.date,
        name=problem.employee(move.employee_id).name,
        before=_day(problem, move.before, language),
        after=_day(problem, move.after, language),
        notice=Term(NOTICES[move.notice].msgid),
    ).say(language)


def _day(problem: Problem, day: Iterable[Assignment], language: str) -> str:
    """Return a day, hours in a row on one post told together."""
    said = []
    for post, held in groupby(day, lambda one: _post(problem, one, language)):
        hours = _hours(((one.start, one.end) for one in held), language)
        said.append(f"{hours} {post}")
    return " ; ".join(said) or NOTHING.say(language)


def _hours(stretches: Iterable[tuple[int, int]], language: str) -> str:
    return ", ".join(
        f"{say_clock(start, language)}-{say_clock(end, language)}"
        for start, end in stretches
    )


def _post(problem: Problem, one: Assignment, language: str) -> str:
    name = problem.post(one.post_id).name
    return f"{name} ({AT_HOME.say(language)})" if one.place == HOME else name


def _holes(problem: Problem, option: RepairOption, language: str) -> Iterator[str]:
    """Yield what is shorter than planned: by kind and date, the first of many."""
    found = sorted(_alike(option.uncovered), key=_by_date)
    for minimum, most in ((True, MINIMUM_SHOWN), (False, TARGET_SHOWN)):
        kind = [holes for holes in found if bool(holes[0].minimum) == minimum]
        shown, rest = _first(kind, most, language)
        for holes in shown:
            yield _hole(problem, holes, language).say(language)
            for reasons in _reasons_of(option, holes):
                yield f"  {_reasons(reasons, language)}"
        yield from rest


def _standing(problem: Problem, option: RepairOption, language: str) -> Iterator[str]:
    """Yield what was short already where the event asks for people."""
    found = sorted(_alike(option.standing), key=_by_date)
    shown, rest = _first(found, TARGET_SHOWN, language)
    yield from (_already(problem, holes, language).say(language) for holes in shown)
    yield from rest


def _first(
    found: list[list[Hole]], most: int, language: str
) -> tuple[list[list[Hole]], list[str]]:
    """Return the first of many, and the line that counts the others: two or more."""
    if len(found) <= most + 1:
        return found, []
    others = message("… and {count} others.", count=len(found) - most)
    return found[:most], [f"  {others.say(language)}"]


def _alike(holes: Iterable[Hole]) -> list[list[Hole]]:
    """Return the holes, those of one post, date and number of people together."""
    kinds: dict[tuple[object, ...], list[Hole]] = {}
    for hole in holes:
        missing = (hole.minimum, 0 if hole.minimum else hole.target)
        kinds.setdefault((hole.date, hole.post_id, *missing), []).append(hole)
    return list(kinds.values())


def _by_date(holes: list[Hole]) -> tuple[date, int, str]:
    return (holes[0].date, min(hole.start for hole in holes), holes[0].post_id)


def _reasons_of(option: RepairOption, holes: Iterable[Hole]) -> list[Mapping[str, int]]:
    """Return the reasons told of some holes: those of one of them are enough."""
    return [option.reasons[hole] for hole in holes if hole in option.reasons][:1]


def _hole(problem: Problem, found: list[Hole], language: str) -> Message:
    values = _values(problem, found, language)
    if found[0].minimum:
        return message(
            "Uncovered: {date} {hours}, {post}: {people} below the minimum.",
            people=found[0].minimum,
            **values,
        )
    return message(
        "Lighter than wished: {date} {hours}, {post}: {people} fewer.",
        people=found[0].target,
        **values,
    )


def _already(problem: Problem, found: list[Hole], language: str) -> Message:
    values = _values(problem, found, language)
    if found[0].minimum:
        return message(
            "Uncovered already: {date} {hours}, {post}: {people} below the minimum.",
            people=found[0].minimum,
            **values,
        )
    return message(
        "Lighter than wished already: {date} {hours}, {post}: {people} fewer.",
        people=found[0].target,
        **values,
    )


def _values(problem: Problem, found: list[Hole], language: str) -> dict[str, Value]:
    first = found[0]
    stretches = sorted((hole.start, hole.end) for hole in found)
    return {
        "date": first.date,
        "hours": _hours(stretches, language),
        "post": problem.post(first.post_id).name,
    }


def _reasons(reasons: Mapping[str, int], language: str) -> str:
    parts = [
        message("{reason}: {count}", reason=Term(title(name)), count=count).say(
            language
        )
        for name, count in list(reasons.items())[:REASONS_SHOWN]
    ]
    return ", ".join(parts)


def _telling(problem: Problem, option: RepairOption, language: str) -> Iterator[str]:
    names = [problem.employee(name).name for name in option.told]
    if names:
        yield message("To be told: {names}.", names=", ".join(names)).say(language)


def _points(option: RepairOption, language: str) -> str:
    parts = [
        message(
            "{level} {points}",
            level=Term(LEVELS[level].msgid),
            points=f"{round(points):+d}",
        ).say(language)
        for level, points in option.by_level.items()
        if round(points)
    ]
    if not parts:
        return ""
    return message(
        "Points against the rota as planned: {parts}.", parts=", ".join(parts)
    ).say(language)
