from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from planner.errors import InvalidValue, UnknownId
from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import Scenario
from planner.services import contents, runs
from planner.services.code_version import code_version
from planner.services.plans import (
    explain_gap,
    import_scenario,
    list_plans,
    load_plan,
)
from planner.services.publishing import publish_rota
from planner.store import audit, rotas
from planner.store.store import Store, open_store
from planner.store.tables import VerdictRow
from tests import build
from tests.build import MON, SAT, TUE
from tests.services.outcomes import record

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.absence("Bob"),
    build.requirement(minimum=2),
    end=TUE,
)
ROTA = build.rota(build.works("Ann"))


def scenario(people: int = 2) -> Scenario:
    kept = PROBLEM.employees[:people]
    return Scenario(
        id="march", title="March", problem=PROBLEM.replace(employees=kept, absences=())
    )


@pytest.fixture
def planned(store: Store) -> Store:
    import_scenario(store, Scenario(id="march", title="March", problem=PROBLEM))
    record(store, "march", PROBLEM, ROTA)
    return store


def test_an_unsolved_plan_shows_its_problem_and_an_empty_rota(store: Store) -> None:
    import_scenario(store, scenario())
    plan = load_plan(store, "march")
    assert (plan.version, plan.status, plan.run) == (0, "draft", None)
    assert plan.problem == scenario().problem
    assert plan.evaluation == evaluate(plan.problem, build.rota())
    (line,) = list_plans(store)
    assert (line.people, line.start, line.end, line.figures) == (2, MON, TUE, None)


def test_the_same_content_again_is_the_same_plan(store: Store) -> None:
    assert import_scenario(store, scenario(), who="Ann") == "march"
    assert import_scenario(store, scenario(), who="Ann") == "march"
    with store.reading() as session:
        (act,) = audit.acts(session, "plan", "march")
    assert (act.who, act.act) == ("Ann", "import")


def test_changed_content_leaves_the_rota_and_says_so(planned: Store) -> None:
    before = load_plan(planned, "march")
    import_scenario(planned, scenario(people=1))
    after = load_plan(planned, "march")
    assert (before.outdated, after.outdated) == (False, True)
    assert (after.rota, after.problem) == (before.rota, before.problem)
    assert list_plans(planned)[0].outdated


def test_a_calculated_rota_comes_back_with_its_verdict(planned: Store) -> None:
    plan = load_plan(planned, "march")
    assert plan.version == 1
    assert plan.rota == ROTA
    assert plan.evaluation == evaluate(PROBLEM, ROTA)
    assert plan.run is not None
    assert (plan.run.engine, plan.run.seed) == ("highs", 3)
    (line,) = list_plans(planned)
    assert line.figures is not None
    assert line.figures["coverage"] == plan.evaluation.coverage


def test_a_second_look_judges_and_reads_nothing_again(planned: Store) -> None:
    first = load_plan(planned, "march")
    second = load_plan(planned, "march")
    assert second.evaluation is first.evaluation
    assert second.problem is first.problem


def test_another_process_reads_the_verdict_instead_of_judging(
    planned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = load_plan(planned, "march").evaluation
    monkeypatch.setattr(contents, "evaluate", None)
    other = open_store(planned.url)
    assert load_plan(other, "march").evaluation == expected
    other.close()


def test_the_verdict_of_other_code_is_not_believed(planned: Store) -> None:
    with planned.writing() as session:
        session.execute(update(VerdictRow).values(code_version="old", content="{}"))
    other = open_store(planned.url)
    assert load_plan(other, "march").evaluation == evaluate(PROBLEM, ROTA)
    with other.reading() as session:
        assert rotas.verdict(session, 1, code_version()) is not None
    other.close()


def test_publishing_is_logged_and_done_once(planned: Store) -> None:
    publish_rota(planned, "march", who="Ann", now=NOW)
    assert load_plan(planned, "march").status == "published"
    with planned.reading() as session:
        last = audit.acts(session, "plan", "march")[-1]
    assert (last.who, last.act, last.detail["version"]) == ("Ann", "publish", 1)
    with pytest.raises(InvalidValue, match="no draft"):
        publish_rota(planned, "march", who="Ann", now=NOW)


def test_a_new_calculation_after_publication_is_a_draft(planned: Store) -> None:
    publish_rota(planned, "march", who="Ann", now=NOW)
    record(planned, "march", PROBLEM, build.rota())
    plan = load_plan(planned, "march")
    assert (plan.version, plan.status) == (2, "draft")


def test_a_gap_is_explained_from_the_current_rota(planned: Store) -> None:
    told = explain_gap(planned, "march", "desk", MON, 9 * 60)
    assert [holder.employee_id for holder in told.holders] == ["Ann"]
    assert told.reasons == {"absence": 1}
    assert explain_gap(planned, "march", "desk", MON, 9 * 60) is told


def test_ids_and_times_there_are_not_are_refused(planned: Store) -> None:
    with pytest.raises(UnknownId):
        load_plan(planned, "april")
    with pytest.raises(UnknownId):
        runs.list_runs(planned, "april")
    with pytest.raises(UnknownId):
        explain_gap(planned, "april", "desk", MON, 540)
    with pytest.raises(UnknownId):
        explain_gap(planned, "march", "nowhere", MON, 540)
    with pytest.raises(InvalidValue):
        explain_gap(planned, "march", "desk", SAT, 540)
    with pytest.raises(InvalidValue):
        explain_gap(planned, "march", "desk", MON, 24 * 60)
