"""One way to go on after something happened, judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.notice import Notice, notice_of
from planner.domain.rota import Assignment, Cell, Rota
from planner.evaluation.change import Change
from planner.rules.rule import Violation
from planner.solver.repair.situation import Cells, Hole

if TYPE_CHECKING:
    from planner.rules.rule import Level
    from planner.solver.repair.situation import Situation

PERSON_MOVED = 4_000.0
"""Points one more person moved counts when ways are compared: less than a quarter-hour
below the minimum of a normal post (5 000), as much as five hours below a target."""
LATENESS = (Notice.URGENT, Notice.SHORT, Notice.LONG)


@dataclass(frozen=True, kw_only=True)
class Move:
    """One person's day, before and after."""

    employee_id: str
    date: date
    before: tuple[Assignment, ...]
    after: tuple[Assignment, ...]
    notice: Notice


@dataclass(frozen=True, kw_only=True)
class RepairOption:
    """One way to go on: who moves, what stays short, and what the judge says."""

    moves: tuple[Move, ...]
    uncovered: tuple[Hole, ...]
    """What is shorter of people than planned, the worst first."""
    standing: tuple[Hole, ...]
    """What was short already at the hours the event is about, and stays so."""
    outcome: Change
    """The event and the moves judged together, against the rota as it was."""
    broken: tuple[Violation, ...]
    """Hard breaches the moves add: none, or the option is not offered."""
    given: tuple[Violation, ...]
    """Hard breaches of the event alone, such as a day cut short by illness."""
    cells: Cells
    reasons: Mapping[Hole, Mapping[str, int]] = field(default_factory=dict)
    """When nothing helps: why nobody takes each hole, people by reason."""

    @property
    def told(self) -> Mapping[str, Notice]:
        """Who must be told, with the shortest notice of what changes for her."""
        found: dict[str, Notice] = {}
        for move in sorted(self.moves, key=lambda m: LATENESS.index(m.notice)):
            found.setdefault(move.employee_id, move.notice)
        return found

    @property
    def people(self) -> frozenset[str]:
        """Those who are moved."""
        return frozenset(move.employee_id for move in self.moves)

    @property
    def by_level(self) -> Mapping[Level, float]:
        """Points each level gains or loses against the rota as it was."""
        return self.outcome.by_level

    @property
    def minimum_minutes(self) -> int:
        """Person-minutes that fall below a minimum."""
        return sum(hole.minimum * hole.minutes for hole in self.uncovered)

    @property
    def target_minutes(self) -> int:
        """Person-minutes missing between minimum and target, more than planned."""
        return sum(hole.target * hole.minutes for hole in self.uncovered)

    @property
    def score(self) -> float:
        """What ways are compared by: points, and people moved."""
        return self.outcome.points + PERSON_MOVED * len(self.people)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Best first: the minimum, then few people moved for what it brings."""
        return (self.score, sorted(self.people), sorted(self.cells))

    def rota(self, situation: Situation) -> Rota:
        """Return the whole rota once the option is taken."""
        return situation.planned.with_cells({**situation.lost, **self.cells})


def option_of(situation: Situation, cells: Cells) -> RepairOption:
    """Return the option of replacing `cells`, judged whole."""
    new = Rota(tuple(one for day in cells.values() for one in day))
    changed = {
        cell: new.on(*cell)
        for cell in cells
        if new.on(*cell) != situation.rota.on(*cell)
    }
    outcome = situation.outcome(changed)
    given = situation.caused.broken
    # The event's own breaches are there whatever is done.
    added = Change(before=situation.caused.after, after=outcome.after).broken
    return RepairOption(
        moves=tuple(_move(situation, cell, changed[cell]) for cell in _order(changed)),
        uncovered=situation.holes(outcome),
        standing=situation.standing(outcome),
        outcome=outcome,
        broken=tuple(v for v in outcome.broken if v in added),
        given=given,
        cells=changed,
    )


def _order(cells: Cells) -> list[Cell]:
    return sorted(cells, key=lambda cell: (cell[1], cell[0]))


def _move(situation: Situation, cell: Cell, after: tuple[Assignment, ...]) -> Move:
    employee_id, day = cell
    before = situation.rota.on(*cell)
    return Move(
        employee_id=employee_id,
        date=day,
        before=before,
        after=after,
        notice=notice_of(day, _first_change(before, after), situation.now),
    )


def _first_change(before: tuple[Assignment, ...], after: tuple[Assignment, ...]) -> int:
    """Return the time of day from which the two days differ."""
    alike = {(a.start, a.end, a.post_id, a.place) for a in before}
    alike &= {(a.start, a.end, a.post_id, a.place) for a in after}
    return min(
        a.start
        for a in (*before, *after)
        if (a.start, a.end, a.post_id, a.place) not in alike
    )
