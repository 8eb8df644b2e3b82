"""Meetings: what cannot be, and the needs they state by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import clock, overlap
from planner.domain.work import ActivityKind, Requirement
from planner.exchange.tables.turns import MEETINGS
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.meeting import Meeting
    from planner.domain.period import Period
    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults
    from planner.exchange.sharing import Known


def check_meetings(
    found: Iterable[tuple[Line, Meeting]],
    period: Period | None,
    known: Known,
    faults: Faults,
) -> None:
    """Note meetings outside the period, on other posts, or that nobody can attend."""
    earlier: list[Meeting] = []
    for line, meeting in found:
        activity = known.activity_of(meeting.post_id)
        if activity and activity.kind is not ActivityKind.MEETING:
            faults.add(
                MEETINGS.file,
                line.number,
                "post_id",
                message(
                    "'{post}' is no meeting post: its activity must be of kind "
                    "meeting.",
                    post=meeting.post_id,
                ),
            )
        if period and meeting.date not in period:
            faults.add(
                MEETINGS.file,
                line.number,
                "date",
                message(
                    "A meeting lies in the period, {start} to {end}: correct it.",
                    start=FullDate(period.start),
                    end=FullDate(period.end),
                ),
            )
        for other in earlier:
            _check_pair(line, meeting, other, faults)
        earlier.append(meeting)


def _check_pair(line: Line, one: Meeting, other: Meeting, faults: Faults) -> None:
    """Note who is asked to be at two meetings at once, or two meetings of one post."""
    if one.date != other.date or not overlap(
        one.start, one.end, other.start, other.end
    ):
        return
    if one.post_id == other.post_id:
        faults.add(
            MEETINGS.file,
            line.number,
            "post_id",
            message(
                "The post already holds '{id}' at {start}: use another post or time.",
                id=other.id,
                start=clock(other.start),
            ),
        )
    for name in sorted(one.employee_ids & other.employee_ids):
        faults.add(
            MEETINGS.file,
            line.number,
            "employee_ids",
            message(
                "'{name}' is already at '{id}' at {start}: move one of the meetings.",
                name=name,
                id=other.id,
                start=clock(other.start),
            ),
        )


def with_meetings(
    requirements: Iterable[Requirement], meetings: Iterable[Meeting]
) -> tuple[Requirement, ...]:
    """Return the requirements and, for meetings they do not state, those of all named.

    They are in order of date, post and start.
    """
    stated = list(requirements)
    asked = [
        Requirement(
            post_id=one.post_id,
            date=one.date,
            start=one.start,
            end=one.end,
            minimum=len(one.employee_ids),
            target=len(one.employee_ids),
        )
        for one in meetings
        if not any(
            need.post_id == one.post_id
            and need.date == one.date
            and overlap(need.start, need.end, one.start, one.end)
            for need in stated
        )
    ]
    return tuple(sorted((*stated, *asked), key=lambda r: (r.date, r.post_id, r.start)))
