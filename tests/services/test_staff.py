"""What is agreed with people: read, saved, refused, added; the rota judged again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from planner.errors import UnknownId
from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import Scenario
from planner.services.edits import Order, edit_cells
from planner.services.plans import import_scenario, load_plan
from planner.services.sheet_checks import WrongSheet
from planner.services.staff import (
    StalePerson,
    add_person,
    blank,
    person,
    save_person,
    staff,
)
from planner.store import audit
from tests import build
from tests.build import FRI, MON, THU, TUE, WORKDAYS
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.services.sheet import Sheet
    from planner.store.store import Store

PROBLEM = build.problem(
    build.employee("Ann", skills={"cardio": 2}),
    build.employee("Bob", trainee=True, tutor_id="Ann"),
    build.site("south"),
    *[build.requirement(day=day) for day in WORKDAYS],
)
ROTA = build.rota(build.works("Ann", "desk", build.J, *WORKDAYS))


@pytest.fixture
def march(store: Store) -> Store:
    import_scenario(store, Scenario(id="march", title="Mars", problem=PROBLEM))
    record(store, "march", PROBLEM, ROTA)
    return store


def ann(store: Store) -> Sheet:
    return person(store, "march", "Ann").sheet


def save(store: Store, **changes: Any) -> None:
    sheet = ann(store)
    changed = replace(sheet, **changes)
    save_person(store, "march", "Ann", changed, seen=sheet.version, who="Zoé")


def test_what_is_saved_is_there_again_and_the_rota_judged_by_it(march: Store) -> None:
    save(march, left=THU, grade="AMA", skills={"cardio": 3}, telework_days=1)
    found = ann(march)
    assert (found.left, found.grade, found.skills) == (THU, "AMA", {"cardio": 3})
    plan = load_plan(march, "march")
    assert (plan.rota, plan.outdated, plan.version) == (ROTA, False, 1)
    assert plan.evaluation == evaluate(plan.problem, plan.rota)
    off = [v for v in plan.evaluation.hard if v.rule_id == "working_pattern"]
    assert {(v.employee_id, v.date) for v in off} == {("Ann", FRI)}
    with march.reading() as session:
        act = audit.acts(session, "plan", "march")[-1]
    assert (act.who, act.act, act.detail["employee"]) == ("Zoé", "change_person", "Ann")


def test_hours_wished_and_brought_forward_are_hers(march: Store) -> None:
    save(march, desired_weekly_minutes=1920, hours_brought=-150)
    hers = load_plan(march, "march").problem.employee("Ann")
    assert (hers.desired_weekly_minutes, hers.hours_brought) == (1920, -150)


def test_last_days_of_authorisation_and_derogation_are_hers(march: Store) -> None:
    save(march, authorised_until=THU, telework_derogation_until=TUE)
    hers = load_plan(march, "march").problem.employee("Ann")
    assert (hers.authorised_until, hers.telework_derogation_until) == (THU, TUE)
    assert ann(march).authorised_until == THU
    save(march, authorised_until=None)
    hers = load_plan(march, "march").problem.employee("Ann")
    assert (hers.authorised_until, hers.telework_derogation_until) == (None, TUE)


def test_saving_as_it_is_changes_nothing(march: Store) -> None:
    with march.reading() as session:
        before = len(audit.acts(session, "plan", "march"))
    save(march)
    with march.reading() as session:
        assert len(audit.acts(session, "plan", "march")) == before


def test_an_own_contract_and_pattern_are_made_and_shared_ones_left(
    march: Store,
) -> None:
    (week,) = ann(march).weeks
    save(march, weekly_minutes=1800, quota=80, weeks=((*week[:4], (), (), ()),))
    problem = staff(march, "march")
    hers = problem.contract_of(problem.employee("Ann"))
    assert (hers.quota, hers.weekly_minutes) == (80, 1800)
    assert not problem.shifts_on(problem.employee("Ann"), FRI)
    assert problem.shifts_on(problem.employee("Bob"), FRI)
    assert problem.contract_of(problem.employee("Bob")).quota == 100
    count = len(problem.contracts), len(problem.patterns)
    save(march, weekly_minutes=2250, quota=100, weeks=(week,))
    problem = staff(march, "march")
    assert problem.employee("Ann").contract_id == problem.employee("Bob").contract_id
    assert (len(problem.contracts), len(problem.patterns)) == count


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("quota", 0),
        ("weekly_minutes", 49 * 60),
        ("weekly_minutes", 20 * 60 * 2 + 5 * 60),
        ("rule_set", "none"),
        ("weeks", ()),
        ("weeks", ((("X",), (), (), (), (), (), ()),)),
        ("weeks", (((),) * 7,)),
        ("home_service_id", "nowhere"),
        ("site_ids", frozenset({"south"})),
        ("skills", {"magic": 2}),
        ("refuses", frozenset({"juggling"})),
        ("telework_wish", 2),
        ("telework_days", 8),
        ("pool_id", "none"),
        ("tutor_id", "Ann"),
        ("tutor_id", "Bob"),
        ("tutor_id", "nobody"),
        ("trainee", True),
        ("rhythm_id", "none"),
        ("desired_weekly_minutes", 49 * 60),
        ("hours_brought", -2000 * 60),
    ],
)
def test_what_cannot_be_is_refused_by_the_name_of_its_field(
    march: Store, field: str, value: object
) -> None:
    with pytest.raises(WrongSheet) as refusal:
        save(march, **{field: value})
    assert set(refusal.value.faults) == {field}
    assert staff(march, "march") == PROBLEM


def test_every_fault_is_named_at_once(march: Store) -> None:
    with pytest.raises(WrongSheet) as refusal:
        save(march, name="", quota=101, joined=TUE, left=MON)
    assert set(refusal.value.faults) == {"name", "quota", "left"}


def test_a_stale_sheet_is_refused_with_what_differs(march: Store) -> None:
    opened = ann(march)
    save(march, grade="AMA", telework_days=1)
    mine = replace(opened, grade="AAH")
    with pytest.raises(StalePerson) as refusal:
        save_person(march, "march", "Ann", mine, seen=opened.version, who="Eve")
    assert set(refusal.value.differing) == {"grade", "telework_days"}
    assert refusal.value.current.grade == "AMA"
    assert ann(march).grade == "AMA"


def test_someone_is_added_and_can_be_planned(march: Store) -> None:
    sheet = replace(blank(staff(march, "march")), name="Cleo", joined=TUE)
    made = add_person(march, "march", sheet, who="Zoé")
    problem = staff(march, "march")
    cleo = problem.employee(made.id)
    assert cleo.name == "Cleo"
    assert not problem.shifts_on(cleo, MON)
    assert problem.shifts_on(cleo, TUE)
    held = [replace(one, employee_id=made.id) for one in ROTA.on("Ann", TUE)]
    edit_cells(march, "march", Order(wanted={(made.id, TUE): held}), who="Zoé")
    assert load_plan(march, "march").rota.on(made.id, TUE)


def test_nobody_unknown_is_read_or_saved(march: Store) -> None:
    with pytest.raises(UnknownId):
        person(march, "march", "nobody")
    with pytest.raises(UnknownId):
        save_person(march, "march", "nobody", ann(march), seen="", who="Zoé")
