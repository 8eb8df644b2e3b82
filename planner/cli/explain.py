"""`planner explain`: why a post is empty, or why this person."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated

import typer

from planner.cli.accounts import lines
from planner.cli.moments import DATES, TIMES
from planner.cli.options import AsJson, Lang, Language, RotaFile, ScenarioFolder
from planner.cli.refusals import refusing
from planner.evaluation.account import account
from planner.exchange.rota_csv import read_rota
from planner.exchange.scenario import read_scenario
from planner.services.accounts import account_row

app = typer.Typer(add_completion=False)


@app.command()
@refusing
def explain(
    scenario: ScenarioFolder,
    rota: RotaFile,
    post: Annotated[str, typer.Option(help="Id of the post.")],
    date: Annotated[datetime, typer.Option(formats=DATES, help="Date.")],
    at: Annotated[datetime, typer.Option(formats=TIMES, help="Time of day.")],
    everyone: Annotated[
        bool, typer.Option("--all", help="Name everyone who cannot, however many.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang = Language.FR,
) -> None:
    """Say why a post is held as it is, who could take it, and what it would take."""
    problem = read_scenario(scenario).problem
    minute = at.hour * 60 + at.minute
    planned = read_rota(rota, problem)
    told = account(problem, planned, post, date.date(), minute)
    if as_json:
        row = account_row(problem, told, lang)
        typer.echo(json.dumps(row, ensure_ascii=False))
        return
    for line in lines(problem, told, lang, everyone=everyone):
        typer.echo(line)
