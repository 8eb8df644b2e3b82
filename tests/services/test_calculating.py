from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from planner.domain.rota import Rota
from planner.errors import InvalidValue
from planner.services import queueing, runs
from planner.services.calculating import AlreadyRunning, start_run, unusable
from planner.services.fixing import fix_cells, one_cell
from planner.services.plans import load_plan
from planner.services.run_options import Keep, Options
from planner.services.solving import outcome
from planner.store import rotas, run_queue
from planner.store.moment import now
from planner.store.status import RotaStatus, RunStatus
from planner.store.tables import RunRow
from tests import build
from tests.build import MON, SAT, TUE
from tests.services.asked import (
    BETTER,
    DRAFT,
    PLAN,
    PROBLEM,
    ask,
    drafted,
    proposed,
)
from tests.services.outcomes import result

if TYPE_CHECKING:
    from datetime import timedelta

    from planner.store.store import Store


@pytest.fixture
def plan(store: Store) -> Store:
    return drafted(store)


def age(store: Store, column: str, by: timedelta) -> None:
    with store.writing() as session:
        session.execute(update(RunRow).values({column: now() - by}))


def status(store: Store, run_id: int) -> RunStatus:
    return runs.load_run(store, run_id).status


def kill(store: Store, run_id: int) -> None:
    """Take a calculation on and fall silent."""
    runs.take_run(store, run_id)
    age(store, "heartbeat_at", runs.SILENCE * 2)


def test_what_is_asked_for_is_kept_with_who_asked(plan: Store) -> None:
    run = ask(plan, Options(keep=Keep.GAPS, from_day=TUE, seconds=7))
    assert (run.status, run.who, run.options) == (
        RunStatus.QUEUED,
        "Claire",
        {"keep": "gaps", "from": "2027-03-02", "seconds": 7, "now": None},
    )
    task = runs.take_run(plan, run.id)
    assert task.start.problem.free == frozenset({("Bob", TUE)})
    assert task.start.fixed == DRAFT
    assert task.problem == PROBLEM


def test_a_second_person_is_told_of_the_first_and_starts_nothing(plan: Store) -> None:
    first = ask(plan)
    with pytest.raises(AlreadyRunning, match="asked for by Claire") as refused:
        ask(plan, who="Denis")
    assert refused.value.run_id == first.id
    runs.take_run(plan, first.id)
    with pytest.raises(AlreadyRunning):
        ask(plan, who="Denis")
    runs.stop_run(plan, first.id, who="Claire")
    runs.finish_run(plan, first.id, outcome(result(PROBLEM, BETTER)))
    assert ask(plan, who="Denis").id == first.id + 1


def test_two_at_the_same_moment_make_one_calculation(plan: Store) -> None:
    def attempt(who: str) -> bool:
        try:
            ask(plan, who=who)
        except AlreadyRunning:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(attempt, ["Ann", "Bob", "Claire", "Denis"]))
    assert sum(done) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(keep=Keep.PUBLISHED), "Nothing is published"),
        (Options(from_day=SAT), "not in the period"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    plan: Store, options: Options, said: str
) -> None:
    with pytest.raises(InvalidValue, match=said):
        ask(plan, options)


@pytest.mark.parametrize(
    "options", [Options(keep=Keep.GAPS), Options(keep=Keep.FRESH, from_day=MON)]
)
def test_without_a_rota_there_is_nothing_to_leave_alone(
    plan: Store, options: Options
) -> None:
    with plan.writing() as session:
        current = rotas.current_rota(session, PLAN)
        assert current
        rotas.discard(session, current.id)
    assert unusable(plan, PLAN) == {Keep.GAPS, Keep.PUBLISHED}
    with pytest.raises(InvalidValue, match="There is no rota yet"):
        ask(plan, options)


def test_what_is_fixed_later_does_not_alter_what_was_asked(plan: Store) -> None:
    run = ask(plan)
    fix_cells(plan, PLAN, one_cell("Ann", MON), fixed=True, who="Denis")
    assert runs.take_run(plan, run.id).start.problem.pins == ()


def test_what_comes_out_is_proposed_beside_the_draft(plan: Store) -> None:
    run_id = proposed(plan)
    with plan.reading() as session:
        found = rotas.found_by(session, run_id)
        assert found
        assert (found.status, found.number) == (RotaStatus.PROPOSED, 2)
        assert rotas.rota(session, found.id) == BETTER
    draft = load_plan(plan, PLAN)
    assert (draft.version, draft.rota) == (1, DRAFT)


def test_a_plan_without_a_rota_takes_the_first_one_as_its_draft(plan: Store) -> None:
    with plan.writing() as session:
        current = rotas.current_rota(session, PLAN)
        assert current
        rotas.discard(session, current.id)
    proposed(plan)
    assert load_plan(plan, PLAN).rota == BETTER


