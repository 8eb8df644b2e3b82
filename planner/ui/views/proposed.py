"""A proposed rota beside the current one, figure by figure and person by person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from babel.numbers import format_decimal

from planner.services.names import Names
from planner.services.plans import Plan
from planner.services.proposals import Proposal
from planner.text.message import Message, message, say_clock, say_date, say_duration
from planner.ui.views.changes import ChangeOfPerson, Changes
from planner.ui.views.header import LEVEL_NAMES, QUALITY_LEVELS
from planner.ui.views.numbers import say_percent
from planner.ui.views.plan_view import PlanView

BETTER = message("better")
WORSE = message("worse")
SAME = message("the same")
EQUAL = 1e-6
NOT_HELD_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure of both rotas."""

    name: str
    now: str
    then: str
    word: Message
    tone: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """All a person needs to decide."""

    proposal: Proposal
    rows: tuple[Row, ...]
    people: tuple[ChangeOfPerson, ...]
    moved: tuple[ChangeOfPerson, ...]
    unpinned: tuple[str, ...]
    """What is fixed and not held any more, in words: the first of them."""


def compared(view: PlanView, found: Proposal) -> Compared:
    """Return a proposal in the words of a view's language."""
    names = Names(view.language, found.plan.problem, found.current.problem)
    changes = Changes(view.base, names)
    return Compared(
        proposal=found,
        rows=tuple(_rows(found.current, found.plan, view.language)),
        people=tuple(changes.person(one) for one in found.people),
        moved=tuple(changes.person(one) for one in found.moved),
        unpinned=tuple(
            f"{names.person(one.employee_id)}, {say_date(one.date, view.language)}, "
            f"{say_clock(one.start, view.language)}–"
            f"{say_clock(one.end, view.language)} : {names.work(one)}"
            for one in found.unpinned[:NOT_HELD_SHOWN]
        ),
    )


def _rows(now: Plan, then: Plan, language: str) -> list[Row]:
    def points(value: float) -> str:
        return str(format_decimal(round(value), locale=language))

    def time(minutes: float) -> str:
        return say_duration(minutes, language)

    def share(value: float) -> str:
        return say_percent(value, language)

    def row(
        name: Message, before: float, after: float, say: Callable[[float], str]
    ) -> Row:
        return _row(name.say(language), before, after, say)

    one, other = now.evaluation, then.evaluation
    short, left = one.shortage_minutes, other.shortage_minutes
    return [
        row(message("Rules broken"), len(one.hard), len(other.hard), points),
        row(
            message("Missing below the minimum"),
            short["minimum"],
            left["minimum"],
            time,
        ),
        row(message("Missing below the target"), short["target"], left["target"], time),
        row(message("Needs covered"), -one.coverage, -other.coverage, share),
        *(
            row(
                message("{level}, points lost", level=LEVEL_NAMES[level].say(language)),
                one.penalty_by_level[level],
                other.penalty_by_level[level],
                points,
            )
            for level in QUALITY_LEVELS
            if one.penalty_by_level[level] or other.penalty_by_level[level]
        ),
    ]


def _row(name: str, now: float, then: float, say: Callable[[float], str]) -> Row:
    """Return a figure of which less is better."""
    word, tone = SAME, ""
    if abs(now - then) > EQUAL:
        word, tone = (BETTER, "good") if then < now else (WORSE, "bad")
    return Row(name=name, now=say(abs(now)), then=say(abs(then)), word=word, tone=tone)
