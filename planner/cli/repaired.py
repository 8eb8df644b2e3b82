"""A way to go on after an event, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from planner.cli.wording import title
from planner.domain.notice import Notice
from planner.domain.place import HOME
from planner.domain.problem import Problem
from planner.domain.rota import Assignment
from planner.rules.rule import Level
from planner.solver.repair.option import Move, RepairOption
from planner.solver.repair.situation import Hole
from planner.text.message import (
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
        yield f"  {message('Nothing is left uncovered.').say(language)}"
    yield from (f"  {line}" for line in _telling(problem, option, language))
    points = _points(option, language)
    if points:
        yield f"  {points}"
    for one in option.given:
        said = message(
            "Because of the event alone: {why}", why=one.message.say(language)
        )
        yield f"  {said.say(language)}"


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
    """Yield what is shorter than planned, the hours of a post and date together."""
    kinds: dict[tuple[object, ...], list[Hole]] = {}
    for hole in option.uncovered:
        missing = (hole.minimum, 0 if hole.minimum else hole.target)
        kinds.setdefault((hole.date, hole.post_id, *missing), []).append(hole)
    for found in kinds.values():
        yield _hole(problem, found, language).say(language)
        for reasons in [option.reasons[h] for h in found if h in option.reasons][:1]:
            yield f"  {_reasons(reasons, language)}"


def _hole(problem: Problem, found: list[Hole], language: str) -> Message:
    first = found[0]
    stretches = sorted((hole.start, hole.end) for hole in found)
    values: dict[str, Value] = {
        "date": first.date,
        "hours": _hours(stretches, language),
        "post": problem.post(first.post_id).name,
    }
    if first.minimum:
        return message(
            "Uncovered: {date} {hours}, {post}: {people} below the minimum.",
            people=first.minimum,
            **values,
        )
    return message(
        "Lighter than wished: {date} {hours}, {post}: {people} fewer.",
        people=first.target,
        **values,
    )


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
