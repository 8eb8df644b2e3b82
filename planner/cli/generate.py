"""`planner generate`: a realistic scenario of any size."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.folders import check_empty
from planner.cli.options import Lang, Language
from planner.cli.refusals import refusing
from planner.exchange.generate import Rules
from planner.exchange.generate import generate as generated
from planner.exchange.scenario import write_scenario
from planner.text.message import message

app = typer.Typer(add_completion=False)


@app.command()
@refusing
def generate(
    out: Annotated[Path, typer.Argument(help="Folder to make; must be empty.")],
    people: Annotated[int, typer.Option(help="How many employees.")],
    sites: Annotated[int, typer.Option(help="How many sites.")],
    seed: Annotated[int, typer.Option(help="The same seed makes the same scenario.")],
    tightness: Annotated[
        float, typer.Option(help="Work asked for, against the people there; 1 is just.")
    ] = 1.0,
    rules: Annotated[
        Rules,
        typer.Option(
            help="How much of the rule book the scenario uses: people, posts and "
            "needs only, or everything."
        ),
    ] = Rules.FULL,
    lang: Lang = Language.FR,
) -> None:
    """Make a realistic scenario: people, needs, absences, all invented."""
    check_empty(out)
    scenario = generated(
        people=people, sites=sites, seed=seed, tightness=tightness, rules=rules
    )
    write_scenario(out, scenario)
    said = message(
        "{folder}: {people} people, {posts} posts, {needs} needs.",
        folder=str(out),
        people=len(scenario.problem.employees),
        posts=len(scenario.problem.posts),
        needs=len(scenario.problem.requirements),
    )
    typer.echo(said.say(lang))
