"""`planner repair`: someone is absent, or a need changes; what can be done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.events import event_of
from planner.cli.folders import make_folder
from planner.cli.moments import here, moment_of
from planner.cli.options import AsJson, Lang, Language, RotaFile, ScenarioFolder
from planner.cli.refusals import refusing
from planner.cli.repaired import raised, told
from planner.exchange.rota_csv import read_rota, write_rota
from planner.exchange.scenario import read_scenario
from planner.services.repairs import raised_rows, repair_row
from planner.solver.repair.aside import Aside
from planner.solver.repair.option import RepairOption
from planner.solver.repair.repair import OPTIONS, SECONDS
from planner.solver.repair.repair import repair as repaired
from planner.solver.repair.situation import Situation

app = typer.Typer(add_completion=False)


@app.command()
@refusing
def repair(
    scenario: ScenarioFolder,
    rota: RotaFile,
    absent: Annotated[
        str | None, typer.Option(metavar="EMPLOYEE", help="Id of who is absent.")
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="D[THH:MM]", help="When the absence starts."),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="D[THH:MM]",
            help="When it ends; a date alone is included.",
            show_default="the same day",
        ),
    ] = None,
    need: Annotated[
        str | None,
        typer.Option(
            metavar="POST:D:HH:MM-HH:MM:MIN[:TARGET]",
            help="A need that changes, instead of an absence.",
        ),
    ] = None,
    options: Annotated[
        int, typer.Option(min=1, max=9, help="Most ways to show.")
    ] = OPTIONS,
    now: Annotated[
        str | None,
        typer.Option(
            metavar="D[THH:MM]",
            help="The moment it is decided: nothing before it changes.",
            show_default="the clock",
        ),
    ] = None,
    seconds: Annotated[
        float, typer.Option(min=0.1, help="Seconds to look for ways.")
    ] = SECONDS,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the rota of each way.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = Language.FR,
) -> None:
    """Find how to go on when someone is absent or a need changes.

    Ways are printed as they are found, the first in a second or two; each moves few
    people and breaks no hard rule.
    """
    event = event_of(absent, first, last, need)
    moment = moment_of(now) if now else here()
    if out:
        make_folder(out)
    with Aside() as aside:
        problem = read_scenario(scenario).problem
        planned = read_rota(rota, problem)
        if not as_json:
            for line in raised(problem, event, lang):
                typer.echo(line)
        found: list[RepairOption] = []
        for option in repaired(
            problem,
            planned,
            event,
            moment,
            options=options,
            seconds=seconds,
            aside=aside,
        ):
            found.append(option)
            if not as_json:
                for line in told(problem, option, len(found), lang):
                    typer.echo(line)
    if as_json:
        best = sorted(found, key=lambda option: option.sort_key)
        rows = [repair_row(problem, option, lang) for option in best]
        answer = {"options": rows, "maximum_raised": raised_rows(problem, event)}
        typer.echo(json.dumps(answer, ensure_ascii=False))
        found = best
    if out:
        situation = Situation.of(problem, planned, event, moment)
        _write(out, situation, found)


def _write(folder: Path, situation: Situation, found: list[RepairOption]) -> None:
    """Write the whole rota of each way, in the order they were given."""
    for number, option in enumerate(found, start=1):
        file = folder / f"option-{number}.csv"
        write_rota(file, situation.problem, option.rota(situation))
