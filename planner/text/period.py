"""A period as people name it."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date


def say_period(first: date, last: date, language: str) -> str:
    """Return a period as people name it: `mars 2027`, or its two dates."""
    whole_month = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole_month and (first.year, first.month) == (last.year, last.month):
        return format_date(first, "LLLL yyyy", locale=language)
    start = format_date(first, "d MMM", locale=language)
    return f"{start} – {format_date(last, 'd MMM yyyy', locale=language)}"
