"""`planner relax`: what would have to change for every minimum to be held."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.board import Board
from planner.cli.options import AsJson, Lang, Language, ScenarioFolder
from planner.cli.refusals import refusing
from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.exchange.rota_csv import read_rota
from planner.exchange.scenario import read_scenario
from planner.services.relaxations import relaxation_row
from planner.services.solving import progress_row
from planner.solver.config import SolverConfig
from planner.solver.relax.relax import MOST, SECONDS, ChangeSet, Relaxation
from planner.solver.relax.relax import relax as relaxed
from planner.solver.relax.window import Gap
from planner.solver.solve import solve
from planner.text.message import Clock, Duration, Message, message

app = typer.Typer(add_completion=False)
FIRST_SECONDS = 20.0
"""Time to calculate a rota when none is given; the first one of a whole period may
take longer."""
GAPS_SHOWN = 10


@app.command()
@refusing
def relax(
    scenario: ScenarioFolder,
    rota: Annotated[
        Path | None,
        typer.Option(
            metavar="ROTA.csv",
            help="Rota to start from.",
            show_default="one is calculated",
        ),
    ] = None,
    most: Annotated[
        int, typer.Option(min=1, max=9, help="Most sets of changes to show.")
    ] = MOST,
    time: Annotated[
        float, typer.Option(min=1, help="Seconds to look for changes.")
    ] = SECONDS,
    as_json: AsJson = False,
    lang: Lang = Language.FR,
) -> None:
    """Say what would have to change for every minimum to be held.

    The days on which something is missing are planned again, with changes that each
    have a cost: a training, a site, a leave moved, other hours, a pool.
    """
    problem = read_scenario(scenario).problem
    start = read_rota(rota, problem) if rota else _calculated(problem, lang)
    found = relaxed(problem, start, most=most, seconds=time)
    if as_json:
        row = relaxation_row(found, lang)
        typer.echo(json.dumps(row, ensure_ascii=False))
        return
    for line in _lines(found, lang):
        typer.echo(line)


def _calculated(problem: Problem, language: str) -> Rota:
    config = SolverConfig(seconds=FIRST_SECONDS)
    with Board(language, config.seconds) as board:
        result = solve(
            problem, config, on_progress=lambda step: board.show(progress_row(step))
        )
    return result.rota


def _lines(found: Relaxation, language: str) -> Iterator[str]:
    if not found.uncovered:
        yield message("Every minimum is held: nothing needs to change.").say(language)
        return
    yield message("Below the minimum: {time}.", time=Duration(found.missing)).say(
        language
    )
    if not found.replanned:
        yield message("Planning those days again is enough.").say(language)
        return
    if found.left < found.missing:
        yield message(
            "Planning those days again, nothing else changed, would cover {covered} "
            "and leave {time}.",
            covered=Duration(found.missing - found.left),
            time=Duration(found.left),
        ).say(language)
    yield from _gaps(found.replanned, language)
    if not found.sets and not found.cut_short:
        yield message("No change thought of would help.").say(language)
    for number, one in enumerate(found.sets, start=1):
        yield from _set(one, number, language)
    if found.cut_short:
        yield _cut_short(found).say(language)


def _cut_short(found: Relaxation) -> Message:
    """Return that time ended the search, and what it did not reach."""
    if found.unseen:
        return message(
            "The time was up before the search was over: days it did not do for: "
            "{days}. Give it more with --time.",
            days=found.unseen,
        )
    return message(
        "The time was up before the search was over: give it more with --time."
    )


def _set(one: ChangeSet, number: int, language: str) -> Iterator[str]:
    yield _title(one, number).say(language)
    for change in one.amendments:
        yield f"  - {change.said(one.problem).say(language)}"
    if one.uncovered:
        still = message("Even so, nobody can hold:").say(language)
        yield f"  {still}"
        yield from (f"  {line}" for line in _gaps(one.uncovered, language))
    if not one.smallest:
        unsure = message("A smaller set may exist: this one is not proven.").say(
            language
        )
        yield f"  {unsure}"


def _title(one: ChangeSet, number: int) -> Message:
    count = len(one.amendments)
    if one.minutes:
        return message(
            "Set {number}: changes: {count}; {time} would stay below the minimum.",
            number=number,
            count=count,
            time=Duration(one.minutes),
        )
    return message(
        "Set {number}: changes: {count}; every minimum would be held.",
        number=number,
        count=count,
    )


def _gaps(found: Iterable[Gap], language: str) -> Iterator[str]:
    every = list(found)
    for gap in every[:GAPS_SHOWN]:
        said = message(
            "{date} {start}-{end}, {post}: {people} missing ({time}).",
            date=gap.day,
            start=Clock(gap.start),
            end=Clock(gap.end),
            post=gap.post.name,
            people=gap.people,
            time=Duration(gap.minutes),
        )
        yield f"  {said.say(language)}"
    if len(every) > GAPS_SHOWN:
        rest = message("… and {count} more.", count=len(every) - GAPS_SHOWN)
        yield f"  {rest.say(language)}"
