"""The register: who did what, when, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from planner.services.names import Names
from planner.services.plans import load_plan
from planner.store import audit
from planner.store import plans as rows
from planner.store.audit import Act, Wanted
from planner.text.message import Message, Value, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.problem import Problem
    from planner.store.store import Store

SENTENCES: Mapping[str, Message] = {
    "import": message("took the data of {plan} in"),
    "calculate": message("asked for a calculation of {plan}"),
    "record": message("kept the calculated rota of {plan} as version {version}"),
    "stop": message("stopped calculation {subject}"),
    "adopt": message(
        "adopted what calculation {run} of {plan} proposed: version {version} is the "
        "draft"
    ),
    "discard": message("did not want what calculation {run} of {plan} proposed"),
    "publish": message("published version {version} of {plan}: {told} people told"),
    "withdraw": message(
        "withdrew version {withdrawn} of {plan}: version {restored} is in force again "
        "as version {version}, {told} people told"
    ),
    "acknowledge": message("has seen version {version} of {plan}"),
    "tell": message("told {person} of version {version} of {plan} by hand"),
    "remind": message("reminded {told} people of version {version} of {plan}"),
    "contact": message("changed the contact of {person}"),
    "send_again": message("had letter {subject} sent again"),
    "copy": message("sent letter {subject} by other means"),
    "change_person": message("changed the terms of {person} in {plan}"),
    "add_person": message("added {person} to {plan}"),
    "change_skills": message("changed {count} skills in {plan}"),
    "grant_leave": message("granted {person} leave from {first} to {last} in {plan}"),
    "shorten_leave": message(
        "shortened the leave of {person} that ran from {first} to {last} in {plan}"
    ),
    "withdraw_leave": message(
        "withdrew the leave of {person} from {first} to {last} in {plan}"
    ),
    "needs": message("changed the needs of {plan}"),
    "edit": message("changed version {version} of {plan} by hand"),
    "move": message("moved or exchanged days in version {version} of {plan}"),
    "pin": message("fixed days in version {version} of {plan}"),
    "unpin": message("unfixed days in version {version} of {plan}"),
    "undo": message("undid a change in version {version} of {plan}"),
    "redo": message("redid a change in version {version} of {plan}"),
    "comment": message("left a comment in {plan}"),
    "remove comment": message("removed a comment in {plan}"),
    "ask repair": message("asked what can be done about the absence of {person}"),
    "accept repair": message(
        "took way {option} to go on without {person}: version {version} of {plan}"
    ),
    "offer slot": message("offered an open slot of {plan} (offer {offer})"),
    "accept slot": message("said yes to offer {offer}"),
    "decline slot": message("said no to offer {offer}"),
    "note yes": message("noted a yes of {person} to offer {offer}"),
    "note no": message("noted a no of {person} to offer {offer}"),
    "take slot": message("took the slot of offer {offer}: version {version} of {plan}"),
    "give slot": message(
        "gave the slot of offer {offer} to {person}: version {version} of {plan}"
    ),
    "close offer": message("ended offer {offer} without a taker"),
}
"""What each act reads as after the name of who did it."""
OTHER = message("did something else ({act}) to {subject}")
NAMES: Mapping[str, Message] = {
    "import": message("Data taken in"),
    "calculate": message("Calculation asked for"),
    "record": message("Calculated rota kept"),
    "stop": message("Calculation stopped"),
    "adopt": message("Calculated rota adopted"),
    "discard": message("Calculated rota not wanted"),
    "publish": message("Publication"),
    "withdraw": message("Withdrawal"),
    "acknowledge": message("Acknowledgement"),
    "tell": message("Told by hand"),
    "remind": message("Reminder"),
    "contact": message("E-mail address"),
    "send_again": message("Letter sent again"),
    "copy": message("Letter sent by other means"),
    "change_person": message("Terms of a person changed"),
    "add_person": message("Person added"),
    "change_skills": message("Skills changed"),
    "grant_leave": message("Leave granted"),
    "shorten_leave": message("Leave shortened"),
    "withdraw_leave": message("Leave withdrawn"),
    "needs": message("Needs changed"),
    "edit": message("Change by hand"),
    "move": message("Move or exchange"),
    "pin": message("Days fixed"),
    "unpin": message("Days unfixed"),
    "undo": message("Change undone"),
    "redo": message("Change redone"),
    "comment": message("Comment"),
    "remove comment": message("Comment removed"),
    "ask repair": message("Absence"),
    "accept repair": message("Absence mended"),
    "offer slot": message("Slot offered"),
    "accept slot": message("Slot accepted"),
    "decline slot": message("Slot declined"),
    "note yes": message("Yes noted"),
    "note no": message("No noted"),
    "take slot": message("Slot taken"),
    "give slot": message("Slot given"),
    "close offer": message("Offer ended"),
}
"""What each kind of act is called in the list to choose from."""
A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An act, with the sentence that tells it."""

    act: Act
    who: str
    """The name of who did it, where the register has an id."""
    sentence: Message
    reason: str
    plan_id: str


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Someone who did something: what the register keeps, and what to show."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Register:
    """A page of the register."""

    entries: tuple[Entry, ...]
    before: int | None
    """Where the next page begins; nothing when this is the last."""
    actors: tuple[Actor, ...]
    kinds: tuple[str, ...]


