"""Calculations asked for the way a page does, and rotas put in as their outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.scenario import Scenario
from planner.services import runs
from planner.services.calculating import start_run
from planner.services.plans import import_scenario
from planner.services.run_options import Options
from planner.services.solving import outcome
from tests import build
from tests.services.outcomes import record, result

if TYPE_CHECKING:
    from planner.domain.rota import Rota
    from planner.store.runs import Run
    from planner.store.store import Store

PLAN = "march"
PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.requirement(minimum=2),
    build.requirement(day=build.TUE),
    end=build.TUE,
)
DRAFT = build.rota(build.works("Ann", "desk", build.J, build.MON, build.TUE))
BETTER = build.rota(
    build.works("Ann", "desk", build.J, build.MON),
    build.works("Bob", "desk", build.J, build.MON, build.TUE),
)
QUICK = Options(seconds=2)


def drafted(store: Store) -> Store:
    """Put a plan with a draft in a store."""
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=PROBLEM))
    record(store, PLAN, PROBLEM, DRAFT)
    return store


def ask(store: Store, options: Options = QUICK, who: str = "Claire") -> Run:
    return start_run(store, PLAN, options, who=who)


def proposed(store: Store, rota: Rota = BETTER) -> int:
    """Return a calculation that proposes this rota."""
    run = ask(store)
    runs.take_run(store, run.id)
    runs.finish_run(store, run.id, outcome(result(PROBLEM, rota)))
    return run.id
