"""A plan somebody has worked with: published, edited since, offered, talked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from planner.services.comments import add_comment
from planner.services.contacts import keep_contact
from planner.services.edits import Order, edit_cells
from planner.services.leave import leave_book
from planner.services.needs import needs_for, save_needs
from planner.services.needs_weeks import with_variant
from planner.services.plans import load_plan
from planner.services.publishing import publish_rota
from planner.services.runs import list_runs
from planner.services.sending import look_at_outbox
from planner.services.slots import Sender, load_offer, offer_slot
from planner.store.slots import Slot, Terms
from planner.ui.views.gaps import Gap, gaps_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.people import Employee
    from planner.domain.rota import Cell
    from planner.services.plans import Plan
    from planner.store.store import Store

WHO = "Claire"
BEFORE = datetime(2027, 1, 4, 9, tzinfo=UTC)
"""Two months before the period: nobody is told late."""
SENDER = Sender(address="http://127.0.0.1", language="fr", now=BEFORE)
SECRET = re.compile(r"/slots/(?P<token>[\w-]+)")


@dataclass(frozen=True, kw_only=True)
class World:
    """What addresses of pages are made of."""

    plan_id: str
    employee_id: str
    """Who has an address, letters, a comment and a day that was freed."""
    day: date
    """A date she works on."""
    gap: Gap
    service_id: str
    offer_id: int
    acknowledge_token: str
    slot_token: str
    leave_id: str
    run_id: int
    repair_id: int = 0

    @property
    def values(self) -> Mapping[str, object]:
        """What to put in the places of an address."""
        return {
            "plan_id": self.plan_id,
            "employee_id": self.employee_id,
            "day": self.day,
            "post_id": self.gap.post_id,
            "minute": self.gap.start,
            "service_id": self.service_id,
            "offer_id": self.offer_id,
            "leave_id": self.leave_id,
            "run_id": self.run_id,
            "repair_id": self.repair_id,
            "version": 1,
        }


def furnished(store: Store, plan_id: str) -> World:
    """Work with a calculated plan as a coordinator would; return what there is now."""
    plan = load_plan(store, plan_id)
    person = _someone(plan)
    keep_contact(
        store,
        plan_id,
        person.id,
        address="agent@example.org",
        language="fr",
        version=0,
        who=WHO,
    )
    publish_rota(store, plan_id, who=WHO, now=BEFORE)
    freed, kept = sorted(_days(plan, person.id))[:2]
    _free(store, plan, (person.id, freed))
    add_comment(store, plan_id, (person.id, kept), "Finit à 16 h ce jour.", who=WHO)
    offer_id, slot_token = _offered(store, plan_id)
    _varied(store, plan_id)
    return World(
        plan_id=plan_id,
        employee_id=person.id,
        day=kept,
        gap=gaps_of(plan.problem, plan.evaluation)[0],
        service_id=person.home_service_id,
        offer_id=offer_id,
        acknowledge_token=_token_in_letter(store),
        slot_token=slot_token,
        leave_id=leave_book(store, plan_id).leaves[0].id,
        run_id=list_runs(store, plan_id)[0].id,
    )


def _someone(plan: Plan) -> Employee:
    """Return the person who works on most dates."""
    return max(plan.problem.employees, key=lambda one: len(_days(plan, one.id)))


def _days(plan: Plan, employee_id: str) -> set[date]:
    return {one.date for one in plan.rota.of(employee_id)}


def _free(store: Store, plan: Plan, cell: Cell) -> None:
    """Take someone's day away, in a draft."""
    order = Order(wanted={cell: ()}, seen={cell: plan.rota.on(*cell)}, reason="Retour")
    edit_cells(store, plan.id, order, who=WHO)


def _offered(store: Store, plan_id: str) -> tuple[int, str]:
    """Return the number of an offer of what was freed, and a link somebody got."""
    plan = load_plan(store, plan_id)
    gap = gaps_of(plan.problem, plan.evaluation)[0]
    slot = Slot(post_id=gap.post_id, day=gap.date, start=gap.start, end=gap.end)
    number = offer_slot(store, plan_id, slot, Terms(), SENDER, who=WHO)
    offer = load_offer(store, plan_id, number, SENDER)
    found = SECRET.search(next(one.message for one in offer.answers if one.message))
    assert found, "nobody was asked"
    return number, found["token"]


def _varied(store: Store, plan_id: str) -> None:
    """Give the needs a variant that asks for the same."""
    stated = needs_for(store, plan_id)
    period = stated.problem.period
    span = (period.start, period.start)
    needs = with_variant(stated.needs, "Vacances scolaires", span, frozenset())
    save_needs(store, plan_id, needs, seen=stated.version, who=WHO)


def _token_in_letter(store: Store) -> str:
    letters = look_at_outbox(store, limit=10).letters
    return next(
        one.letter.token
        for one in letters
        if one.letter.token and one.letter.page == "acknowledge"
    )
