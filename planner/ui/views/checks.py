"""What to know before publishing: one line each, with a link to every cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from planner.domain.work import Criticality
from planner.rules.rule import Violation
from planner.services.checks import Checks
from planner.services.gaps import Gap
from planner.text.message import Message, message, say_clock
from planner.ui.views.plan_view import PlanView

CRITICALITIES = (
    (Criticality.CRITICAL, message("Critical needs under their minimum"), "bad"),
    (Criticality.IMPORTANT, message("Important needs under their minimum"), "bad"),
    (Criticality.NORMAL, message("Other needs under their minimum"), "fair"),
)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing a check found."""

    href: str
    date: date | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """A check: how it stands and what it found."""

    tone: str
    """`good`, `fair` or `bad`."""
    title: Message
    count: int
    items: tuple[Item, ...] = ()
    reason: bool = False
    """Whether a reason is due because of it."""


def checks_of(view: PlanView, found: Checks) -> tuple[Check, ...]:
    """Return the checks of a publication, in the order they matter."""
    alerts = _violations(view, found.alerts)
    return (
        _check(
            message("Rules broken"), "bad", _violations(view, found.hard), reason=True
        ),
        *(
            _check(title, tone, _gaps(view, found.critical(criticality)))
            for criticality, title, tone in CRITICALITIES
        ),
        Check(
            tone="bad" if found.urgent else "good",
            title=message("People told 48 h ahead or less"),
            count=found.urgent,
            reason=bool(found.urgent),
        ),
        Check(
            tone="fair" if found.short else "good",
            title=message("People told 15 days ahead or less"),
            count=found.short,
        ),
        _check(
            message("Notices shorter than the rules want"),
            "bad",
            _violations(view, found.untimely),
            reason=True,
        ),
        _check(message("Alerts to answer for"), "fair", alerts),
        Check(
            tone="fair" if found.below_target else "good",
            title=message("Needs at their minimum, below their target"),
            count=found.below_target,
        ),
    )


def _check(
    title: Message, tone: str, items: tuple[Item, ...], *, reason: bool = False
) -> Check:
    return Check(
        tone=tone if items else "good",
        title=title,
        count=len(items),
        items=items,
        reason=reason and bool(items),
    )


def _violations(view: PlanView, found: Iterable[Violation]) -> tuple[Item, ...]:
    return tuple(
        Item(
            href=view.base + _cell(one),
            date=one.date,
            text=one.message.say(view.language),
        )
        for one in found
    )


def _cell(one: Violation) -> str:
    """Return the end of the address of the cell a violation is about."""
    kind, name = (
        ("people", one.employee_id) if one.employee_id else ("posts", one.post_id)
    )
    if name is None:
        return f"/day/{one.date}" if one.date else "/people"
    if one.date is None:
        return f"/{kind}/{quote(name, safe='')}" if kind == "people" else "/posts"
    return f"/{kind}/{quote(name, safe='')}/{one.date}"


def _gaps(view: PlanView, found: Iterable[Gap]) -> tuple[Item, ...]:
    return tuple(_gap(view, gap) for gap in found)


def _gap(view: PlanView, gap: Gap) -> Item:
    language = view.language
    hours = f"{say_clock(gap.start, language)}–{say_clock(gap.end, language)}"
    said = message(
        "{post}, {hours}: {count} missing",
        post=view.problem.post(gap.post_id).name,
        hours=hours,
        count=gap.below_minimum,
    )
    address = f"/gaps/{quote(gap.post_id, safe='')}/{gap.date}/{gap.start}"
    return Item(href=view.base + address, date=gap.date, text=said.say(language))
