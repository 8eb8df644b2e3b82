"""Figures and gaps in sentences, for commands to print."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation
from planner.evaluation.explain import COULD, Explanation, explain
from planner.rules.book import RULES_BY_ID
from planner.services.gaps import Gap, gaps
from planner.text.message import Clock, Duration, Message, Term, message

GAPS_SHOWN = 5
REASONS_SHOWN = 4
COULD_TAKE_IT = message("could take it")


def figures(evaluation: Evaluation) -> Iterator[Message]:
    """Yield what is covered, what is missing and what is broken."""
    missing = evaluation.shortage_minutes
    yield message(
        "Covered: {share} % (of {time} asked for).",
        share=_percent(evaluation.coverage),
        time=Duration(evaluation.requirement_minutes),
    )
    yield message(
        "Missing: {minimum} below the minimum, {target} more below the target.",
        minimum=Duration(missing["minimum"]),
        target=Duration(missing["target"]),
    )
    yield message("Hard rules broken: {count}.", count=len(evaluation.hard))


def backlog(problem: Problem, evaluation: Evaluation) -> Iterator[Message]:
    """Yield what waits of each stream at the end, and what of it is late."""
    for one in evaluation.backlog:
        if round(one.waiting):
            yield message(
                "{stream}: {time} of work waits at the end ({late} of it late); "
                "working days the oldest has waited: {days}.",
                stream=problem.streams_by_id[one.stream_id].name,
                time=Duration(one.waiting),
                late=Duration(one.late),
                days=one.age,
            )


def quality(
    objective: float, gap: float | None, net_gap: float | None, seconds: float
) -> Message:
    """Return how good a calculated rota is, as far as is proven."""
    values = {"points": round(objective), "seconds": round(seconds, 1)}
    if gap is None or net_gap is None:
        return message(
            "{points} points lost, found in {seconds} s; nothing is proven about "
            "better ones.",
            **values,
        )
    return message(
        "{points} points lost, found in {seconds} s; gap to the proven bound {gap} % "
        "({net_gap} % without missing hours).",
        **values,
        gap=_percent(gap),
        net_gap=_percent(net_gap),
    )


def top_gaps(
    problem: Problem, rota: Rota, evaluation: Evaluation, language: str
) -> Iterator[str]:
    """Yield the gravest gaps, each with the reasons that leave it empty."""
    found = gaps(problem, evaluation)
    for gap in found[:GAPS_SHOWN]:
        told = explain(problem, rota, gap.post_id, gap.date, gap.start)
        yield f"  {_gap(problem, gap).say(language)}"
        yield f"    {reasons(told, language)}"
    if len(found) > GAPS_SHOWN:
        yield "  " + message(
            "… and {count} smaller gaps.", count=len(found) - GAPS_SHOWN
        ).say(language)


def _gap(problem: Problem, gap: Gap) -> Message:
    return message(
        "{date} {start}-{end}, {post}: {people} missing ({time}).",
        date=gap.date,
        start=Clock(gap.start),
        end=Clock(gap.end),
        post=problem.post(gap.post_id).name,
        people=gap.below_minimum + gap.below_target,
        time=Duration(gap.minutes),
    )


def reasons(told: Explanation, language: str) -> str:
    """Return what stops people from taking a post, the commonest reason first."""
    counted = list(told.reasons.items())
    parts = [
        message("{reason}: {count}", reason=Term(title(name)), count=count).say(
            language
        )
        for name, count in counted[:REASONS_SHOWN]
    ]
    return ", ".join(parts)


def title(reason: str) -> str:
    """Return the catalogue key of a reason of an explanation."""
    return COULD_TAKE_IT.msgid if reason == COULD else RULES_BY_ID[reason].title


def _percent(share: float) -> float:
    return round(100 * share, 1)
