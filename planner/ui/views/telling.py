"""Who is told of a version, how, and who knows: for a coordinator on the telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from planner.domain.notice import Notice
from planner.services.acknowledging import Acknowledgements
from planner.services.names import Names
from planner.store.outbox import Queued
from planner.store.publications import Told
from planner.store.status import LetterStatus
from planner.text.message import Message
from planner.ui.views.changes import NOTICES, TONES


@dataclass(frozen=True, kw_only=True)
class ToldLine:
    """One person, how she is told, and whether she knows."""

    id: str
    name: str
    first_day: date
    days: int
    notice: Message
    tone: str
    letter: str
    """`waiting`, `sent`, `failed`; `hand` where somebody has to tell her."""
    letter_id: int | None
    address: str
    phone: str
    seen_at: datetime | None
    seen_by: str


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Everyone a version is told to, those to call first."""

    version: int
    people: tuple[ToldLine, ...]

    @property
    def to_call(self) -> int:
        """How many nobody writes to and nobody has told yet."""
        return sum(
            one.letter in ("hand", "failed") and one.seen_at is None
            for one in self.people
        )

    @property
    def written(self) -> int:
        """How many are told by letter."""
        return sum(one.letter in ("waiting", "sent") for one in self.people)


def telling(found: Acknowledgements, names: Names) -> Telling:
    """Return who is told of a published version."""
    lines = [_line(one, found, names) for one in found.told]
    return Telling(version=found.plan.version, people=tuple(sorted(lines, key=_order)))


def _line(told: Told, found: Acknowledgements, names: Names) -> ToldLine:
    letter = found.letters.get(told.id)
    notice = Notice(told.notice)
    return ToldLine(
        id=told.employee_id,
        name=names.person(told.employee_id),
        first_day=told.first_day,
        days=told.days,
        notice=NOTICES[notice],
        tone=TONES[notice],
        letter=_how(letter),
        letter_id=letter.id if letter else None,
        address=letter.letter.recipient if letter else "",
        phone=found.phones.get(told.employee_id, ""),
        seen_at=told.seen_at,
        seen_by=told.seen_by or "",
    )


def _how(letter: Queued | None) -> str:
    if letter is None or letter.status is LetterStatus.DROPPED:
        return "hand"
    return str(letter.status)


def _order(line: ToldLine) -> tuple[object, ...]:
    return (line.seen_at is not None, line.letter not in ("hand", "failed"), line.name)
