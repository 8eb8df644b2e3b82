"""Needed against available, date by date, as words, figures and signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planner.demand.supply import DayLoad
from planner.demand.week import WEEKDAYS
from planner.services.needs import StatedNeeds
from planner.services.needs_sheet import Group
from planner.text.message import message, say_clock, say_date


@dataclass(frozen=True, kw_only=True)
class LiveDay:
    """One date: the half-hour with least to spare."""

    day: date
    state: str
    """Class name: `out`, `shut`, `fits`, `tight` or `short`."""
    sign: str
    figures: str
    when: str
    said: str
    """The whole of it, for screen readers and tooltips."""
    other: bool
    """Whether another week or an exception decides on this date."""


FITS = message("{day}, {time}: {needed} needed, {available} available: enough.")
TIGHT = message(
    "{day}, {time}: at least {needed} needed, {available} available: the target of "
    "{target} is out of reach."
)
SHORT = message(
    "{day}, {time}: at least {needed} needed, only {available} available: impossible."
)
SHUT = message("{day}: nothing asked for.")


def live_row(
    stated: StatedNeeds,
    group: Group,
    week_id: str,
    loads: tuple[DayLoad, ...],
    language: str,
) -> tuple[tuple[LiveDay, ...], ...]:
    """Return the dates of the period, a row per week from Monday to Sunday."""
    found = {one.date: one for one in loads}
    return tuple(
        tuple(
            _day(stated, group, week_id, monday + timedelta(days=n), found, language)
            for n in range(WEEKDAYS)
        )
        for monday in stated.problem.period.weeks
    )


def _day(
    stated: StatedNeeds,
    group: Group,
    week_id: str,
    day: date,
    loads: dict[date, DayLoad],
    language: str,
) -> LiveDay:
    told = say_date(day, language)
    if day not in stated.problem.period:
        return LiveDay(
            day=day, state="out", sign="", figures="", when="", said="", other=False
        )
    worst = loads[day].worst if day in loads else None
    other = _decided_elsewhere(stated, group, week_id, day)
    if worst is None:
        said = message(SHUT.msgid, day=told).say(language)
        return LiveDay(
            day=day, state="shut", sign="–", figures="", when="", said=said, other=other
        )
    short = worst.impossible
    tight = worst.available < worst.target
    sentence = SHORT if short else TIGHT if tight else FITS
    needed = worst.minimum if short or tight else worst.target
    time = say_clock(worst.start, language)
    whole = message(
        sentence.msgid,
        day=told,
        time=time,
        needed=needed,
        available=worst.available,
        target=worst.target,
    )
    return LiveDay(
        day=day,
        state="short" if short else "tight" if tight else "fits",
        sign="✕" if short else "!" if tight else "✓",
        figures=f"{needed if short else worst.target} / {worst.available}",
        when=time,
        said=whole.say(language),
        other=other,
    )


def _decided_elsewhere(
    stated: StatedNeeds, group: Group, week_id: str, day: date
) -> bool:
    needs = stated.needs
    return any(
        (post.id, day) in needs.dated or needs.week_on(post.id, day).id != week_id
        for post in group.posts
    )