def register(
    store: Store,
    wanted: Wanted,
    *,
    language: str,
    limit: int = A_PAGE,
    before: int | None = None,
) -> Register:
    """Return what was done, the newest first."""
    with store.reading() as session:
        found = audit.latest(session, wanted, limit=limit + 1, before=before)
        titles = {one.id: one.title for one in rows.plans(session)}
        actors, kinds = audit.actors(session), audit.kinds(session)
    problems = _problems(store, found[:limit], titles)
    names = Names(language, *problems)
    return Register(
        entries=tuple(_entry(act, titles, names) for act in found[:limit]),
        before=found[limit - 1].id if len(found) > limit else None,
        actors=tuple(Actor(id=one, name=_who(one, names)) for one in actors),
        kinds=tuple(kinds),
    )


def _problems(
    store: Store, acts: list[Act], titles: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Return the problems of the plans in which these acts name people."""
    wanted = {
        _plan_of(act) for act in acts if "employee" in (act.subject_kind, *act.detail)
    }
    return tuple(
        load_plan(store, plan_id).problem
        for plan_id in sorted(wanted)
        if plan_id in titles
    )


def _entry(act: Act, titles: Mapping[str, str], names: Names) -> Entry:
    plan_id = _plan_of(act)
    person = act.subject_id if act.subject_kind == "employee" else ""
    values: dict[str, Value] = {
        "act": act.act,
        "subject": act.subject_id,
        "plan": titles.get(plan_id, plan_id),
        "person": names.person(str(act.detail.get("employee", person))),
        **{
            name: value
            for name, value in act.detail.items()
            if name not in ("plan", "employee", "reason") and value is not None
        },
    }
    sentence = SENTENCES.get(act.act, OTHER)
    return Entry(
        act=act,
        who=_who(act.who, names),
        sentence=_filled(sentence, values),
        reason=str(act.detail.get("reason") or ""),
        plan_id=plan_id if plan_id in titles else "",
    )


def _who(name: str, names: Names) -> str:
    """Return who acted, as people read it: a person, a calculation, the program."""
    if name == "system":
        return "Relais"
    kind, _, number = name.partition(" ")
    if kind == "run" and number.isdigit():
        return message("Calculation {number}", number=number).say(names.language)
    return names.person(name)


def _filled(sentence: Message, values: Mapping[str, Value]) -> Message:
    """Return the sentence with its values; one an old entry lacks shows as a dash."""
    asked = {name for _, name, _, _ in Formatter().parse(sentence.msgid) if name}
    return Message(sentence.msgid, {name: values.get(name, "–") for name in asked})


def _plan_of(act: Act) -> str:
    if act.subject_kind == "plan":
        return act.subject_id
    return str(act.detail.get("plan", ""))
