"""`planner explain`: why a post is empty, or why this person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import typer

from planner.cli.options import AsJson, Lang, Language, RotaFile, ScenarioFolder
from planner.cli.refusals import refusing
from planner.cli.wording import title
from planner.domain.problem import Problem
from planner.evaluation.explain import Candidate, Explanation
from planner.evaluation.explain import explain as explained
from planner.exchange.rota_csv import read_rota
from planner.exchange.scenario import read_scenario
from planner.services.shapes.gaps import ExplanationOfGap
from planner.text.message import Clock, Term, message

app = typer.Typer(add_completion=False)


@app.command()
@refusing
def explain(
    scenario: ScenarioFolder,
    rota: RotaFile,
    post: Annotated[str, typer.Option(help="Id of the post.")],
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Date.")],
    at: Annotated[datetime, typer.Option(formats=["%H:%M"], help="Time of day.")],
    as_json: AsJson = False,
    lang: Lang = Language.FR,
) -> None:
    """Say why a post is empty at a time, or why it is held by whom it is."""
    problem = read_scenario(scenario).problem
    minute = at.hour * 60 + at.minute
    told = explained(problem, read_rota(rota, problem), post, date.date(), minute)
    if as_json:
        typer.echo(ExplanationOfGap.of(told, lang).model_dump_json())
        return
    for line in _lines(problem, told, lang):
        typer.echo(line)


def _lines(problem: Problem, told: Explanation, language: str) -> Iterator[str]:
    yield _heading(problem, told, language)
    yield from _holders(problem, told, language)
    for name, count in told.reasons.items():
        counted = message("{reason}: {count}", reason=Term(title(name)), count=count)
        yield f"  {counted.say(language)}"
    for candidate in told.candidates:
        yield _candidate(problem, candidate, language)


def _heading(problem: Problem, told: Explanation, language: str) -> str:
    need = told.requirement
    return message(
        "{post}, {date} at {time}: {staff} there, minimum {minimum}, target {target}.",
        post=problem.post(told.post_id).name,
        date=told.date,
        time=Clock(told.minute),
        staff=told.staff,
        minimum=need.minimum if need else 0,
        target=need.target if need else 0,
    ).say(language)


def _holders(problem: Problem, told: Explanation, language: str) -> Iterator[str]:
    for employee_id, change in told.why.items():
        yield message(
            "{name} holds it; without her there the rota would lose {points} points "
            "more.",
            name=problem.employee(employee_id).name,
            points=round(change.points),
        ).say(language)


def _candidate(problem: Problem, candidate: Candidate, language: str) -> str:
    name = problem.employee(candidate.employee_id).name
    if candidate.stopped_by is not None:
        stop = candidate.stopped_by.message.say(language)
        return message("- {name}: no. {why}", name=name, why=stop).say(language)
    left = ", ".join(problem.post(one.post_id).name for one in candidate.leaves)
    points = round(candidate.points)
    if not left:
        said = message("- {name}: could ({points} points).", name=name, points=points)
    else:
        said = message(
            "- {name}: could, leaving {posts} ({points} points).",
            name=name,
            posts=left,
            points=points,
        )
    return said.say(language)
