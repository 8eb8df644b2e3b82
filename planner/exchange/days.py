"""On which days a need holds: weekdays of every week, or given dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.exchange.kinds import Kind, Unreadable, day
from planner.text.message import FullDate, Term, message

if TYPE_CHECKING:
    from collections.abc import Iterable

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SAID_WEEKDAYS = (
    Term("mon"),
    Term("tue"),
    Term("wed"),
    Term("thu"),
    Term("fri"),
    Term("sat"),
    Term("sun"),
)
WORDS = (
    ("mon", "monday", "lun", "lundi"),
    ("tue", "tuesday", "mar", "mardi"),
    ("wed", "wednesday", "mer", "mercredi"),
    ("thu", "thursday", "jeu", "jeudi"),
    ("fri", "friday", "ven", "vendredi"),
    ("sat", "saturday", "sam", "samedi"),
    ("sun", "sunday", "dim", "dimanche"),
)
NUMBERS = {word: number for number, words in enumerate(WORDS) for word in words}
LONGEST_RANGE = 400
DATE_RANGE = re.compile(r"(\S+?)\s*(?:\.\.|\bto\b|\bau\b)\s*(\S+)")


@dataclass(frozen=True)
class Days:
    """Weekdays (Monday 0) that come back every week, or dates; never both."""

    weekdays: frozenset[int] = frozenset()
    dates: frozenset[date] = frozenset()


def read_days(text: str) -> Days:
    """Return the days of `mon-fri`, `lun mer`, `2027-03-08` or `08/03/2027 au …`."""
    if not re.search(r"\d", text):
        return Days(weekdays=frozenset(_weekdays(text)))
    if found := DATE_RANGE.fullmatch(text.strip()):
        return Days(dates=frozenset(_range(day(found[1]), day(found[2]))))
    return Days(dates=frozenset(day(word) for word in re.split(r"[\s,]+", text)))


def _range(first: date, last: date) -> Iterable[date]:
    count = (last - first).days + 1
    if not 0 < count <= LONGEST_RANGE:
        raise Unreadable(
            message(
                "{first} to {last} is not a range of dates: write the "
                "earlier date first.",
                first=FullDate(first),
                last=FullDate(last),
            )
        )
    return (first + timedelta(days=n) for n in range(count))


def _weekdays(text: str) -> Iterable[int]:
    for word in re.split(r"[\s,]+", text.strip()):
        first, dash, last = word.partition("-")
        start, end = _weekday(first), _weekday(last if dash else first)
        if end < start:
            raise Unreadable(
                message(
                    "'{word}' runs backwards: write the earlier day first.", word=word
                )
            )
        yield from range(start, end + 1)


def _weekday(word: str) -> int:
    """Return Monday 0 to Sunday 6."""
    number = NUMBERS.get(word.lower().rstrip("."))
    if number is None:
        raise Unreadable(
            message(
                "'{text}' is not a day: write mon-fri, lun-ven, sat, or a date.",
                text=word,
            )
        )
    return number


def read_weekdays(text: str) -> frozenset[int]:
    """Return the weekdays of `mon-fri` or `lun mer` (Monday 0)."""
    return frozenset(_weekdays(text))


def write_weekdays(weekdays: Iterable[int]) -> str:
    """Return the shortest text `read_weekdays` takes back."""
    return write_days(Days(weekdays=frozenset(weekdays)))


def read_dates(text: str) -> frozenset[date]:
    """Return the dates and ranges of dates of a list separated by commas."""
    dates: set[date] = set()
    for part in re.split(r"\s*,\s*", text.strip().strip(",")):
        if found := DATE_RANGE.fullmatch(part):
            dates.update(_range(day(found[1]), day(found[2])))
        else:
            dates.update(day(word) for word in part.split())
    return frozenset(dates)


def write_dates(dates: Iterable[date]) -> str:
    """Return the shortest text `read_dates` takes back: dates in a row as a range."""
    runs: list[list[date]] = []
    for one in sorted(dates):
        if runs and one == runs[-1][-1] + timedelta(days=1):
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(
        f"{run[0]}..{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs
    )


def write_days(days: Days) -> str:
    """Return the shortest text `read_days` takes back."""
    if days.dates:
        return " ".join(one.isoformat() for one in sorted(days.dates))
    numbers = sorted(days.weekdays)
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{WEEKDAYS[numbers[0]]}-{WEEKDAYS[numbers[-1]]}"
    return " ".join(WEEKDAYS[number] for number in numbers)


DAYS = Kind(
    name="days",
    allowed=(
        "`mon-fri`, `lun-ven`, `sat`, `mon wed`; or dates: `2027-03-08`, several "
        "separated by spaces, or a range `08/03/2027 au 12/03/2027`"
    ),
    read=read_days,
    write=write_days,
)
WEEKDAYS_ONLY = Kind(
    name="weekdays",
    allowed="`mon-fri`, `lun-ven`, `sat`, `mon wed`",
    read=read_weekdays,
    write=write_weekdays,
)
DATES = Kind(
    name="dates",
    allowed=(
        "dates or ranges separated by commas: "
        "`2027-03-08, 2027-03-15..2027-03-19` or `08/03/2027 au 12/03/2027`"
    ),
    read=read_dates,
    write=write_dates,
)
