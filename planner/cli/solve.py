"""`planner solve`: a scenario in, a rota out."""

from __future__ import annotations

import json
import tempfile
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from planner.cli.board import Board
from planner.cli.folders import make_folder
from planner.cli.keeping import Keeper, kept_rota, refuse_worse
from planner.cli.options import AsJson, Lang, Language, ScenarioFolder
from planner.cli.refusals import refusing
from planner.cli.timing import table
from planner.cli.verdict import verdict
from planner.cli.wording import backlog, figures, quality, top_gaps
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.exchange.rota_csv import write_rota
from planner.exchange.scenario import read_scenario
from planner.exchange.workbook import write_workbook
from planner.services.refusal import Refused
from planner.services.solving import progress_row
from planner.solver.config import SolverConfig
from planner.solver.result import Result, Status
from planner.solver.solve import solve as solved
from planner.text.message import message

app = typer.Typer(add_completion=False)
DEFAULT_SECONDS = 60.0
OUT = Path("out")


class Engine(StrEnum):
    """Optimisation engines to choose from."""

    HIGHS = "highs"
    CP_SAT = "cp-sat"
    GSCIP = "gscip"


@app.command()
@refusing
def solve(
    scenario: ScenarioFolder,
    time: Annotated[
        float | None,
        typer.Option(
            help="Seconds to spend [default: 60]; a first rota is built whatever "
            "time it takes."
        ),
    ] = None,
    work: Annotated[
        int | None,
        typer.Option(help="Improvement steps instead of a time: always one answer."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of every random choice.")] = 0,
    gap: Annotated[
        float, typer.Option(help="Stop at this proven gap (0.02 is 2 %).")
    ] = 0.0,
    engine: Annotated[Engine, typer.Option(help="Engine.")] = Engine.HIGHS,
    out: Annotated[
        Path | None, typer.Option(help="Folder of the files [default: out/SCENARIO].")
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(help="Folder of a rota to go on from, as --out made it."),
    ] = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="Tell where the time went.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang = Language.FR,
) -> None:
    """Plan a scenario: rota.csv, evaluation.json and rota.xlsx.

    Progress goes to standard error; Ctrl-C keeps the best rota so far, unless the
    folder holds a better one, and so does the folder while the calculation runs
    (rota-so-far.csv).
    """
    if time is not None and work is not None:
        raise Refused(message("Give --time or --work, not both."))
    config = SolverConfig(
        seconds=DEFAULT_SECONDS if time is None else time,
        work=work,
        seed=seed,
        gap=gap,
        engine=engine,
    )
    started = monotonic()
    found = read_scenario(scenario)
    reading = monotonic() - started
    folder = out or OUT / found.id
    hint = None if resume is None else kept_rota(resume, found.problem)
    make_folder(folder)
    result = _solved(found.problem, config, hint, folder, lang)
    if result.status is Status.INTERRUPTED:
        refuse_worse(folder, found.problem, result)
    _write(folder, found.problem, result, lang)
    times = result.profile.plus("reading", reading)
    if as_json:
        told = {"profile": times.summary()} if profile else {}
        typer.echo(json.dumps(result.summary() | told))
    else:
        _tell(found.problem, result, folder, lang)
    if profile:
        for line in table(times, lang):
            typer.echo(line, err=True)


def _solved(
    problem: Problem,
    config: SolverConfig,
    hint: Rota | None,
    folder: Path,
    language: str,
) -> Result:
    limit = config.seconds if config.work is None else None
    keeper = Keeper(folder, problem)
    with Board(language, limit) as board:
        return solved(
            problem,
            config,
            hint,
            on_progress=lambda step: board.show(progress_row(step)),
            on_better=keeper.keep,
        )


def _write(folder: Path, problem: Problem, result: Result, language: str) -> None:
    """Write the three files, none of them before all are ready."""
    content = verdict(result.rota, result.evaluation, language)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        fresh = Path(name)
        write_rota(fresh / "rota.csv", problem, result.rota)
        (fresh / "evaluation.json").write_text(
            json.dumps(result.summary() | content, ensure_ascii=False, indent=1),
            encoding="utf-8",
        )
        write_workbook(
            fresh / "rota.xlsx", problem, result.rota, result.evaluation, language
        )
        for file in sorted(fresh.iterdir()):
            file.replace(folder / file.name)
    Keeper(folder, problem).forget()


def _tell(problem: Problem, result: Result, folder: Path, language: str) -> None:
    for line in (*figures(result.evaluation), *backlog(problem, result.evaluation)):
        typer.echo(line.say(language))
    told = quality(
        result.evaluation.objective, result.gap, result.net_gap, result.seconds
    )
    typer.echo(told.say(language))
    for text in top_gaps(problem, result.rota, result.evaluation, language):
        typer.echo(text)
    said = message("The rota is in {folder}.", folder=str(folder))
    typer.echo(said.say(language))