def test_the_rota_there_is_is_not_proposed_again(plan: Store) -> None:
    run_id = proposed(plan, DRAFT)
    run = runs.load_run(plan, run_id)
    assert (run.status, run.reason) == (RunStatus.DONE, runs.NOTHING_BETTER)
    with plan.reading() as session:
        assert rotas.found_by(session, run_id) is None


# The queue ------------------------------------------------------------------------


def test_the_first_asked_for_is_the_first_to_run(plan: Store) -> None:
    run = ask(plan)
    assert queueing.next_run(plan, at_once=0) is None
    assert queueing.next_run(plan, at_once=1) == (run.id, 1)
    # Its process has yet to begin: nobody else starts one.
    assert queueing.next_run(plan, at_once=5) is None
    age(plan, "claimed_at", queueing.BEGINNING * 2)
    assert queueing.next_run(plan, at_once=1) == (run.id, 2)


def test_what_a_command_runs_itself_is_not_taken_from_it(plan: Store) -> None:
    runs.request_run(plan, PLAN, {"seconds": 1}, who="planner demo")
    assert queueing.next_run(plan, at_once=9) is None


def test_a_dead_process_is_replaced_twice_and_goes_on_from_the_best(
    plan: Store,
) -> None:
    run = ask(plan, Options(seconds=100))
    for attempt, spent in ((1, 30.0), (2, 90.0)):
        assert queueing.next_run(plan, at_once=1) == (run.id, attempt)
        kill(plan, run.id)
        runs.keep_best(plan, run.id, BETTER)
        runs.note_progress(plan, run.id, {"seconds": spent})
        age(plan, "heartbeat_at", runs.SILENCE * 2)
        runs.settle_lost(plan)
        assert status(plan, run.id) is RunStatus.QUEUED
    assert queueing.next_run(plan, at_once=1) == (run.id, 3)
    task = runs.take_run(plan, run.id)
    assert task.start.hint == BETTER
    assert (task.attempt, task.spent, task.settings["seconds"]) == (3, 90, 10)
    age(plan, "heartbeat_at", runs.SILENCE * 2)
    lost = runs.load_run(plan, run.id)
    assert (lost.status, lost.reason) == (RunStatus.LOST, runs.LOST)
    with plan.reading() as session:
        found = rotas.found_by(session, run.id)
        assert found
        assert rotas.rota(session, found.id) == BETTER
        assert run_queue.kept_rota(session, run.id) is None


def test_a_process_given_up_that_wakes_up_changes_nothing(plan: Store) -> None:
    run = ask(plan)
    queueing.next_run(plan, at_once=1)
    kill(plan, run.id)
    queueing.next_run(plan, at_once=1)
    runs.take_run(plan, run.id)
    assert runs.beat(plan, run.id, attempt=1) is True
    assert runs.beat(plan, run.id, attempt=2) is False
    runs.finish_run(plan, run.id, outcome(result(PROBLEM, Rota())), attempt=1)
    assert status(plan, run.id) is RunStatus.RUNNING


def test_stopping_one_whose_process_died_keeps_the_best(plan: Store) -> None:
    run = ask(plan)
    queueing.next_run(plan, at_once=1)
    kill(plan, run.id)
    runs.keep_best(plan, run.id, BETTER)
    runs.settle_lost(plan)
    runs.stop_run(plan, run.id, who="Claire")
    assert status(plan, run.id) is RunStatus.INTERRUPTED
    with plan.reading() as session:
        found = rotas.found_by(session, run.id)
        assert found
        assert found.figures["shortage_minutes"]["minimum"] < 600


def test_stopping_one_that_waits_calculates_nothing(plan: Store) -> None:
    run = ask(plan)
    runs.stop_run(plan, run.id, who="Claire")
    assert status(plan, run.id) is RunStatus.CANCELLED
    assert queueing.next_run(plan, at_once=1) is None


def test_complaints_are_kept_the_last_ones_if_there_are_many(plan: Store) -> None:
    run = ask(plan)
    runs.note_complaint(plan, run.id, "first")
    runs.note_complaint(plan, run.id, "x" * run_queue.LONGEST_LOG)
    log = runs.load_run(plan, run.id).log
    assert log
    assert "first" not in log
    assert log.endswith("x\n")


def test_keeping_what_is_published_needs_it_to_be_published(store: Store) -> None:
    from_published = Options(
        keep=Keep.PUBLISHED, now=datetime.fromisoformat("2027-02-01T08:00")
    )
    drafted(store)
    with store.writing() as session:
        draft = rotas.current_rota(session, PLAN)
        assert draft
        rotas.publish(session, draft.id)
    run = start_run(store, PLAN, from_published, who="Claire")
    start = runs.take_run(store, run.id).start
    assert (start.hint, start.problem.published) == (DRAFT, DRAFT.assignments)
    assert build.MON in start.problem.period
