"""Moments as people read them, in the time of the establishment."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from fastapi import Request

from planner.text.message import say_clock
from planner.ui.rendering import language_of

MINUTES_AN_HOUR = 60


class Moments:
    """Says moments in one language and one place; templates call it."""

    def __init__(self, request: Request) -> None:
        self._language = language_of(request)
        self._zone = ZoneInfo(request.app.state.config.time_zone)

    def __call__(self, moment: datetime) -> str:
        """Return a moment as people write it: `lun. 2 mars à 8h30`."""
        local = moment.astimezone(self._zone)
        day = format_date(local.date(), "EEE d MMM y", locale=self._language)
        hour = say_clock(local.hour * MINUTES_AN_HOUR + local.minute, self._language)
        return f"{day}, {hour}"
