"""`planner explain`: why a post is empty, or why this person."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from planner.cli.accounts import lines
from planner.cli.moments import day_of, time_of
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
    date: Annotated[str, typer.Option(metavar="D", help="Date.")],
    at: Annotated[str, typer.Option(metavar="HH:MM", help="Time of day.")],
    everyone: Annotated[
        bool, typer.Option("--all", help="Name everyone who cannot, however many.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang = Language.FR,
) -> None:
    """Say why a post is held as it is, who could take it, and what it would take."""
    day, time = day_of(date), time_of(at)
    problem = read_scenario(scenario).problem
    minute = time.hour * 60 + time.minute
    planned = read_rota(rota, problem)
    told = account(problem, planned, post, day, minute)
    if as_json:
        row = account_row(problem, told, lang)
        typer.echo(json.dumps(row, ensure_ascii=False))
        return
    for line in lines(problem, told, lang, everyone=everyone):
        typer.echo(line)
