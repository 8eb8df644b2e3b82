"""Offer an open slot to those who could take it, in waves, until one has it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.domain.clock import clock
from planner.errors import UnknownId
from planner.evaluation.evaluate import evaluate
from planner.services.deciding import Decision, keep_decision
from planner.services.offer_letters import offer_letter, spoken, taken_letter
from planner.services.plans import explain_gap, load_plan
from planner.services.refusal import Refused, Stale
from planner.store import audit, contacts, outbox, repairs, rotas, slots
from planner.store.moment import now
from planner.store.status import AnswerStatus, OfferStatus
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.config import Config
    from planner.domain.problem import Problem
    from planner.services.plans import Plan
    from planner.store.cells import Cells
    from planner.store.contacts import Contact
    from planner.store.slots import Answer, Offer, Slot, Terms
    from planner.store.store import Session, Store

MOST_ASKED = 30
"""Nobody else would be asked within the hour."""
ACTS = {
    (True, True): "accept slot",
    (False, True): "decline slot",
    (True, False): "note yes",
    (False, False): "note no",
}
"""What is noted of a yes or a no, by her own link or by somebody else."""
MOST_MINUTES = 24 * 60
TOKEN_BYTES = 32
CLOSED = message("This offer is over: the slot is taken, or no longer offered.")
CHANGED = message("The rota has just changed: try again.")


@dataclass(frozen=True, kw_only=True)
class Sender:
    """How messages to people are written, and when."""

    address: str
    """Of this installation, without a slash at the end."""
    language: str
    """Of those whose own is not known, and of reasons."""
    now: datetime
    """In the time of the establishment."""


def sender_of(config: Config, *, address: str = "", language: str = "") -> Sender:
    """Return how messages of this installation are written now."""
    return Sender(
        address=config.public_url.rstrip("/") or address or config.address,
        language=language or config.language,
        now=config.now(),
    )


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
        _ask_due(session, slots.offer(session, offer_id), sender, problem)
        _log(session, who, "offer slot", slots.offer(session, offer_id))
    return offer_id


def load_offer(store: Store, plan_id: str, offer_id: int, sender: Sender) -> Offer:
    """Return an offer of a plan; those whose turn has come meanwhile are asked."""
    with store.reading() as session:
        offer = _of_plan(slots.offer(session, offer_id), plan_id)
    if offer.status is not OfferStatus.OPEN or not _due(offer):
        return offer
    _ask(store, offer, sender)
    with store.reading() as session:
        return slots.offer(session, offer_id)


def ask_waves(store: Store, sender: Sender) -> int:
    """Ask everybody whose wave has come, whatever the plan; return to how many.

    An offer nobody took in time is ended.
    """
    with store.reading() as session:
        found = slots.open_offers(session)
    asked = 0
    for offer in found:
        if _over(offer.slot, sender.now):
            _end(store, offer)
        elif _due(offer):
            asked += _ask(store, offer, sender)
    return asked


def read_link(store: Store, token: str) -> tuple[Offer, Answer]:
    """Return what the person who holds a secret address is asked."""
    with store.reading() as session:
        return slots.offered_by(session, token)


def answer_slot(store: Store, token: str, sender: Sender, *, yes: bool) -> Offer:
    """Note a yes or a no; first come, a yes gives her the slot at once."""
    with store.reading() as session:
        offer, answer = slots.offered_by(session, token)
    return _say(store, offer, answer, sender, yes=yes, who=answer.employee_id)


def note_answer(
    store: Store,
    plan_id: str,
    offer_id: int,
    employee_id: str,
    sender: Sender,
    *,
    yes: bool,
    who: str,
) -> Offer:
    """Note what someone said on the telephone."""
    offer, answer = _answer_of(store, plan_id, offer_id, employee_id)
    return _say(store, offer, answer, sender, yes=yes, who=who)


def choose_taker(
    store: Store,
    plan_id: str,
    offer_id: int,
    employee_id: str,
    sender: Sender,
    *,
    who: str,
) -> Offer:
    """Give the slot to one of those who said yes."""
    offer, answer = _answer_of(store, plan_id, offer_id, employee_id)
    if answer.status is not AnswerStatus.YES:
        raise Refused(message("She has not said yes."))
    return _give(store, offer, answer, sender, who=who)


def close_offer(store: Store, plan_id: str, offer_id: int, *, who: str) -> None:
    """End an offer without a taker."""
    with store.writing() as session:
        offer = _of_plan(slots.offer(session, offer_id), plan_id)
        if offer.status is not OfferStatus.OPEN:
            raise Stale(CLOSED)
        slots.close(session, offer_id)
        _log(session, who, "close offer", offer)


def open_offers(store: Store, plan_id: str) -> tuple[Offer, ...]:
    """Return the offers of a plan that wait for an answer."""
    with store.reading() as session:
        return slots.open_offers(session, plan_id)


def phones_of(store: Store, offer: Offer) -> Mapping[str, str]:
    """Return the telephone numbers of those a slot is offered to, where known."""
    with store.reading() as session:
        return contacts.phones(session, [one.employee_id for one in offer.answers])


def _answer_of(
    store: Store, plan_id: str, offer_id: int, employee_id: str
) -> tuple[Offer, Answer]:
    with store.reading() as session:
        offer = _of_plan(slots.offer(session, offer_id), plan_id)
    for answer in offer.answers:
        if answer.employee_id == employee_id:
            return offer, answer
    raise UnknownId("employee", employee_id)


def _say(
    store: Store, offer: Offer, answer: Answer, sender: Sender, *, yes: bool, who: str
) -> Offer:
    """Note an answer; first come, a yes takes the slot."""
    if yes and offer.terms.first_come and offer.status is OfferStatus.OPEN:
        return _give(store, offer, answer, sender, who=who)
    with store.writing() as session:
        if slots.offer(session, offer.id).status is not OfferStatus.OPEN:
            raise Stale(CLOSED)
        said = AnswerStatus.YES if yes else AnswerStatus.NO
        slots.say(session, answer.id, said)
        hers = who == answer.employee_id
        act = ACTS[yes, hers]
        _log(session, who, act, offer, employee=answer.employee_id)
        return slots.offer(session, offer.id)


def _ask(store: Store, offer: Offer, sender: Sender) -> int:
    problem = load_plan(store, offer.plan_id).problem
    with store.writing() as session:
        fresh = slots.offer(session, offer.id)
        if fresh.status is not OfferStatus.OPEN:
            return 0
        return _ask_due(session, fresh, sender, problem)


def _over(slot: Slot, now: datetime) -> bool:
    ends = datetime.combine(slot.day, time(), now.tzinfo) + timedelta(minutes=slot.end)
    return ends <= now


def _end(store: Store, offer: Offer) -> None:
    with store.writing() as session:
        if slots.offer(session, offer.id).status is OfferStatus.OPEN:
            slots.close(session, offer.id)
            _log(session, "system", "close offer", offer)


def _ask_due(session: Session, offer: Offer, sender: Sender, problem: Problem) -> int:
    due = _due(offer)
    known = contacts.addresses(session, [one.employee_id for one in due])
    for answer in due:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        contact = known.get(answer.employee_id)
        tell(session, (offer, answer), problem, token, contact or sender)
    return len(due)


def tell(
    session: Session,
    asked: tuple[Offer, Answer],
    problem: Problem,
    token: str,
    by: Contact | Sender,
) -> None:
    """Have someone asked: by a letter, else by a message kept beside her name.

    The one place where messages of offers leave from.
    """
    offer, answer = asked
    if isinstance(by, Sender):
        text = spoken(problem, offer.slot, by.language)
        slots.ask(session, answer.id, token, f"{text}{by.address}/slots/{token}")
        return
    slots.ask(session, answer.id, token, None)
    name = problem.employee(answer.employee_id).name
    outbox.put(session, offer_letter(problem, offer.slot, name, by, token))


def _due(offer: Offer) -> list[Answer]:
    """Return those whose wave has come and who were not asked."""
    passed = now() - offer.created_at
    wave = 1 + passed // timedelta(minutes=offer.terms.wave_minutes)
    return [one for one in offer.answers if one.wave <= wave and one.asked_at is None]


def _give(
    store: Store, offer: Offer, answer: Answer, sender: Sender, *, who: str
) -> Offer:
    """Put someone on the slot, end the offer, and tell those it concerns.

    The coordinator answers for the change: she offered the slot on these terms.
    """
    plan = load_plan(store, offer.plan_id)
    rota = plan.rota.with_cells(_taken(store, plan, offer, answer))
    # Judged before the database is locked: it takes a second or two.
    judged = evaluate(plan.problem, rota)
    name = plan.problem.employee(answer.employee_id).name
    reason = message("{name} takes a slot that was offered", name=name)
    with store.writing() as session:
        if slots.offer(session, offer.id).status is not OfferStatus.OPEN:
            raise Stale(CLOSED)
        current = _unchanged(session, plan)
        decision = Decision(
            plan_id=plan.id,
            problem=plan.problem,
            problem_version_id=current.problem_version_id,
            rota=rota,
            judged=judged,
            who=offer.who,
            now=sender.now,
            reason=reason.say(sender.language),
        )
        version = keep_decision(session, decision).version
        slots.say(session, answer.id, AnswerStatus.TAKEN)
        slots.close(session, offer.id, answer.employee_id, version)
        _tell_others(session, plan.problem, offer, answer)
        person = answer.employee_id
        act = "take slot" if who == person else "give slot"
        _log(session, who, act, offer, employee=person, version=version)
        return slots.offer(session, offer.id)


def _taken(store: Store, plan: Plan, offer: Offer, answer: Answer) -> Cells:
    """Return her day with the slot in it; raise `Stale` where it no longer fits."""
    slot = offer.slot
    found = explain_gap(store, plan.id, slot.post_id, slot.day, slot.start)
    for taker in found.takers:
        if taker.employee_id == answer.employee_id:
            return taker.cells
    raise Stale(
        message(
            "{name} can no longer take it ({start}): the rota has changed since.",
            name=plan.problem.employee(answer.employee_id).name,
            start=clock(slot.start),
        )
    )


def _tell_others(
    session: Session, problem: Problem, offer: Offer, taker: Answer
) -> None:
    """Write to those who were asked and did not say no that it is taken."""
    waiting = [one for one in offer.to_tell if one.id != taker.id]
    known = contacts.addresses(session, [one.employee_id for one in waiting])
    for one in waiting:
        contact = known.get(one.employee_id)
        if contact:
            name = problem.employee(one.employee_id).name
            outbox.put(session, taken_letter(problem, offer.slot, name, contact))


def _log(
    session: Session, who: str, act: str, offer: Offer, **detail: str | int
) -> None:
    subject = ("plan", offer.plan_id)
    audit.log(session, who, act, subject, offer=offer.id, **detail)


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
