"""From a problem to a judged rota with a proven bound: the one way of finding rotas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.errors import JudgeDisagrees, NoRota
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.solver.hiring import hire
from planner.solver.part import TOLERANCE
from planner.solver.pins import settle_pins
from planner.solver.result import Progress, Result, Status
from planner.solver.search import Search
from planner.solver.watch import Stopped, Watch
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.domain.problem import Problem
    from planner.solver.config import SolverConfig


def solve(
    problem: Problem,
    config: SolverConfig,
    hint: Rota | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    *,
    on_better: Callable[[Rota], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Result:
    """Return the best rota found within the limits of `config`, judged.

    With `config.work` the answer depends on the problem, the seed and the engine only,
    never on the clock. Ctrl-C, or `cancel` once it answers true, ends the search and
    keeps the best rota so far. `hint` is a rota to start from, whole or not: what
    breaks a hard rule in it is planned again. `on_better` hears each better rota, to
    keep it. Raises `JudgeDisagrees` if the judge and the model differ,
    `EngineFailed` if the engine or its processes fail.
    """
    watch = Watch(progress=on_progress, better=on_better, cancel=cancel)
    search, given = _prepared(problem, config, watch)
    try:
        interrupted = _run(search, hint)
    except NoRota:
        if not problem.pins and problem.published is None:
            raise
        # What is fixed leaves no lawful rota: it is taken as given, and stays. What
        # has been found of the rest is not looked for again.
        hint = search.rota if search.rota.assignments else hint
        search, given = _prepared(problem, config, watch, after=search)
        interrupted = _run(search, hint)
    rota = Rota((*search.rota.assignments, *given.assignments))
    evaluation = evaluate(problem, rota)
    bound = _bound(search.bound, evaluation)
    _agree(problem, given, evaluation, bound)
    status = Status.OPTIMAL if search.proven else Status.FEASIBLE
    return Result(
        rota=rota,
        evaluation=evaluation,
        bound=bound if not given.assignments else None,
        status=Status.INTERRUPTED if interrupted else status,
        seconds=search.seconds,
        seed=config.seed,
        engine=config.engine,
        history=tuple(search.history),
        profile=search.ledger.profile,
    )


def _prepared(
    problem: Problem, config: SolverConfig, watch: Watch, after: Search | None = None
) -> tuple[Search, Rota]:
    """Return a search around what is given, and that.

    `after` one that found what is fixed to leave no rota, all of that is given, and
    what that search left of the limits is spent.
    """
    left, given = settle_pins(problem, every=after is not None)

    def better(rota: Rota) -> None:
        if watch.better:
            watch.better(Rota((*rota.assignments, *given.assignments)))

    search = Search(left, config, replace(watch, better=better))
    if after is not None:
        search.go_on_from(after)
    return search, given


def _run(search: Search, hint: Rota | None) -> bool:
    """Search, and return whether it was interrupted."""
    try:
        with hire(search.problem, search.config) as crew:
            search.run(crew, hint)
    except (KeyboardInterrupt, Stopped):
        return True
    return False


def _bound(bound: float | None, verdict: Evaluation) -> float | None:
    """Return the bound, unless breaking what cannot be kept costs fewer points.

    A bound speaks of lawful rotas: someone absent may be unable to reach the fewest
    hours of her contract, and then there is none.
    """
    if bound is not None and verdict.hard and bound > verdict.objective:
        return None
    return bound


def _unavoidable(problem: Problem, given: Rota) -> Mapping[str, float]:
    """Return what each hard rule loses by what is given, or by the pins alone."""
    before = _broken(evaluate(problem, given))
    pinned = _broken(evaluate(problem, Rota(problem.pins))) if problem.pins else {}
    return {
        rule_id: max(before.get(rule_id, 0.0), pinned.get(rule_id, 0.0))
        for rule_id in (*before, *pinned)
    }


def _agree(
    problem: Problem, given: Rota, verdict: Evaluation, bound: float | None
) -> None:
    """Raise `JudgeDisagrees` if the search broke a hard rule or beat its own bound."""
    after = _broken(verdict)
    before = _unavoidable(problem, given) if after else {}
    named = sorted(
        rule_id
        for rule_id, amount in after.items()
        if amount > before.get(rule_id, 0.0) + TOLERANCE
    )
    if named:
        raise JudgeDisagrees(
            message(
                "The judge finds hard rules broken that the solver kept: {rules}.",
                rules=", ".join(named),
            )
        )
    slack = TOLERANCE * max(1.0, verdict.objective)
    if bound is not None and bound > verdict.objective + slack:
        raise JudgeDisagrees(
            message(
                "The judge counts {judged} points, fewer than the {needed} the solver "
                "says are needed.",
                judged=f"{verdict.objective:g}",
                needed=f"{bound:g}",
            )
        )


def _broken(verdict: Evaluation) -> Mapping[str, float]:
    """Return the sum of the breaches of each hard rule."""
    amounts: dict[str, float] = {}
    for violation in verdict.hard:
        amounts[violation.rule_id] = (
            amounts.get(violation.rule_id, 0.0) + violation.amount
        )
    return amounts
