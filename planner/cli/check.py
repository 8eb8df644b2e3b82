"""`planner check`: the judge alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from planner.cli.options import AsJson, Lang, Language, RotaFile, ScenarioFolder
from planner.cli.refusals import refusing
from planner.cli.verdict import verdict
from planner.cli.wording import backlog, figures
from planner.domain.problem import Problem
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.exchange.rota_csv import read_rota
from planner.exchange.scenario import read_scenario
from planner.rules.book import RULES_BY_ID
from planner.rules.certainty import doubt
from planner.rules.rule import Violation
from planner.text.message import Term, message

if TYPE_CHECKING:
    from planner.domain.problem import Problem

app = typer.Typer(add_completion=False)
BROKEN = 1


@app.command()
@refusing
def check(
    scenario: ScenarioFolder,
    rota: RotaFile,
    as_json: AsJson = False,
    lang: Lang = Language.FR,
) -> None:
    """Judge a rota against the rules, without any solver.

    Exit status: 0 no hard rule is broken, 1 some are, 2 the input cannot be read.
    """
    problem = read_scenario(scenario).problem
    judged = read_rota(rota, problem)
    evaluation = evaluate(problem, judged)
    if as_json:
        typer.echo(json.dumps(verdict(judged, evaluation, lang), ensure_ascii=False))
    else:
        _tell(problem, evaluation, lang)
    if not evaluation.feasible:
        raise typer.Exit(BROKEN)


def _tell(problem: Problem, evaluation: Evaluation, language: str) -> None:
    for violation in evaluation.hard:
        typer.echo(_said(problem, violation, language))
    if evaluation.alerts:
        said = message(
            "Alerts, allowed but for a person to answer for: {count}.",
            count=len(evaluation.alerts),
        )
        typer.echo(said.say(language))
    for violation in evaluation.alerts:
        typer.echo(f"  {_said(problem, violation, language)}")
    for line in (*figures(evaluation), *backlog(problem, evaluation)):
        typer.echo(line.say(language))
    for rule_id, points in evaluation.penalty_by_rule.items():
        if points:
            said = message(
                "  {rule}: {points} points",
                rule=Term(RULES_BY_ID[rule_id].title),
                points=round(points),
            )
            typer.echo(said.say(language))


def _said(problem: Problem, violation: Violation, language: str) -> str:
    """Return when, which rule, its sentence and how sure a law nobody has seen is."""
    title = Term(RULES_BY_ID[violation.rule_id].title)
    sentence = violation.message.say(language)
    unsure = doubt(problem, violation)
    if unsure:
        sentence = message(
            "{sentence} (certainty: {certainty})",
            sentence=sentence,
            certainty=unsure.say(language),
        ).say(language)
    if violation.date is None:
        said = message("{rule}: {sentence}", rule=title, sentence=sentence)
    else:
        said = message(
            "{date}, {rule}: {sentence}",
            date=violation.date,
            rule=title,
            sentence=sentence,
        )
    return said.say(language)
