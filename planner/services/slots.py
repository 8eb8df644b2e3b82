"""Offer an open slot to those who could take it, in waves, until one has it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.clock import clock
from planner.errors import UnknownId
from planner.evaluation.evaluate import evaluate
from planner.services.code_version import code_version
from planner.services.figures import figures
from planner.services.plans import explain_gap, load_plan
from planner.services.refusal import Refused, Stale
from planner.store import audit, repairs, rotas, slots
from planner.store.moment import now
from planner.store.status import AnswerStatus, OfferStatus
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.services.plans import Plan
    from planner.store.slots import Answer, Offer, Slot, Terms
    from planner.store.store import Session, Store

MOST_ASKED = 30
"""Nobody else would be asked within the hour."""
MOST_MINUTES = 24 * 60
TOKEN_BYTES = 32
CLOSED = message("This offer is over: the slot is taken, or no longer offered.")
CHANGED = message("The rota has just changed: try again.")


@dataclass(frozen=True, kw_only=True)
class Sender:
    """How messages to people are written."""

    address: str
    """Of this installation, without a slash at the end."""
    language: str


def offer_slot(
    store: Store, plan_id: str, slot: Slot, terms: Terms, sender: Sender, *, who: str
) -> int:
    """Return the number of a new offer; the first wave is asked at once.

    Those whom no hard rule stops are asked, those it costs least first.
    """
    _check(terms)
    if slot.end <= slot.start:
        raise Refused(message("The slot must end after it starts."))
    found = explain_gap(store, plan_id, slot.post_id, slot.day, slot.start)
    people = [taker.employee_id for taker in found.takers[:MOST_ASKED]]
    if not people:
        raise Refused(message("Nobody could take it without breaking a rule."))
    problem = load_plan(store, plan_id).problem
    with store.writing() as session:
        if any(one.slot == slot for one in slots.open_offers(session, plan_id)):
            raise Refused(message("This slot is already offered."))
        offer_id = slots.add(session, plan_id, slot, terms, people, who)
        text = _text(problem, slot, sender.language)
        _ask_due(session, slots.offer(session, offer_id), sender, text)
        audit.log(session, who, "offer slot", ("plan", plan_id), offer=offer_id)
    return offer_id


def load_offer(store: Store, plan_id: str, offer_id: int, sender: Sender) -> Offer:
    """Return an offer of a plan; those whose turn has come meanwhile are asked."""
    with store.reading() as session:
        offer = _of_plan(slots.offer(session, offer_id), plan_id)
    if offer.status is not OfferStatus.OPEN or not _due(offer):
        return offer
    text = _text(load_plan(store, plan_id).problem, offer.slot, sender.language)
    with store.writing() as session:
        fresh = slots.offer(session, offer_id)
        if fresh.status is OfferStatus.OPEN:
            _ask_due(session, fresh, sender, text)
        return slots.offer(session, offer_id)


def read_link(store: Store, token: str) -> tuple[Offer, Answer]:
    """Return what the person who holds a secret address is asked."""
    with store.reading() as session:
        return slots.offered_by(session, token)


def answer_slot(store: Store, token: str, *, yes: bool) -> Offer:
    """Note a yes or a no; first come, a yes gives her the slot at once."""
    with store.reading() as session:
        offer, answer = slots.offered_by(session, token)
    if yes and offer.terms.first_come and offer.status is OfferStatus.OPEN:
        return _give(store, offer, answer, who=answer.employee_id)
    with store.writing() as session:
        offer, answer = slots.offered_by(session, token)
        if offer.status is not OfferStatus.OPEN:
            raise Stale(CLOSED)
        said = AnswerStatus.YES if yes else AnswerStatus.NO
        slots.say(session, answer.id, said)
        subject = ("plan", offer.plan_id)
        act = "accept slot" if yes else "decline slot"
        audit.log(session, answer.employee_id, act, subject, offer=offer.id)
        return slots.offer(session, offer.id)


def choose_taker(
    store: Store, plan_id: str, offer_id: int, employee_id: str, *, who: str
) -> Offer:
    """Give the slot to one of those who said yes."""
    with store.reading() as session:
        offer = _of_plan(slots.offer(session, offer_id), plan_id)
    for answer in offer.answers:
        if answer.employee_id == employee_id:
            if answer.status is not AnswerStatus.YES:
                raise Refused(message("She has not said yes."))
            return _give(store, offer, answer, who=who)
    raise UnknownId("employee", employee_id)


def close_offer(store: Store, plan_id: str, offer_id: int, *, who: str) -> None:
    """End an offer without a taker."""
    with store.writing() as session:
        offer = _of_plan(slots.offer(session, offer_id), plan_id)
        if offer.status is not OfferStatus.OPEN:
            raise Stale(CLOSED)
        slots.close(session, offer_id)
        audit.log(session, who, "close offer", ("plan", plan_id), offer=offer_id)


def open_offers(store: Store, plan_id: str) -> tuple[Offer, ...]:
    """Return the offers of a plan that wait for an answer."""
    with store.reading() as session:
        return slots.open_offers(session, plan_id)


def tell(session: Session, answer: Answer, token: str, text: str) -> None:
    """Have someone asked. The one place where messages of offers leave from.

    The message is kept beside her name, for the coordinator to pass on.
    """
    slots.ask(session, answer.id, token, text)


def _text(problem: Problem, slot: Slot, language: str) -> str:
    """Return what people are asked, to which each one's own address is added."""
    return message(
        "{post}, {day}, {start}–{end}: can you take it? Answer here: ",
        post=problem.post(slot.post_id).name,
        day=slot.day,
        start=Clock(slot.start),
        end=Clock(slot.end),
    ).say(language)


