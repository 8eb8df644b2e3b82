"""A scenario folder, to and from a `Problem`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.problem import Problem
from planner.errors import InvalidValue
from planner.exchange.build import problem_of
from planner.exchange.csv_table import Line, read_table, write_table
from planner.exchange.faults import Faults, nearest, suggestion
from planner.exchange.references import Lines, check_keys, check_references, names_in
from planner.exchange.rows import rows_of
from planner.exchange.settings import Settings, read_settings, write_settings
from planner.exchange.shown_names import check_names
from planner.exchange.tables import TABLES
from planner.exchange.tables.calendar import PUBLISHED
from planner.text.message import Term, message

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A stored, named situation."""

    id: str
    title: str
    description: str = ""
    problem: Problem


def read_scenario(folder: Path) -> Scenario:
    """Return the scenario of a folder.

    Raises `BadInput` with every fault of every file.
    """
    faults = Faults()
    if not folder.is_dir():
        faults.add(
            folder.name, 0, "", message("There is no such folder: check the path.")
        )
        faults.stop_if_any()
    settings = read_settings(folder, faults)
    return scenario_of(settings, _read_tables(folder, faults), faults)


def scenario_of(
    settings: Settings | None, lines: dict[str, list[Line]], faults: Faults
) -> Scenario:
    """Return the scenario its tables tell; raise `BadInput` with every fault."""
    known = names_in(TABLES, lines)
    for table in TABLES:
        check_keys(table, lines[table.name], faults)
        check_references(table, lines[table.name], known, faults)
    check_names(PUBLISHED, lines[PUBLISHED.name], _names(lines), faults)
    problem = problem_of(lines, settings, faults)
    faults.stop_if_any()
    if settings is None or problem is None:
        raise InvalidValue(message("The scenario could not be read."))
    return Scenario(
        id=settings.id,
        title=settings.title,
        description=settings.description,
        problem=problem,
    )


def _names(lines: Lines) -> dict[str, str]:
    """Return the names of people by id, of the lines that tell both."""
    people = (line.values for line in lines["employees"])
    return {one["id"]: one["name"] for one in people if {"id", "name"} <= one.keys()}


def _read_tables(folder: Path, faults: Faults) -> dict[str, list[Line]]:
    lines: dict[str, list[Line]] = {}
    unknown = {path.name for path in folder.glob("*.csv")} - {t.file for t in TABLES}
    missing = {t.file for t in TABLES if not (folder / t.file).exists()}
    for name in sorted(unknown):
        if nearest(name, missing):
            faults.add(
                name,
                0,
                "",
                message(
                    "This is no table of the format: {advice}",
                    advice=suggestion(name, missing),
                ),
            )
    for table in TABLES:
        path = folder / table.file
        if path.exists():
            lines[table.name] = read_table(path, table, faults)
            continue
        lines[table.name] = []
        if not table.optional:
            faults.add(
                table.file,
                0,
                "",
                message(
                    "The file is missing: add it ({meaning})",
                    meaning=Term(table.meaning),
                ),
            )
    return lines


def write_scenario(folder: Path, scenario: Scenario) -> None:
    """Write a scenario folder that `read_scenario` takes back as it is.

    Optional tables without a line are not written: a publication that told nobody
    anything comes back as none. Raises `InvalidValue` for a
    restricted problem: its fixed days cannot be told from history.
    """
    problem = scenario.problem
    if problem.free is not None:
        raise InvalidValue(
            message("Only a whole problem can be written as a scenario.")
        )
    folder.mkdir(parents=True, exist_ok=True)
    write_settings(folder, settings_of(scenario))
    rows = rows_of(problem)
    for table in TABLES:
        if rows[table.name] or not table.optional:
            write_table(folder / table.file, table, rows[table.name])
        else:
            (folder / table.file).unlink(missing_ok=True)


def settings_of(scenario: Scenario) -> Settings:
    """Return what of a scenario stands in no table."""
    problem = scenario.problem
    return Settings(
        id=scenario.id,
        title=scenario.title,
        description=scenario.description,
        period=problem.period,
        parameters=problem.parameters,
        home_travel=problem.home_travel,
        planned_at=problem.planned_at,
    )
