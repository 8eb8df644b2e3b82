"""Ask for a calculation: one at a time on a plan, whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.services.code_version import code_version
from planner.services.refusal import Conflict, Refused
from planner.services.run_options import Keep
from planner.services.runs import settle_lost
from planner.store import audit, edits, plans, rotas
from planner.store import runs as rows
from planner.store.cells import written_cells
from planner.text.message import message

if TYPE_CHECKING:
    from planner.services.run_options import Options
    from planner.store.plans import ProblemVersion
    from planner.store.rotas import RotaVersion
    from planner.store.runs import Run
    from planner.store.store import Store


class AlreadyRunning(Conflict):
    """Another calculation of the plan waits or runs."""

    def __init__(self, run: Run) -> None:
        self.run_id = run.id
        super().__init__(
            message(
                "Calculation {run} of this plan, asked for by {who}, is under way: "
                "follow it, or stop it first.",
                run=run.id,
                who=run.who or "–",
            )
        )


def start_run(store: Store, plan_id: str, options: Options, *, who: str) -> Run:
    """Return a new calculation, queued; a dispatcher gives it a process.

    Raise `AlreadyRunning` if one is under way, `Conflict` where the options speak of
    a rota there is not, `Refused` for a date outside the period.
    """
    settle_lost(store)
    with store.writing() as session:
        problem = plans.latest_problem(session, plan_id)
        live = rows.live_run(session, plan_id)
        if live is not None:
            raise AlreadyRunning(live)
        current = rotas.current_rota(session, plan_id)
        in_force = rotas.rota_in_force(session, plan_id)
        _check(options, problem, current, in_force)
        pins = rotas.pinned(session, current.id) if current else {}
        step = edits.last_sequence(session, current.id) if current else 0
        run = rows.add_run(
            session,
            plan_id=plan_id,
            problem_version_id=problem.id,
            settings={"seconds": options.seconds, "seed": 0},
            code_version=code_version(),
            pins=written_cells(pins) if pins else None,
            who=who,
            options=options.written(),
            base=(current.id, step) if current else None,
            force_version_id=in_force.id if in_force else None,
        )
        audit.log(session, who, "calculate", ("plan", plan_id), run=run.id)
    return run


def unusable(store: Store, plan_id: str) -> frozenset[Keep]:
    """Return what cannot be chosen for a plan as it stands."""
    with store.reading() as session:
        current = rotas.current_rota(session, plan_id)
        in_force = rotas.rota_in_force(session, plan_id)
    found = {Keep.PUBLISHED: in_force is None, Keep.GAPS: current is None}
    return frozenset(keep for keep, is_so in found.items() if is_so)


def _check(
    options: Options,
    problem: ProblemVersion,
    current: RotaVersion | None,
    in_force: RotaVersion | None,
) -> None:
    """Raise a refusal for options that mean nothing for this plan."""
    if options.keep is Keep.PUBLISHED and in_force is None:
        raise Conflict(message("Nothing is published yet: there is nothing to keep."))
    if options.keep is Keep.GAPS and current is None:
        raise Conflict(message("There is no rota yet whose gaps could be filled."))
    if options.from_day is None:
        return
    if current is None:
        raise Conflict(message("There is no rota yet to keep before a date."))
    if not problem.first_day <= options.from_day <= problem.last_day:
        raise Refused(
            message(
                "{day} is not in the period of this plan ({start} to {end}).",
                day=options.from_day,
                start=problem.first_day,
                end=problem.last_day,
            )
        )
