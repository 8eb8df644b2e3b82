"""A first rota in one pass, as the start both peers are given.

Cell after cell, by date, the day that gains most there and then; nobody at home, so
that telework and presence on site hold whatever follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.peers.view import Choice, Day, Person, View

A_DAY = 24 * 60


def greedy(view: View) -> list[int]:
    """Return the rank of the day chosen in each cell, in the order of the cells."""
    return _Pass(view).run()


class _Pass:
    def __init__(self, view: View) -> None:
        self.view = view
        self.staff = [0] * len(view.stretches)
        self.minutes = [0] * len(view.people)
        self.last_end: dict[tuple[int, int], int] = {}

    def run(self) -> list[int]:
        cells = self.view.choices
        chosen = [0] * len(cells)
        # The fewest choices first: who can do anything fills what others leave.
        for rank in sorted(
            range(len(cells)), key=lambda i: (cells[i].date, len(cells[i].days))
        ):
            chosen[rank] = self._take(cells[rank])
        return chosen

    def _take(self, cell: Choice) -> int:
        person = self.view.people[cell.person]
        best, least = cell.days[0], 0
        for rank, cost in zip(cell.days[1:], cell.costs[1:], strict=True):
            day = self.view.days[rank]
            if not self._allowed(cell, person, day):
                continue
            change = cost - self._gained(day.covers) - self._given(cell, person, day)
            if change < least:
                best, least = rank, change
        self._note(cell, self.view.days[best])
        return best

    def _allowed(self, cell: Choice, person: Person, day: Day) -> bool:
        end = self.last_end.get((cell.person, cell.date - 1), 0)
        return (
            not day.home
            and self.minutes[cell.person] + day.minutes <= person.most
            and A_DAY - end + day.start >= person.rest
        )

    def _gained(self, covers: Sequence[int]) -> int:
        gained = 0
        for rank in covers:
            stretch, staff = self.view.stretches[rank], self.staff[rank]
            if staff < stretch.minimum:
                gained += stretch.below_minimum
            elif staff < stretch.target:
                gained += stretch.below_target
        return gained

    def _given(self, cell: Choice, person: Person, day: Day) -> int:
        missing = max(0, person.owed - self.minutes[cell.person])
        return min(day.minutes, missing) * person.points

    def _note(self, cell: Choice, day: Day) -> None:
        self.minutes[cell.person] += day.minutes
        for rank in day.covers:
            self.staff[rank] += 1
        if day.holds:
            self.last_end[cell.person, cell.date] = day.end
