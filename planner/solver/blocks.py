"""A model taken apart by person: what is hers alone, and what ties people together.

A column is a person's when every row it stands in speaks of her alone. What is left,
mostly what may be missing on posts, is shared; rows with anything shared, or with two
people, are ties. Nothing is known here of any rule: the model itself says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.solver.linear import LinearModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation


@dataclass(frozen=True, kw_only=True)
class Block:
    """One person's part of a model."""

    columns: tuple[int, ...]
    """Columns of the whole model, in the order of `model`."""
    model: LinearModel
    """Her rows; its costs are set anew at each use."""
    ties: Mapping[int, tuple[tuple[int, float], ...]]
    """Place in `columns` to the ties it stands in, with its coefficient."""


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """A model as blocks, shared columns and ties."""

    blocks: Mapping[str, Block]
    """By employee id."""
    shared: tuple[int, ...]
    ties: tuple[int, ...]


def blocks_of(formulation: Formulation) -> Blocks:
    """Return the blocks of a formulation; people nothing is left to have none."""
    model = formulation.model
    rows = model.rows()
    owners = _owners(formulation, rows)
    ties = tuple(
        number
        for number, row in enumerate(rows)
        if len({owners[column] for column, _ in row}) > 1
        or any(owners[column] is None for column, _ in row)
    )
    return Blocks(
        blocks={
            name: _block(formulation, name, owners, rows, frozenset(ties))
            for name, cells in formulation.cells_of.items()
            if cells
        },
        shared=tuple(c for c, owner in enumerate(owners) if owner is None),
        ties=ties,
    )


def _owners(
    formulation: Formulation, rows: Sequence[Sequence[tuple[int, float]]]
) -> list[str | None]:
    """Return whose each column is, none when it is shared."""
    owners: list[str | None] = [None] * len(formulation.model.cost)
    for (name, _), cell in formulation.cells.items():
        for column in _columns(cell):
            owners[column] = name
    stands_in: list[list[int]] = [[] for _ in owners]
    for number, row in enumerate(rows):
        for column, _ in row:
            stands_in[column].append(number)
    spoken = [{owners[c] for c, _ in row} - {None} for row in rows]
    waiting = {c for c, owner in enumerate(owners) if owner is None}
    while True:
        found = {
            c: names.pop()
            for c in waiting
            if len(names := set().union(*(spoken[n] for n in stands_in[c]))) == 1
        }
        if not found:
            return owners
        for column, owner in found.items():
            owners[column] = owner
            for number in stands_in[column]:
                spoken[number].add(owner)
        waiting -= found.keys()


def _columns(cell: CellColumns) -> Iterator[int]:
    for shift in cell.shifts.values():
        yield shift.worked
        if shift.mixed is not None:
            yield shift.mixed
    for _, _, column in cell.holds:
        yield column
    if cell.remote is not None:
        yield cell.remote


def _block(
    formulation: Formulation,
    name: str,
    owners: Sequence[str | None],
    rows: Sequence[Sequence[tuple[int, float]]],
    ties: frozenset[int],
) -> Block:
    whole = formulation.model
    columns = tuple(c for c, owner in enumerate(owners) if owner == name)
    places = {column: place for place, column in enumerate(columns)}
    part = LinearModel()
    for c in columns:
        part.column(
            upper=whole.upper[c], integer=whole.integer[c], lower=whole.lower[c]
        )
    tied: dict[int, list[tuple[int, float]]] = {}
    for number, row in enumerate(rows):
        mine = [(places[c], value) for c, value in row if c in places]
        if number in ties:
            for place, value in mine:
                tied.setdefault(place, []).append((number, value))
        elif mine:
            part.row(mine, lower=whole.row_lower[number], upper=whole.row_upper[number])
    ties_of = {place: tuple(found) for place, found in tied.items()}
    return Block(columns=columns, model=part, ties=ties_of)
