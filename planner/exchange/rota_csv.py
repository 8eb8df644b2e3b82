"""A rota as one CSV file: what `planner solve` writes and `planner check` reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Rota
from planner.exchange.build import built
from planner.exchange.csv_table import read_table, write_table
from planner.exchange.faults import Faults
from planner.exchange.references import Known, check_references
from planner.exchange.rows import assignment_rows
from planner.exchange.tables.calendar import ROTA
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.problem import Problem


def read_rota(path: Path, problem: Problem) -> Rota:
    """Return the rota of a file, for the people, posts and sites of `problem`.

    Raises `BadInput` with every fault of the file.
    """
    faults = Faults()
    table = replace(ROTA, name=path.stem)
    lines = read_table(path, table, faults)
    check_references(table, lines, _known(problem), faults)
    assignments = [one for _, one in built(table, Assignment, lines, faults)]
    for line in lines:
        day = line.values.get("date")
        if day is not None and day not in problem.period:
            faults.add(
                path.name,
                line.number,
                "date",
                message(
                    "{day} is outside the period, {start} to {end}: correct it "
                    "or remove the line.",
                    day=FullDate(day),
                    start=FullDate(problem.period.start),
                    end=FullDate(problem.period.end),
                ),
            )
    faults.stop_if_any()
    return Rota(tuple(assignments))


def _known(problem: Problem) -> Known:
    return {
        "employees.id": frozenset(problem.employees_by_id),
        "posts.id": frozenset(problem.posts_by_id),
        "sites.id": frozenset(problem.sites_by_id),
    }


def write_rota(path: Path, problem: Problem, rota: Rota) -> None:
    """Write a rota; names are added beside the ids, for the reader."""
    write_table(path, ROTA, assignment_rows(problem, rota.assignments))
