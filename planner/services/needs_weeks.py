"""Variants of the week and dated exceptions: each change gives other needs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.demand.needs import DatedNeeds, Needs
from planner.demand.week import (
    NORMAL,
    Profile,
    Stretch,
    TypicalWeek,
    Validity,
    WeekLine,
    check_apart,
)
from planner.demand.wording import read_cell
from planner.errors import InvalidValue
from planner.services.refusal import Refused
from planner.text.message import message

if TYPE_CHECKING:
    from datetime import date

LONGEST_NAME = 80


def with_variant(
    needs: Needs, name: str, span: tuple[date, date], post_ids: frozenset[str]
) -> Needs:
    """Return needs with a variant: it begins as a copy of the normal week.

    No `post_ids` means it speaks for all posts.
    """
    name = name.strip()[:LONGEST_NAME]
    if not name:
        raise Refused(message("Give the variant a name."))
    lines = tuple(
        one for one in needs.normal.lines if not post_ids or one.post_id in post_ids
    )
    return needs.with_week(
        TypicalWeek(
            id=_free_id(needs, name),
            name=name,
            lines=lines,
            validity=(_validity(span),),
            post_ids=post_ids,
        )
    )


def with_dates(needs: Needs, week_id: str, span: tuple[date, date]) -> Needs:
    """Return needs with a variant holding on more dates."""
    week = _variant(needs, week_id)
    spans = sorted({*week.validity, _validity(span)}, key=lambda one: one.first)
    return needs.with_week(replace(week, validity=tuple(spans)))


def without_dates(needs: Needs, week_id: str, span: tuple[date, date]) -> Needs:
    """Return needs with a variant no longer holding on some dates."""
    week = _variant(needs, week_id)
    gone = _validity(span)
    return needs.with_week(
        replace(week, validity=tuple(one for one in week.validity if one != gone))
    )


def without_week(needs: Needs, week_id: str) -> Needs:
    """Return needs without a variant; the normal week stays."""
    _variant(needs, week_id)
    weeks = tuple(one for one in needs.weeks if one.id != week_id)
    return replace(needs, weeks=weeks)


def with_day_copied(
    needs: Needs, week_id: str, weekday: int, to: frozenset[int], posts: frozenset[str]
) -> Needs:
    """Return needs in which other weekdays ask of some posts what one day does."""
    week = needs.week(week_id)
    kept = [
        one
        for one in week.lines
        if one.post_id not in posts or one.weekday == weekday or one.weekday not in to
    ]
    copied = [
        WeekLine(post_id=one.post_id, weekday=other, stretch=one.stretch)
        for one in week.lines
        if one.post_id in posts and one.weekday == weekday
        for other in to - {weekday}
    ]
    lines = tuple(sorted((*kept, *copied), key=lambda one: one.order))
    return needs.with_week(replace(week, lines=lines))


def with_exception(
    needs: Needs, post_id: str, day: date, hours: tuple[int, int] | None, text: str
) -> Needs:
    """Return needs with an exception: other hours on a date, or none at all.

    Hours are added to those a date already has of its own.
    """
    profile = needs.dated.get((post_id, day), ())
    if hours is None:
        profile = ()
    else:
        profile = tuple(
            sorted((*profile, _stretch(text, hours)), key=lambda one: one.start)
        )
        _check_day(profile)
    others = tuple(
        one for one in needs.exceptions if (one.post_id, one.date) != (post_id, day)
    )
    one = DatedNeeds(post_id=post_id, date=day, profile=profile)
    ordered = sorted((*others, one), key=lambda one: (one.post_id, one.date))
    return replace(needs, exceptions=tuple(ordered))


def without_exception(needs: Needs, post_id: str, day: date) -> Needs:
    """Return needs with a post back to its week on a date."""
    kept = tuple(
        one for one in needs.exceptions if (one.post_id, one.date) != (post_id, day)
    )
    return replace(needs, exceptions=kept)


def _variant(needs: Needs, week_id: str) -> TypicalWeek:
    if week_id == NORMAL:
        raise Refused(message("The normal week has no dates and always stays."))
    return needs.week(week_id)


def _validity(span: tuple[date, date]) -> Validity:
    first, last = span
    if last < first:
        raise Refused(message("The last date is before the first."))
    return Validity(first=first, last=last)


def _stretch(text: str, hours: tuple[int, int]) -> Stretch:
    try:
        found = read_cell(text, *hours)
    except InvalidValue as error:
        raise Refused(WRONG) from error
    if found is None:
        raise Refused(WRONG)
    return found


WRONG = message(
    "Write the people needed as 2, or 1/2 (minimum/target), and hours on quarters, "
    "the end after the start."
)


def _check_day(profile: Profile) -> None:
    try:
        check_apart(profile, message("one date"))
    except InvalidValue as error:
        raise Refused(
            message("This exception overlaps another of the same post and date.")
        ) from error


def _free_id(needs: Needs, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "variant"
    taken = {one.id for one in needs.weeks}
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(one for one in (base, *numbered) if one not in taken)
