from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from planner.errors import UnknownId
from planner.store import audit, plans, rotas, runs
from planner.store.tables import AuditRow, PlanRow, RunEventRow
from tests import build

if TYPE_CHECKING:
    from planner.store.store import Store


def test_nothing_of_a_failed_transaction_is_kept(store: Store) -> None:
    def keep_and_fail() -> None:
        with store.writing() as session:
            plans.keep_plan(session, "march", "March")
            plans.plan(session, "april")

    with pytest.raises(UnknownId):
        keep_and_fail()
    with store.reading() as session:
        assert plans.plans(session) == []


def test_rows_that_point_nowhere_are_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as session:
        session.add(RunEventRow(run_id=99, at=datetime.now(UTC), content={}))


def test_moments_come_back_aware_and_in_utc(store: Store) -> None:
    paris = timezone(timedelta(hours=2))
    with store.writing() as session:
        row = PlanRow(
            id="p", title="p", created_at=datetime(2027, 3, 1, 9, tzinfo=paris)
        )
        session.add(row)
    with store.reading() as session:
        kept = plans.plan(session, "p").created_at
    assert kept == datetime(2027, 3, 1, 7, tzinfo=UTC)
    assert kept.tzinfo is not None


def test_a_moment_without_time_zone_is_refused(store: Store) -> None:
    naive = datetime(2027, 3, 1, 9)  # noqa: DTZ001  the very fault
    with pytest.raises(StatementError, match="without time zone"):  # noqa: SIM117
        with store.writing() as session:
            session.add(PlanRow(id="p", title="p", created_at=naive))


def test_the_same_problem_is_kept_once_and_another_beside_it(store: Store) -> None:
    one = build.problem(build.employee("Ann"))
    other = build.problem(build.employee("Bob"))
    with store.writing() as session:
        plans.keep_plan(session, "march", "March")
        first, added = plans.keep_problem(session, "march", one, "test")
        again, added_again = plans.keep_problem(session, "march", one, "test")
        second, _ = plans.keep_problem(session, "march", other, "test")
    assert (added, added_again) == (True, False)
    assert again == first
    assert (first.number, second.number) == (1, 2)
    with store.reading() as session:
        assert plans.problem(session, first.id) == one
        assert plans.latest_problem(session, "march") == second


def test_an_empty_rota_is_a_rota(store: Store) -> None:
    with store.writing() as session:
        plans.keep_plan(session, "march", "March")
        version, _ = plans.keep_problem(session, "march", build.problem(), "test")
        kept = rotas.add_draft(
            session,
            plan_id="march",
            problem_version_id=version.id,
            run_id=None,
            rota=build.rota(),
            figures={},
        )
    with store.reading() as session:
        assert rotas.rota(session, kept.id) == build.rota()


def test_events_come_in_order_and_after_the_one_named(store: Store) -> None:
    with store.writing() as session:
        plans.keep_plan(session, "march", "March")
        version, _ = plans.keep_problem(session, "march", build.problem(), "test")
        run = runs.add_run(
            session,
            plan_id="march",
            problem_version_id=version.id,
            settings={"seed": 7},
            code_version="test",
        )
        for step in range(3):
            runs.add_event(session, run.id, {"step": step})
    with store.reading() as session:
        first, *others = runs.events(session, run.id)
        assert [event.content["step"] for event in (first, *others)] == [0, 1, 2]
        assert runs.events(session, run.id, after=first.id) == others
        assert runs.run(session, run.id).progress == {"step": 2}
        assert runs.run(session, run.id).seed == 7


def test_writers_wait_for_each_other(store: Store) -> None:
    def write(name: str) -> None:
        for _ in range(20):
            with store.writing() as session:
                audit.log(session, name, "try", ("plan", "march"))

    threads = [threading.Thread(target=write, args=(f"w{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as session:
        assert session.query(AuditRow).count() == 80
