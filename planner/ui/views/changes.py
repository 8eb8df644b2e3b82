"""What changes for whom, in words and with the addresses of the cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from planner.domain.difference import DayChange, PersonChange, PostChange
from planner.domain.notice import Notice
from planner.domain.rota import Assignment
from planner.services.names import Names
from planner.text.message import Message, message, say_clock

NOTICES: Mapping[Notice, Message] = {
    Notice.LONG: message("more than 15 days ahead"),
    Notice.SHORT: message("15 days ahead or less"),
    Notice.URGENT: message("48 h ahead or less"),
}
TONES: Mapping[Notice, str] = {
    Notice.LONG: "good",
    Notice.SHORT: "fair",
    Notice.URGENT: "bad",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """Hours and what is done then."""

    hours: str
    work: str


@dataclass(frozen=True, kw_only=True)
class ChangeOnDay:
    """A date, before and after."""

    date: date
    href: str
    notice: Message
    tone: str
    before: tuple[Line, ...]
    after: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeOfPerson:
    """A person and her dates that change."""

    id: str
    name: str
    href: str
    notice: Message
    tone: str
    days: tuple[ChangeOnDay, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeOfPost:
    """A post and its dates that change."""

    name: str
    days: tuple[ChangeOnDay, ...]


class Changes:
    """Puts the changes of one plan in words."""

    def __init__(self, base: str, names: Names) -> None:
        self.base = base
        self.names = names

    def person(self, change: PersonChange) -> ChangeOfPerson:
        """Return all that changes for a person."""
        href = f"{self.base}/people/{quote(change.employee_id, safe='')}"
        return ChangeOfPerson(
            id=change.employee_id,
            name=self.names.person(change.employee_id),
            href=href,
            notice=NOTICES[change.notice],
            tone=TONES[change.notice],
            days=tuple(self._day(day, href) for day in change.days),
        )

    def posts(self, changes: Iterable[PostChange]) -> tuple[ChangeOfPost, ...]:
        """Return the posts whose people change, each with its dates."""
        days: dict[str, list[ChangeOnDay]] = {}
        for one in changes:
            days.setdefault(one.post_id, []).append(self._post_day(one))
        return tuple(
            ChangeOfPost(name=self.names.post(post_id), days=tuple(found))
            for post_id, found in days.items()
        )

    def _day(self, day: DayChange, href: str) -> ChangeOnDay:
        return ChangeOnDay(
            date=day.date,
            href=f"{href}/{day.date}",
            notice=NOTICES[day.notice],
            tone=TONES[day.notice],
            before=self._lines(day.before),
            after=self._lines(day.after),
        )

    def _post_day(self, one: PostChange) -> ChangeOnDay:
        return ChangeOnDay(
            date=one.date,
            href=f"{self.base}/posts/{quote(one.post_id, safe='')}/{one.date}",
            notice=NOTICES[Notice.LONG],
            tone="",
            before=self._lines(one.before, of_post=True),
            after=self._lines(one.after, of_post=True),
        )

    def _lines(
        self, day: Iterable[Assignment], *, of_post: bool = False
    ) -> tuple[Line, ...]:
        return tuple(
            Line(
                hours=self._hours(one),
                work=self.names.person(one.employee_id)
                if of_post
                else self.names.work(one),
            )
            for one in day
        )

    def _hours(self, one: Assignment) -> str:
        language = self.names.language
        return f"{say_clock(one.start, language)}–{say_clock(one.end, language)}"
