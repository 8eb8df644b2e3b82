from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from planner.errors import UnknownId
from planner.store import audit, plans, rotas, runs
from planner.store.store import Store, StoreInterrupted
from planner.store.tables import AuditRow, PlanRow, RunEventRow
from tests import build


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
    naive = datetime.combine(date(2027, 3, 1), time(9))
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


def test_versions_made_at_once_by_several_processes_are_numbered_one_by_one(
    store: Store, database_url: str
) -> None:
    problem = build.problem()
    with store.writing() as session:
        plans.keep_plan(session, "march", "March")
        version, _ = plans.keep_problem(session, "march", problem, "test")
    others = [Store(database_url) for _ in range(4)]

    def add(mine: Store) -> list[int]:
        numbers = []
        for _ in range(10):
            with mine.writing() as session:
                draft = rotas.add_draft(
                    session,
                    plan_id="march",
                    problem_version_id=version.id,
                    run_id=None,
                    rota=build.rota(),
                    figures={},
                )
            numbers.append(draft.number)
        return numbers

    with ThreadPoolExecutor(len(others)) as pool:
        given = [number for found in pool.map(add, others) for number in found]
    for other in others:
        other.close()
    assert sorted(given) == list(range(1, 41))
    with store.reading() as session:
        drafts = [
            v for v in rotas.rota_versions(session, "march") if v.status == "draft"
        ]
    assert [draft.number for draft in drafts] == [40]


def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    with store.reading() as reader:
        assert plans.plans(reader) == []
        with store.writing() as session:
            plans.keep_plan(session, "march", "March")
        assert plans.plans(reader) == []
    with store.reading() as reader:
        assert [plan.id for plan in plans.plans(reader)] == ["march"]


def test_a_writer_that_waits_too_long_is_told_so(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.store.BUSY_MILLISECONDS", 50)
    store = Store(database_url)

    def keep(plan_id: str) -> None:
        with store.writing() as session:
            plans.keep_plan(session, plan_id, "Any")

    with store.writing() as session:
        plans.keep_plan(session, "march", "March")
        with pytest.raises(StoreInterrupted, match="Others are writing"):
            keep("april")
    with store.reading() as session:
        assert [plan.id for plan in plans.plans(session)] == ["march"]
    store.close()
