"""Editing by hand, through a real store: judged, kept, refused, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import Scenario
from planner.services import contents, runs
from planner.services.comments import add_comment, list_comments, remove_comment
from planner.services.edit_history import (
    STEPS_BACK,
    changes_since,
    list_edits,
    redo,
    undo,
)
from planner.services.edit_refusals import Blocked, Forbidden, Stale
from planner.services.edits import Order, edit_cells, try_cells
from planner.services.fixing import fix_cells, one_cell, whole_day, whole_person
from planner.services.moving import move_cell
from planner.services.plans import import_scenario, load_plan
from planner.services.publishing import publish_rota
from planner.services.refusal import Refused
from planner.services.staff import person, save_person
from planner.store import audit
from planner.store.edits import EditKind
from planner.store.store import open_store
from tests.services.outcomes import record
from tests.ui.hospital import greedy, hospital

if TYPE_CHECKING:
    from planner.domain.rota import Assignment, Cell, Rota
    from planner.store.store import Store

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
PROBLEM = hospital(12)
ROTA = greedy(PROBLEM)
ONE: Cell = min(cell for cell in ROTA.cells if cell[0] == "e1")
OTHER: Cell = max(cell for cell in ROTA.cells if cell[0] == "e7")


@pytest.fixture
def march(store: Store) -> Store:
    import_scenario(store, Scenario(id="march", title="Mars", problem=PROBLEM))
    record(store, "march", PROBLEM, ROTA)
    return store


def free(store: Store, cell: Cell, who: str = "Ann") -> None:
    seen = {cell: rota(store).on(*cell)}
    order = Order(wanted={cell: ()}, seen=seen, reason="so")
    edit_cells(store, "march", order, who=who)


def rota(store: Store) -> Rota:
    return load_plan(store, "march").rota


def day_off() -> Order:
    """Return an edit that has someone work on a Sunday."""
    cell = (ONE[0], PROBLEM.period.start.replace(day=7))
    held = tuple(replace(one, date=cell[1]) for one in ROTA.on(*ONE))
    return Order(wanted={cell: held})


def test_an_edit_is_judged_kept_and_logged(march: Store) -> None:
    done = edit_cells(march, "march", Order(wanted={ONE: ()}), who="Ann")
    plan = load_plan(march, "march")
    assert (done.sequence, plan.sequence, plan.version) == (1, 1, 1)
    assert plan.rota == ROTA.with_cells({ONE: ()})
    assert "hours_balance" in {v.rule_id for v in done.judged.worsened}
    with march.reading() as session:
        last = audit.acts(session, "plan", "march")[-1]
    assert (last.who, last.act, last.detail["sequence"]) == ("Ann", "edit", 1)


@pytest.mark.parametrize("fresh", [False, True], ids=["remembered", "read again"])
def test_the_verdict_after_edits_is_what_judging_again_says(
    march: Store, fresh: bool
) -> None:
    for cell in (ONE, OTHER, (ONE[0], OTHER[1])):
        free(march, cell)
    store = open_store(march.url) if fresh else march
    plan = load_plan(store, "march")
    again = evaluate(PROBLEM, plan.rota)
    assert sorted(map(repr, plan.evaluation.violations)) == sorted(
        map(repr, again.violations)
    )
    assert plan.evaluation.hours == again.hours
    assert plan.evaluation.backlog == again.backlog
    if fresh:
        store.close()


def test_another_process_catches_up_without_judging_all_again(
    march: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_store(march.url)
    assert load_plan(other, "march").rota == ROTA
    free(march, ONE)
    monkeypatch.setattr(contents, "evaluate", None)
    seen = load_plan(other, "march")
    assert seen.rota == rota(march)
    assert seen.evaluation.hours == load_plan(march, "march").evaluation.hours
    other.close()


def test_nothing_is_kept_of_what_is_only_tried(march: Store) -> None:
    found = try_cells(march, "march", {ONE: ()})
    assert found.worsened
    assert rota(march) == ROTA
    assert list_edits(march, "march") == ()


def test_a_stale_edit_is_refused_with_the_difference(march: Store) -> None:
    seen = {ONE: ROTA.on(*ONE)}
    free(march, ONE, who="Bea")
    with pytest.raises(Stale) as refused:
        edit_cells(march, "march", Order(wanted={ONE: seen[ONE]}, seen=seen), who="Ann")
    (difference,) = refused.value.differences
    assert (difference.seen, difference.now) == (ROTA.on(*ONE), ())
    assert difference.who == "Bea"
    assert len(list_edits(march, "march")) == 1


def test_a_hard_rule_asks_for_a_reason_that_is_kept(march: Store) -> None:
    order = day_off()
    with pytest.raises(Blocked) as refused:
        edit_cells(march, "march", order, who="Ann")
    assert not isinstance(refused.value, Forbidden)
    assert "working_pattern" in {v.rule_id for v in refused.value.judged.broken}
    assert rota(march) == ROTA
    edit_cells(march, "march", replace(order, reason="She asked for it"), who="Ann")
    (step,) = list_edits(march, "march")
    assert step.reason == "She asked for it"
    with march.reading() as session:
        last = audit.acts(session, "plan", "march")[-1]
    assert last.detail["reason"] == "She asked for it"
    assert "working_pattern" in last.detail["overridden"]


def test_nobody_is_in_two_places_whatever_the_reason(march: Store) -> None:
    first = ROTA.on(*ONE)[0]
    post = next(p for p in PROBLEM.posts if p.id != first.post_id)
    twice = (first, replace(first, post_id=post.id, place=post.site_id))
    with pytest.raises(Refused, match="at the same time"):
        edit_cells(march, "march", Order(wanted={ONE: twice}, reason="so"), who="Ann")


def test_what_the_data_pins_is_never_overridden(store: Store) -> None:
    pinned = tuple(replace(one, pinned=True) for one in ROTA.on(*ONE))
    problem = PROBLEM.replace(pins=pinned)
    import_scenario(store, Scenario(id="march", title="Mars", problem=problem))
    record(store, "march", problem, ROTA)
    with pytest.raises(Forbidden):
        edit_cells(store, "march", Order(wanted={ONE: ()}, reason="so"), who="Ann")


def test_undo_and_redo_go_back_and_forth(march: Store) -> None:
    free(march, ONE)
    free(march, OTHER)
    undo(march, "march", who="Ann")
    undo(march, "march", who="Ann")
    assert rota(march) == ROTA
    redo(march, "march", who="Ann")
    assert rota(march) == ROTA.with_cells({ONE: ()})
    assert [step.kind for step in list_edits(march, "march")][-1] is EditKind.REDO
    free(march, OTHER)
    with pytest.raises(Refused, match="nothing to redo"):
        redo(march, "march", who="Ann")
    with pytest.raises(Refused, match="nothing to undo"):
        undo(march, "march", who="Bea")


def test_undo_does_not_run_over_what_another_did_since(march: Store) -> None:
    free(march, ONE)
    order = Order(wanted={ONE: ROTA.on(*ONE)[:1]}, reason="so")
    edit_cells(march, "march", order, who="Bea")
    with pytest.raises(Stale):
        undo(march, "march", who="Ann")


def test_fifty_steps_can_be_taken_back(march: Store) -> None:
    cells = sorted(cell for cell in ROTA.cells if not _pinned(cell))[: STEPS_BACK + 2]
    for cell in cells:
        free(march, cell)
    for _ in range(STEPS_BACK):
        undo(march, "march", who="Ann")
    with pytest.raises(Refused, match="nothing to undo"):
        undo(march, "march", who="Ann")
    assert rota(march) == ROTA.with_cells(dict.fromkeys(cells[:2], ()))


def _pinned(cell: Cell) -> bool:
    return any(one.pinned for one in ROTA.on(*cell))


def test_what_is_published_is_left_alone_and_a_draft_made_of_it(march: Store) -> None:
    publish_rota(march, "march", who="Ann", now=NOW)
    free(march, ONE)
    plan = load_plan(march, "march")
    assert (plan.version, plan.status, plan.sequence) == (2, "draft", 1)
    publish_rota(march, "march", who="Ann", now=NOW)
    with pytest.raises(Refused, match="nothing to undo"):
        undo(march, "march", who="Ann")


def test_days_are_exchanged_and_a_page_out_of_date_is_refused(march: Store) -> None:
    mate = ("e6", ONE[1])
    known = (1, 0)
    done = move_cell(march, "march", ONE, mate, known=known, who="Ann", reason="so")
    assert done.judged.before == {ONE: ROTA.on(*ONE), mate: ROTA.on(*mate)}

    def what(held: tuple[Assignment, ...]) -> list[tuple[int, int, str]]:
        return [(one.start, one.end, one.post_id) for one in held]

    assert what(rota(march).on(*mate)) == what(ROTA.on(*ONE))
    assert what(rota(march).on(*ONE)) == what(ROTA.on(*mate))
    with pytest.raises(Stale):
        move_cell(march, "march", ONE, mate, known=known, who="Bea", reason="so")


def test_what_is_fixed_is_unfixed_before_it_is_changed(march: Store) -> None:
    fix_cells(march, "march", one_cell(*ONE), fixed=True, who="Ann")
    with pytest.raises(Refused, match="unfix it first"):
        free(march, ONE)
    fix_cells(march, "march", one_cell(*ONE), fixed=False, who="Ann")
    free(march, ONE)
    assert rota(march).on(*ONE) == ()


def test_people_and_days_are_fixed_and_calculations_hold_them(march: Store) -> None:
    fix_cells(march, "march", whole_person("e1"), fixed=True, who="Ann")
    fix_cells(march, "march", whole_day(OTHER[1]), fixed=True, who="Ann")
    now = rota(march)
    assert all(one.pinned for one in now.of("e1"))
    assert all(one.pinned for one in now.dates[OTHER[1]])
    run = runs.request_run(march, "march", {}, who="Ann")
    task = runs.take_run(march, run)
    assert set(task.start.problem.pins) == {
        one for one in now.assignments if one.pinned
    }


def test_comments_are_left_told_and_taken_away(march: Store) -> None:
    made = add_comment(march, "march", ONE, " Ask first. ", who="Ann")
    assert [c.text for c in list_comments(march, "march")] == ["Ask first."]
    found = changes_since(march, "march", 1, 0)
    assert (found.people, found.who, found.replaced) == ((ONE[0],), ("Ann",), False)
    remove_comment(march, "march", made.id, who="Bea")
    assert list_comments(march, "march") == ()
    with pytest.raises(Refused):
        add_comment(march, "march", ONE, "  ", who="Ann")


def test_a_page_hears_of_rows_and_of_another_version(march: Store) -> None:
    free(march, ONE)
    posts = {one.post_id for one in ROTA.on(*ONE)}
    found = changes_since(march, "march", 1, 0)
    assert ONE[0] in found.people
    assert posts <= set(found.posts)
    assert changes_since(march, "march", 1, 1).people == ()
    record(march, "march", PROBLEM, ROTA)
    assert changes_since(march, "march", 1, 1).replaced


def test_a_page_hears_of_other_terms_of_a_person(march: Store) -> None:
    shown = load_plan(march, "march").newest_problem
    assert not changes_since(march, "march", 1, 0, shown).any
    sheet = person(march, "march", "e1").sheet
    save_person(
        march,
        "march",
        "e1",
        replace(sheet, grade="Cadre"),
        seen=sheet.version,
        who="Zoé",
    )
    found = changes_since(march, "march", 1, 0, shown)
    assert (found.restated, found.replaced, found.people) == (True, False, ())
    now = load_plan(march, "march").newest_problem
    assert not changes_since(march, "march", 1, 0, now).any


def test_the_database_refuses_to_rewrite_a_step(march: Store) -> None:
    free(march, ONE)
    for act in ("UPDATE rota_edit SET who = 'x'", "DELETE FROM rota_edit"):
        with pytest.raises(DatabaseError, match="only grow"), march.writing() as one:
            one.execute(text(act))
