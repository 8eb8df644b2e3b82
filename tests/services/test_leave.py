"""Leave, through a real store: previewed, granted with replacements, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from planner.domain.coupling import Coupling, CouplingKind
from planner.errors import UnknownId
from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import Scenario
from planner.services.edit_history import list_edits, undo
from planner.services.edits import Order, edit_cells
from planner.services.leave import (
    Chosen,
    StaleLeave,
    grant_leave,
    leave_book,
    preview_leave,
    shorten_leave,
    withdraw_leave,
)
from planner.services.leave_order import LeaveOrder, Part
from planner.services.plans import import_scenario, load_plan
from planner.services.publishing import publish_rota
from planner.services.refusal import NothingToDo, Refused
from planner.store import audit
from planner.store.leave import LeaveKind
from planner.store.store import open_store
from tests import build
from tests.build import FRI, MON, THU, TUE, WED, WORKDAYS
from tests.hours import hours_of
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.services.leave import Granted, LeavePreview
    from planner.store.store import Store

NOW = datetime.combine(date(2027, 2, 1), time(9))
PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.employee("Cyd", home="lungs", sites=("south",)),
    build.site("south"),
    build.service("lungs", site="south"),
    build.post("typing", "typing"),
    build.activity("typing", deferrable=True),
    *[build.requirement(hours="08:30-12:30", day=day) for day in WORKDAYS],
    *[
        build.requirement("typing", "08:30-16:45", day, minimum=0, target=1)
        for day in WORKDAYS
    ],
    Coupling(employee_id="Cyd", kind=CouplingKind.TOGETHER, colleague_id="Ann"),
)
ROTA = build.rota(
    build.works("Ann", "desk", build.M, *WORKDAYS),
    build.works("Ann", "typing", build.A, *WORKDAYS),
    build.works("Bob", "typing", build.J, *WORKDAYS),
)
LEAVE = LeaveOrder(employee_id="Ann", kind=LeaveKind.FAMILY, first=TUE, last=WED)


@pytest.fixture
def march(store: Store) -> Store:
    import_scenario(store, Scenario(id="march", title="Mars", problem=PROBLEM))
    record(store, "march", PROBLEM, ROTA)
    return store


def preview(store: Store, order: LeaveOrder = LEAVE) -> LeavePreview:
    return preview_leave(store, "march", order, at=NOW)


def advised(found: LeavePreview) -> Chosen:
    offers = [one.advised for one in found.vacancies if one.advised]
    return Chosen(
        wanted={one.cell: one.after for one in offers},
        seen={one.cell: one.before for one in offers},
    )


def grant(
    store: Store, chosen: Chosen | None = None, seen: str | None = None
) -> Granted:
    return grant_leave(
        store, "march", LEAVE, who="Zoé", at=NOW, chosen=chosen, seen=seen
    )


def test_a_preview_says_what_falls_and_who_could_stand_in(march: Store) -> None:
    found = preview(march)
    assert {day for _, day in found.lost} == {TUE, WED}
    assert [(one.date, len(one.holes)) for one in found.vacancies] == [
        (TUE, 1),
        (WED, 1),
    ]
    for one in found.vacancies:
        assert (one.holes[0].post_id, one.holes[0].minimum) == ("desk", 1)
        assert [offer.cell[0] for offer in one.offers] == ["Bob"]
        assert one.advised is not None
        assert {a.post_id for a in one.advised.takes} == {"desk"}
        assert {a.post_id for a in one.advised.leaves} == {"typing"}


def test_a_preview_keeps_nothing(march: Store) -> None:
    before = leave_book(march, "march").version
    preview(march)
    assert leave_book(march, "march").version == before
    assert load_plan(march, "march").rota == ROTA


def test_leave_and_replacements_are_kept_together_and_judged(march: Store) -> None:
    found = preview(march)
    done = grant(march, advised(found), found.seen)
    assert (done.freed, done.replaced, done.uncovered) == (2, 2, ())
    plan = load_plan(march, "march")
    assert not plan.outdated
    assert plan.rota.on("Ann", TUE) == ()
    assert {a.post_id for a in plan.rota.on("Bob", TUE)} == {"desk", "typing"}
    assert plan.rota.on("Bob", THU) == ROTA.on("Bob", THU)
    assert plan.evaluation == evaluate(plan.problem, plan.rota)
    assert "minimum_coverage" not in {v.rule_id for v in plan.evaluation.violations}
    (leave,) = leave_book(march, "march").leaves
    assert (leave.kind, leave.id) == (LeaveKind.FAMILY, done.leave_id)
    assert leave.absence.planned


def test_the_problem_knows_that_she_is_away_and_never_why(march: Store) -> None:
    grant(march)
    with march.reading() as session:
        act = audit.acts(session, "plan", "march")[-1]
    assert (act.who, act.act, act.detail["first"]) == (
        "Zoé",
        "grant_leave",
        TUE.isoformat(),
    )
    assert "family" not in repr(act.detail)
    assert "family" not in repr(load_plan(march, "march").problem.absences)


def test_it_is_there_for_other_processes_too(march: Store) -> None:
    found = preview(march)
    grant(march, advised(found))
    mine = load_plan(march, "march")
    # Another store has nothing in memory of what this one did.
    other = open_store(march.url)
    theirs = load_plan(other, "march")
    other.close()
    assert (theirs.rota, theirs.problem) == (mine.rota, mine.problem)
    assert theirs.evaluation == mine.evaluation


def test_without_replacement_what_stays_short_is_said(march: Store) -> None:
    done = grant(march)
    assert [(h.date, h.post_id) for h in done.uncovered] == [
        (TUE, "desk"),
        (WED, "desk"),
    ]


def test_whoever_is_tied_to_her_is_warned_of(march: Store) -> None:
    held = build.works("Cyd", "desk", build.M, TUE, place="south")
    order = Order(wanted={("Cyd", TUE): held}, reason="so")
    edit_cells(march, "march", order, who="Zoé")
    rules = [one.rule_id for one in preview(march).warnings if one.hard]
    assert rules == ["coupled_absence"]


def test_half_a_day_leaves_the_other_half(march: Store) -> None:
    order = replace(LEAVE, part=Part.MORNING)
    found = preview(march, order)
    grant_leave(march, "march", order, who="Zoé", at=NOW, chosen=advised(found))
    held = load_plan(march, "march").rota.on("Ann", TUE)
    assert [(a.start, a.end) for a in held] == [hours_of(build.A)]


def test_her_days_changed_meanwhile_are_not_overrun(march: Store) -> None:
    found = preview(march)
    order = Order(wanted={("Ann", TUE): ()}, seen={("Ann", TUE): ROTA.on("Ann", TUE)})
    edit_cells(march, "march", replace(order, reason="so"), who="Eve")
    before = load_plan(march, "march")
    with pytest.raises(StaleLeave, match="Ann"):
        grant(march, advised(found), found.seen)
    assert load_plan(march, "march") == before
    assert leave_book(march, "march").leaves == ()


def test_a_replacement_busy_meanwhile_is_not_taken(march: Store) -> None:
    found = preview(march)
    wanted = {("Bob", WED): ()}
    edit_cells(march, "march", Order(wanted=wanted, reason="so"), who="Eve")
    with pytest.raises(StaleLeave, match="Bob"):
        grant(march, advised(found), found.seen)
    assert leave_book(march, "march").leaves == ()


def test_a_replacement_that_breaks_a_rule_is_refused(march: Store) -> None:
    held = tuple(build.works("Cyd", "desk", build.M, TUE))
    with pytest.raises(Refused):
        grant(march, Chosen(wanted={("Cyd", TUE): held}))
    assert leave_book(march, "march").leaves == ()
    assert load_plan(march, "march").rota == ROTA


def test_what_is_fixed_is_unfixed_first(march: Store) -> None:
    fixed = tuple(replace(one, pinned=True) for one in ROTA.on("Ann", TUE))
    order = Order(wanted={("Ann", TUE): fixed})
    edit_cells(march, "march", order, who="Zoé")
    with pytest.raises(Refused, match="fixed"):
        grant(march)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (replace(LEAVE, first=WED, last=TUE), "before it begins"),
        (replace(LEAVE, first=NOW.date(), last=NOW.date()), "not in the period"),
        (replace(LEAVE, last=TUE.replace(year=2029)), "400 days"),
    ],
)
def test_dates_that_cannot_be_are_refused(
    march: Store, asked: LeaveOrder, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        preview(march, asked)


def test_nobody_is_away_twice(march: Store) -> None:
    grant(march)
    with pytest.raises(Refused, match="already"):
        preview(march, replace(LEAVE, first=WED, last=THU))
    assert preview(march, replace(LEAVE, first=THU, last=THU)).lost


def test_an_unknown_person_is_refused(march: Store) -> None:
    with pytest.raises(UnknownId):
        preview(march, replace(LEAVE, employee_id="nobody"))


def test_withdrawn_leave_leaves_her_free(march: Store) -> None:
    done = grant(march)
    withdraw_leave(march, "march", done.leave_id, who="Zoé")
    assert leave_book(march, "march").leaves == ()
    plan = load_plan(march, "march")
    assert (plan.rota.on("Ann", TUE), plan.outdated) == ((), False)
    assert plan.evaluation == evaluate(plan.problem, plan.rota)
    with pytest.raises(UnknownId):
        withdraw_leave(march, "march", done.leave_id, who="Eve")


def test_a_leave_is_shortened_within_its_dates(march: Store) -> None:
    done = grant(march)
    shorten_leave(march, "march", done.leave_id, WED, WED, who="Zoé")
    (left,) = leave_book(march, "march").leaves
    assert (left.absence.first, left.absence.last) == (WED, WED)
    assert left.kind is LeaveKind.FAMILY
    with pytest.raises(Refused, match="within"):
        shorten_leave(march, "march", left.id, WED, FRI, who="Zoé")


def test_it_is_a_step_that_pages_hear_of_and_nobody_undoes(march: Store) -> None:
    found = preview(march)
    grant(march, advised(found))
    (step,) = list_edits(march, "march")
    assert step.content["people"] == ["Ann", "Bob"]
    with pytest.raises(NothingToDo):
        undo(march, "march", who="Zoé")


def test_a_published_rota_stays_and_a_draft_begins(march: Store) -> None:
    publish_rota(march, "march", who="Zoé", now=NOW, reason="so")
    grant(march)
    plan = load_plan(march, "march")
    assert (plan.version, plan.status) == (2, "draft")
    with march.reading() as session:
        acts = [one.act for one in audit.acts(session, "plan", "march")]
    assert acts[-1] == "grant_leave"


def test_a_plan_without_rota_takes_leave(store: Store) -> None:
    import_scenario(store, Scenario(id="march", title="Mars", problem=PROBLEM))
    done = grant(store)
    assert (done.freed, done.replaced) == (0, 0)
    assert leave_book(store, "march").leaves[0].absence.first == TUE
    assert MON not in {one.absence.first for one in leave_book(store, "march").leaves}
