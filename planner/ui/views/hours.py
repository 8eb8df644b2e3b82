"""Planned against due hours, told by colour and by sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.evaluation.evaluate import Evaluation, Hours
from planner.text.message import Duration, message, say_duration

NEAR = 30
"""Minutes from what is due within which the light is green."""
FAR = 60
"""Minutes beyond which the light is red."""


@dataclass(frozen=True, kw_only=True)
class HoursChip:
    """The hours of one person, as shown beside her name."""

    light: str
    """Class name: `good`, `fair` or `bad`."""
    short: str
    """Planned and due hours, and by how much they differ: what the colour says."""
    sentence: str


def chips(evaluation: Evaluation, language: str) -> Mapping[str, HoursChip]:
    """Return the chip of each employee."""
    return {one.employee_id: chip(one, language) for one in evaluation.hours}


def chip(hours: Hours, language: str) -> HoursChip:
    """Return the chip of one person's hours."""
    difference = hours.planned - hours.due
    light = "bad"
    if abs(difference) <= FAR:
        light = "good" if abs(difference) <= NEAR else "fair"
    told = f"{_hours(hours.planned)}/{_hours(hours.due)}"
    said = message(
        "Planned {planned}, due {due}",
        planned=Duration(hours.planned),
        due=Duration(hours.due),
    )
    return HoursChip(
        light=light,
        short=f"{told} {_sign(difference, language)}",
        sentence=said.say(language),
    )


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.0f}"


def _sign(difference: int, language: str) -> str:
    if abs(difference) <= NEAR:
        return "="
    return ("+" if difference > 0 else "−") + say_duration(abs(difference), language)
