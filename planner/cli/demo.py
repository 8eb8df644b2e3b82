"""`planner demo`: a first look, from an example to the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import planner
from planner.cli.board import Board
from planner.cli.following import followed
from planner.cli.options import Lang, Language
from planner.cli.refusals import refusing
from planner.cli.serving import refuse_busy, serve_at
from planner.cli.wording import figures, quality, top_gaps
from planner.config import Config
from planner.exchange.scenario import read_scenario
from planner.services.plans import Plan, import_scenario, load_plan
from planner.services.refusal import Refused
from planner.services.runs import request_run
from planner.store.status import RunStatus
from planner.store.store import Store, open_store
from planner.text.message import message

app = typer.Typer(add_completion=False)
EXAMPLE = "ch-trois-sites"
FAILED = 1
WHO = "planner demo"


@app.command()
@refusing
def demo(
    time: Annotated[float, typer.Option(help="Seconds to spend on planning.")] = 60.0,
    port: Annotated[
        int | None, typer.Option(help="Port to serve on [default: 8000].")
    ] = None,
    scenario: Annotated[
        str, typer.Option(help="Name of an example, or folder of a scenario.")
    ] = EXAMPLE,
    again: Annotated[
        bool, typer.Option("--again", help="Plan again what is planned already.")
    ] = False,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Stop once it is planned.")
    ] = False,
    lang: Lang = Language.FR,
) -> None:
    """Take an example in, plan it, say what is covered and what is not, serve it."""
    config = Config()
    address = (config.host, port or config.port)
    if not no_serve:
        refuse_busy(*address)
    example = read_scenario(scenario_folder(scenario))
    store = open_store(config.store_url)
    try:
        plan_id = import_scenario(store, example, who=WHO)
        _plan(store, plan_id, seconds=time, again=again, language=lang)
        _tell(load_plan(store, plan_id), lang)
    finally:
        store.close()
    if not no_serve:
        serve_at(*address, lang)


def scenario_folder(name: str) -> Path:
    """Return the folder of an example or a path; raise `Refused` if neither."""
    examples = Path(planner.__file__).parent.parent / "scenarios"
    for folder in (Path(name), examples / name):
        if folder.is_dir():
            return folder
    raise Refused(
        message(
            "There is no scenario '{name}', neither as a folder nor in {examples}.",
            name=name,
            examples=str(examples),
        )
    )


def _plan(
    store: Store, plan_id: str, *, seconds: float, again: bool, language: str
) -> None:
    """Calculate a rota for a plan, unless it has one for its newest problem."""
    plan = load_plan(store, plan_id)
    people = len(plan.problem.employees)
    if plan.version and not plan.outdated and not again:
        said = message(
            "{title}: planned already ({people} people); --again plans it anew.",
            title=plan.title,
            people=people,
        )
        typer.echo(said.say(language))
        return
    said = message(
        "{title}: planning {people} people, {days} days, at most {seconds} s "
        "(Ctrl-C keeps the best rota so far).",
        title=plan.title,
        people=people,
        days=len(plan.problem.period.days),
        seconds=round(seconds),
    )
    typer.echo(said.say(language))
    run_id = request_run(store, plan_id, {"seconds": seconds, "seed": 0}, who=WHO)
    with Board(language, seconds) as board:
        run = followed(store, run_id, board)
    if run.status not in (RunStatus.DONE, RunStatus.INTERRUPTED):
        typer.echo(run.reason.say(language) if run.reason else run.status, err=True)
        raise typer.Exit(FAILED)


def _tell(plan: Plan, language: str) -> None:
    for line in figures(plan.evaluation):
        typer.echo(line.say(language))
    if plan.run:
        run = plan.run
        told = quality(run.objective, run.gap, run.net_gap, run.seconds)
        typer.echo(told.say(language))
    for text in top_gaps(plan.problem, plan.rota, plan.evaluation, language):
        typer.echo(text)
