"""A rota made of whole rosters, shift by shift.

The master mixes rosters of one person by shares. Added up over them, a shift on a date
is worked in part; the shifts worked most are settled, everyone's best rosters with what
is settled are sought again, and so on until nobody is split. Settled a few at a time,
the others' rosters turn with them, and the value hardly leaves the bound; whole rosters
settled at once, or more shifts at a time, leave posts empty at the end (figures in
docs/decisions/0008-rosters.md).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.rota import Rota
    from planner.solver.rosters import Mix, Roster, Rosters

SHARE = 0.02
"""Part of the shifts still split that are settled at a time."""
GAP = 0.02
"""Relative gap of a roster sought: the next are sought at other prices at once."""
DIGITS = 6
"""Decimals of what is worked that tell two shifts apart."""
WHOLE = 1 - 1e-6
"""A share, or a shift, above it is one."""
HALF = 0.5


class Dive:
    """One way down from the mix of all rosters to a rota.

    Of shifts worked as much, those of the people who come first in `order` are settled
    first: another order is another way.
    """

    def __init__(self, rosters: Rosters, until: float, order: Sequence[str]) -> None:
        self._rosters = rosters
        self._until = until
        self._owners = {
            shift.worked: name
            for (name, _), cell in rosters.formulation.cells.items()
            if name in rosters.parts.blocks
            for shift in cell.shifts.values()
        }
        self._places = {
            name: {column: place for place, column in enumerate(block.columns)}
            for name, block in rosters.parts.blocks.items()
        }
        ranks = {name: rank for rank, name in enumerate(order)}
        self._rank = {column: ranks[name] for column, name in self._owners.items()}
        self._settled: dict[int, str] = {}

    def rota(self) -> Rota | None:
        """Return a rota, once everyone has one roster; none when somebody has none.

        After the moment `until` nobody is asked for new ones.
        """
        try:
            mix = self._down()
        finally:
            for column in self._settled:
                self._at_least(column, 0.0)
        return None if mix is None else self._rota(mix)

    def _down(self) -> Mix | None:
        if not all(self._rosters.pools.values()):
            return None
        mix = self._mixed()
        while mix is not None:
            chosen = self._chosen(mix)
            if not chosen:
                return mix
            self._settle(chosen)
            mix = self._priced()
        return None

    def _chosen(self, mix: Mix) -> list[int]:
        """Return the shifts to settle next, those worked most; none at the end."""
        worked: dict[int, float] = {}
        for shares in mix.shares.values():
            for share, roster in shares:
                for column, value in roster.values.items():
                    if column in self._owners:
                        worked[column] = worked.get(column, 0.0) + share * value
        split = [column for column, part in worked.items() if part < WHOLE]
        ranked = sorted(
            split,
            key=lambda column: (-round(worked[column], DIGITS), self._rank[column]),
        )
        return ranked[: max(1, round(SHARE * len(split)))]

    def _settle(self, columns: list[int]) -> None:
        """Settle that shifts are worked, where a roster left still has them."""
        for column in columns:
            name = self._owners[column]
            if any(_works(roster, column) for roster in self._pool(name)):
                self._settled[column] = name
                self._at_least(column, 1.0)

    def _at_least(self, column: int, value: float) -> None:
        name = self._owners[column]
        model = self._rosters.parts.blocks[name].model
        model.lower[self._places[name][column]] = value

    def _pool(self, name: str) -> list[Roster]:
        """Return the rosters of a person that have all she is settled on."""
        mine = [column for column, owner in self._settled.items() if owner == name]
        return [
            roster
            for roster in self._rosters.pools[name]
            if all(_works(roster, column) for column in mine)
        ]

    def _priced(self) -> Mix | None:
        """Return the best mix after everyone was asked for a new roster."""
        mix = self._mixed()
        if mix is None or time.monotonic() >= self._until:
            return mix
        new, _ = self._rosters.price(mix.prices, mix.shares, GAP)
        return self._mixed() if new else mix

    def _mixed(self) -> Mix | None:
        pools = {name: self._pool(name) for name in self._rosters.pools}
        return self._rosters.master(pools)

    def _rota(self, mix: Mix) -> Rota:
        formulation = self._rosters.formulation
        values = [0.0] * len(formulation.model.cost)
        for shares in mix.shares.values():
            _, main = max(shares, key=lambda pair: pair[0])
            for column, value in main.values.items():
                values[column] = value
        return formulation.rota(values)


def _works(roster: Roster, column: int) -> bool:
    return roster.values.get(column, 0.0) > HALF
