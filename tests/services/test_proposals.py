from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.errors import UnknownId
from planner.services.comments import add_comment
from planner.services.edits import Order, edit_cells
from planner.services.fixing import fix_cells, one_cell
from planner.services.plans import load_plan
from planner.services.proposals import adopt_run, discard_run, proposal, run_of
from planner.services.refusal import Conflict, Stale
from planner.services.versions import list_versions
from planner.store import audit
from planner.store.status import RotaStatus
from tests.build import MON, TUE
from tests.services.asked import BETTER, DRAFT, PLAN, ask, drafted, proposed

if TYPE_CHECKING:
    from planner.store.store import Store


@pytest.fixture
def plan(store: Store) -> Store:
    return drafted(store)


@pytest.fixture
def run_id(plan: Store) -> int:
    return proposed(plan)


def states(store: Store) -> dict[int, RotaStatus]:
    return {
        one.version.number: one.version.status for one in list_versions(store, PLAN)
    }


def free_ann_on_tuesday(store: Store) -> None:
    order = Order(wanted={("Ann", TUE): ()})
    edit_cells(store, PLAN, order, who="Denis")


def test_it_is_compared_with_the_current_rota(plan: Store, run_id: int) -> None:
    found = proposal(plan, PLAN, run_id)
    assert [(one.employee_id, len(one.days)) for one in found.people] == [
        ("Bob", 2),
        ("Ann", 1),
    ]
    assert found.cells == 3
    assert (found.moved, found.unpinned, found.untold) == ((), (), None)
    now, then = found.current.evaluation, found.plan.evaluation
    assert then.shortage_minutes["minimum"] < now.shortage_minutes["minimum"]


def test_adopting_makes_it_the_draft_and_keeps_the_other(
    plan: Store, run_id: int
) -> None:
    adopt_run(plan, PLAN, run_id, who="Claire")
    assert load_plan(plan, PLAN).rota == BETTER
    assert states(plan) == {1: RotaStatus.SUPERSEDED, 2: RotaStatus.DRAFT}
    with plan.reading() as session:
        last = audit.acts(session, "plan", PLAN)[-1]
    assert (last.act, last.who) == ("adopt", "Claire")
    with pytest.raises(Conflict, match="nothing to decide"):
        adopt_run(plan, PLAN, run_id, who="Claire")


def test_discarding_keeps_the_draft_and_the_proposal_in_the_history(
    plan: Store, run_id: int
) -> None:
    discard_run(plan, PLAN, run_id, who="Claire")
    assert load_plan(plan, PLAN).rota == DRAFT
    assert states(plan) == {1: RotaStatus.DRAFT, 2: RotaStatus.DISCARDED}
    with pytest.raises(Conflict):
        discard_run(plan, PLAN, run_id, who="Claire")


def test_edits_made_meanwhile_are_shown_before_they_are_taken_back(
    plan: Store, run_id: int
) -> None:
    free_ann_on_tuesday(plan)
    with pytest.raises(Stale, match="last by Denis"):
        adopt_run(plan, PLAN, run_id, who="Claire")
    found = proposal(plan, PLAN, run_id)
    (moved,) = found.moved
    assert [day.date for day in moved.days] == [TUE]
    assert moved.days[0].before == DRAFT.on("Ann", TUE)
    adopt_run(plan, PLAN, run_id, who="Claire", seen=found.seen)
    assert load_plan(plan, PLAN).rota == BETTER


def test_what_she_saw_is_what_is_replaced(plan: Store, run_id: int) -> None:
    seen = proposal(plan, PLAN, run_id).seen
    free_ann_on_tuesday(plan)
    with pytest.raises(Stale):
        adopt_run(plan, PLAN, run_id, who="Claire", seen=seen)
    assert states(plan) == {1: RotaStatus.DRAFT, 2: RotaStatus.PROPOSED}


def test_a_remark_on_a_cell_moves_nobody(plan: Store, run_id: int) -> None:
    add_comment(plan, PLAN, ("Ann", MON), "See with her", who="Denis")
    adopt_run(plan, PLAN, run_id, who="Claire")
    assert load_plan(plan, PLAN).version == 2


def test_what_was_fixed_meanwhile_and_is_not_held_is_told(
    plan: Store, run_id: int
) -> None:
    fix_cells(plan, PLAN, one_cell("Ann", TUE), fixed=True, who="Denis")
    fix_cells(plan, PLAN, one_cell("Ann", MON), fixed=True, who="Denis")
    found = proposal(plan, PLAN, run_id)
    assert {one.cell for one in found.unpinned} == {("Ann", TUE)}
    assert len(found.unpinned) == len(DRAFT.on("Ann", TUE))


def test_another_draft_since_is_another_rota(plan: Store, run_id: int) -> None:
    second = proposed(plan)
    adopt_run(plan, PLAN, second, who="Claire")
    with pytest.raises(Stale):
        adopt_run(plan, PLAN, run_id, who="Claire")


def test_a_calculation_of_another_plan_is_not_found(plan: Store, run_id: int) -> None:
    with pytest.raises(UnknownId):
        run_of(plan, "april", run_id)


def test_what_is_under_way_proposes_nothing(plan: Store) -> None:
    run = ask(plan)
    with pytest.raises(Conflict, match="nothing to decide"):
        proposal(plan, PLAN, run.id)
