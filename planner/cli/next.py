"""`planner next`: the scenario of the following period, out of a rota."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.folders import check_empty
from planner.cli.moments import day_of
from planner.cli.options import Lang, Language, RotaFile, ScenarioFolder
from planner.cli.refusals import refusing
from planner.domain.period import period_after
from planner.exchange.following import following
from planner.exchange.rota_csv import read_rota
from planner.exchange.scenario import read_scenario, write_scenario
from planner.text.message import message

app = typer.Typer(add_completion=False)


@app.command()
@refusing
def following_scenario(
    scenario: ScenarioFolder,
    rota: RotaFile,
    out: Annotated[Path, typer.Option(help="Folder to make; must be empty.")],
    start: Annotated[
        str | None,
        typer.Option(
            metavar="D", help="First date.", show_default="the day after this period"
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            metavar="D",
            help="Last date.",
            show_default="the end of the month, or as long a period",
        ),
    ] = None,
    lang: Lang = Language.FR,
) -> None:
    """Write the scenario of the next period: what this rota leaves is taken along.

    People, posts and rules stay as they are. Needs are copied by weekday; what cannot
    be copied is said.
    """
    check_empty(out)
    found = read_scenario(scenario)
    worked = read_rota(rota, found.problem)
    period = period_after(
        found.problem.period,
        start=day_of(start) if start else None,
        end=day_of(end) if end else None,
    )
    made = following(found, worked, period)
    write_scenario(out, made.scenario)
    said = message(
        "{folder}: {first} to {last}.",
        folder=str(out),
        first=period.start,
        last=period.end,
    )
    for line in (said, *made.told):
        typer.echo(line.say(lang))