def _ask_due(session: Session, offer: Offer, sender: Sender, text: str) -> None:
    for answer in _due(offer):
        token = secrets.token_urlsafe(TOKEN_BYTES)
        tell(session, answer, token, f"{text}{sender.address}/slots/{token}")


def _due(offer: Offer) -> list[Answer]:
    """Return those whose wave has come and who were not asked."""
    passed = now() - offer.created_at
    wave = 1 + passed // timedelta(minutes=offer.terms.wave_minutes)
    return [one for one in offer.answers if one.wave <= wave and one.asked_at is None]


def _give(store: Store, offer: Offer, answer: Answer, *, who: str) -> Offer:
    """Put someone on the slot in a new draft, and end the offer."""
    plan = load_plan(store, offer.plan_id)
    slot = offer.slot
    found = explain_gap(store, plan.id, slot.post_id, slot.day, slot.start)
    taker = next((t for t in found.takers if t.employee_id == answer.employee_id), None)
    if taker is None:
        raise Stale(
            message(
                "{name} can no longer take it ({start}): the rota has changed since.",
                name=plan.problem.employee(answer.employee_id).name,
                start=clock(slot.start),
            )
        )
    rota = plan.rota.with_cells(taker.cells)
    # Judged before the database is locked: it takes a second or two.
    judged = evaluate(plan.problem, rota)
    with store.writing() as session:
        if slots.offer(session, offer.id).status is not OfferStatus.OPEN:
            raise Stale(CLOSED)
        current = _unchanged(session, plan)
        made = rotas.add_draft(
            session,
            plan_id=plan.id,
            problem_version_id=current.problem_version_id,
            run_id=None,
            rota=rota,
            figures=figures(judged),
        )
        rotas.keep_verdict(session, made.id, code_version(), judged)
        slots.say(session, answer.id, AnswerStatus.TAKEN)
        slots.close(session, offer.id, answer.employee_id)
        detail = {"offer": offer.id, "version": made.number}
        audit.log(session, who, "give slot", ("plan", plan.id), **detail)
        return slots.offer(session, offer.id)


def _unchanged(session: Session, plan: Plan) -> rotas.RotaVersion:
    current = rotas.current_rota(session, plan.id)
    if current is None or current.number != plan.version:
        raise Stale(CHANGED)
    held = rotas.rota(session, current.id)
    if repairs.digest(held) != repairs.digest(plan.rota):
        raise Stale(CHANGED)
    return current


def _of_plan(offer: Offer, plan_id: str) -> Offer:
    if offer.plan_id != plan_id:
        raise UnknownId("offer", str(offer.id))
    return offer


def _check(terms: Terms) -> None:
    if not 1 <= terms.wave_size <= MOST_ASKED:
        raise Refused(message("Ask between 1 and 30 people at once."))
    if not 1 <= terms.wave_minutes <= MOST_MINUTES:
        raise Refused(message("Wait between 1 minute and a day between two waves."))
