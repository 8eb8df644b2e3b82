"""Presence floor: a colleague at home needs enough of the team on site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY, NOON, overlap
from planner.domain.place import HOME
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.work import Service
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation, Terms

HALVES = ((0, NOON), (NOON, END_OF_DAY))


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    for service in problem.services:
        team = problem.teams.get(service.id, ())
        if service.presence_floor and team:
            for day in problem.period.days:
                if _looked_at(formulation, team, day):
                    for half in HALVES:
                        _half_day(formulation, service, team, day, half)


def _looked_at(formulation: Formulation, team: Sequence[Employee], day: date) -> bool:
    """Return whether someone of a team is planned, or given at home, on a date."""
    given = formulation.problem.context_rota
    return any(
        (member.id, day) in formulation.cells
        or any(one.remote for one in given.on(member.id, day))
        for member in team
    )


def _half_day(
    formulation: Formulation,
    service: Service,
    team: Sequence[Employee],
    day: date,
    half: tuple[int, int],
) -> None:
    cells = {member.id: formulation.cells.get((member.id, day)) for member in team}
    planned = [cell for cell in cells.values() if cell is not None]
    places = [
        _given_places(formulation, name, day, half)
        for name, cell in cells.items()
        if cell is None
    ]
    floor = service.presence_floor - sum(service.site_id in p for p in places)
    remote = [terms for cell in planned for terms in _at_home(cell, half)]
    given_remote = any(HOME in p for p in places)
    if floor <= 0 or not (remote or given_remote):
        return
    present = [
        term
        for cell in planned
        for term in _present(formulation, cell, half, service.site_id)
    ]
    if given_remote:
        formulation.at_least(present, floor, forced=True)
        return
    someone = formulation.model.column(integer=False)
    for terms in remote:
        formulation.model.row([*terms, (someone, -1.0)], upper=0.0)
    formulation.model.row([*present, (someone, -float(floor))], lower=0.0)


def _given_places(
    formulation: Formulation, name: str, day: date, half: tuple[int, int]
) -> set[str]:
    return {
        one.place
        for one in formulation.problem.context_rota.on(name, day)
        if overlap(one.start, one.end, *half)
    }


def _at_home(cell: CellColumns, half: tuple[int, int]) -> list[Terms]:
    """Return terms that are 1 when the person is at home in the half-day."""
    if cell.remote is None:
        return []
    if cell.whole_days:
        away = [s.worked for s in cell.shifts.values() if not s.over(*half)]
        return [[(cell.remote, 1.0), *((column, -1.0) for column in away)]]
    pieces = dict.fromkeys(p for p, _, _ in cell.holds if overlap(*p, *half))
    return [
        [(c, 1.0) for p, way, c in cell.holds if p == piece and way.place == HOME]
        for piece in pieces
    ]


def _present(
    formulation: Formulation, cell: CellColumns, half: tuple[int, int], site_id: str
) -> Terms:
    """Return terms that are at most 1 when the person is there in the half-day."""
    columns = {
        column
        for piece, way, column in cell.holds
        if overlap(*piece, *half) and way.place != HOME and way.site_id == site_id
    }
    if not columns:
        return []
    home = cell.remote if cell.whole_days else None
    model = formulation.model
    there = model.column(integer=False)
    held = [(column, 1.0) for column in sorted(columns)]
    model.row([*held, (there, -1.0)], lower=0.0)
    if home is not None:
        model.row([(there, 1.0), (home, 1.0)], upper=1.0)
    return [(there, 1.0)]


ENCODING = Encoding(id="presence_floor", encode=_encode)
