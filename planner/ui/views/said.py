"""What an edit did, as the panel says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.rota import Assignment
from planner.rules.rule import Violation
from planner.services.edit_refusals import Blocked, Difference, Forbidden, Stale
from planner.services.edits import Edited
from planner.services.judging import Judged
from planner.services.shapes.edits import cells_as_text
from planner.ui.views.cell import Held, told
from planner.ui.views.explained import effects
from planner.ui.views.plan_view import PlanView
from planner.ui.views.problems import rank

SHOWN = 8
"""Sentences of a kind shown: the cards of the people concerned say the rest."""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What an edit breaks and mends."""

    worse: tuple[Violation, ...]
    better: tuple[Violation, ...]
    levels: tuple[tuple[str, float], ...]

    @property
    def none(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.worse or self.better or self.levels)


@dataclass(frozen=True, kw_only=True)
class Done:
    """An edit that was made, for the panel and for the rows of the page."""

    version: int
    sequence: int
    people: tuple[str, ...]
    posts: tuple[str, ...]
    effect: Effect


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A cell of a stale edit: what was seen, what is there, what was wanted."""

    name: str
    difference: Difference
    seen: tuple[Held, ...]
    now: tuple[Held, ...]
    wanted: tuple[Held, ...]


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An edit that was refused, and how to ask for it again."""

    effect: Effect | None
    forbidden: bool
    differences: tuple[Seen, ...]
    cells: str
    """The edit as it would have to be asked for again."""


def effect_of(view: PlanView, found: Judged) -> Effect:
    """Return what an edit breaks and mends, the worst first."""
    return Effect(
        worse=tuple(sorted(found.worsened, key=rank)[:SHOWN]),
        better=tuple(sorted(found.mended, key=rank)[:SHOWN]),
        levels=effects(view, found.change),
    )


def done_of(view: PlanView, one: Edited) -> Done:
    """Return what is said of an edit that was made."""
    return Done(
        version=one.version,
        sequence=one.sequence,
        people=tuple(sorted(one.judged.people)),
        posts=tuple(sorted(one.judged.posts)),
        effect=effect_of(view, one.judged),
    )


def blocked(view: PlanView, error: Blocked) -> Refusal:
    """Return what is said of an edit that breaks hard rules."""
    found = error.judged
    return Refusal(
        effect=effect_of(view, found),
        forbidden=isinstance(error, Forbidden),
        differences=(),
        cells=cells_as_text(found.after, found.before),
    )


def stale(view: PlanView, error: Stale) -> Refusal:
    """Return what is said of an edit of cells that changed meanwhile."""
    found = error.judged
    return Refusal(
        effect=None,
        forbidden=False,
        differences=tuple(_seen(view, d) for d in error.differences),
        cells=cells_as_text(found.after, found.before),
    )


def _seen(view: PlanView, one: Difference) -> Seen:
    def said(held: Iterable[Assignment]) -> tuple[Held, ...]:
        return tuple(told(view, a) for a in held)

    return Seen(
        name=one.name,
        difference=one,
        seen=said(one.seen),
        now=said(one.now),
        wanted=said(one.wanted),
    )
