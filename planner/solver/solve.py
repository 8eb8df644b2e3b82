"""From a problem to a judged rota with a proven bound: the one way of finding rotas."""

from __future__ import annotations

from collections.abc import Callable

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import evaluate
from planner.solver.config import SolverConfig
from planner.solver.pins import settle_pins
from planner.solver.result import Progress, Result, Status
from planner.solver.search import Search


def solve(
    problem: Problem,
    config: SolverConfig,
    hint: Rota | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Result:
    """Return the best rota found within the limits of `config`, judged.

    With `config.work` the answer depends on the problem, the seed and the engine only,
    never on the clock. Ctrl-C ends the search and keeps the best rota so far. `hint` is
    a rota to start from. Raises `JudgeDisagrees` if the judge and the model differ.
    """
    left, given = settle_pins(problem)
    search = Search(left, config, on_progress)
    interrupted = False
    try:
        search.run(hint)
    except KeyboardInterrupt:
        interrupted = True
    rota = Rota((*search.rota.assignments, *given.assignments))
    status = Status.OPTIMAL if search.proven else Status.FEASIBLE
    return Result(
        rota=rota,
        evaluation=evaluate(problem, rota),
        bound=search.bound if not given.assignments else None,
        status=Status.INTERRUPTED if interrupted else status,
        seconds=search.seconds,
        seed=config.seed,
        engine=config.engine,
        history=tuple(search.history),
    )
