"""What every printed sheet shares: the rota, its title and how a day is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.evaluation.evaluate import Evaluation
from planner.exchange.codes import Codes, codes_of, letter
from planner.text.message import Message, message, say_clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.rota import Assignment
    from planner.rules.rule import Violation

SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A rota to be printed, and in which language."""

    title: str
    mark: str
    """Whether it is a draft, and which version."""
    problem: Problem
    rota: Rota
    evaluation: Evaluation
    language: str

    def say(self, sentence: Message) -> str:
        """Return a sentence in the language of the sheet."""
        return sentence.say(self.language)

    @cached_property
    def codes(self) -> Codes:
        """The short codes of services and people."""
        return codes_of(self.problem)

    @cached_property
    def broken(self) -> Mapping[tuple[str, date], tuple[Violation, ...]]:
        """The hard rules broken by each person and date."""
        found: dict[tuple[str, date], list[Violation]] = {}
        for one in self.evaluation.hard:
            if one.employee_id and one.date:
                found.setdefault((one.employee_id, one.date), []).append(one)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def full(self) -> Rota:
        """The rota with the given days that fall in the period."""
        problem = self.problem
        given = [one for one in problem.context if one.date in problem.period]
        return Rota((*given, *self.rota.assignments))

    def away(self, employee: Employee, day: date) -> bool:
        """Return whether someone is away on a date she would work; never why."""
        found = self.problem.absences_of.get(employee.id, ())
        return any(one.first <= day <= one.last for one in found)

    def closed(self, day: date) -> bool:
        """Return whether a date is a week-end or a holiday of every site."""
        sites = self.problem.sites
        holiday = bool(sites) and all(day in site.holidays for site in sites)
        return day.weekday() >= SATURDAY or holiday

    def day(self, day: date, pattern: str) -> dict[str, Any]:
        """Return the head of a column."""
        said = format_date(day, pattern, locale=self.language)
        return {"said": said, "closed": self.closed(day)}

    def code(self, one: Assignment) -> str:
        """Return the code of where and the letter of what."""
        where = self.codes.where(self.problem, one.post_id)
        home = "*" if one.remote else ""
        return f"{where} {self.code_letter(one.post_id)}{home}"

    def code_letter(self, post_id: str) -> str:
        """Return the letter of the activity of a post."""
        return letter(self.problem, post_id, self.language)

    def times(self, one: Assignment) -> str:
        """Return from when to when."""
        start, end = (say_clock(t, self.language) for t in (one.start, one.end))
        return f"{start}–{end}"

    def told(self, one: Assignment) -> str:
        """Return the post of an assignment, and whether it is held at home."""
        name = self.problem.post(one.post_id).name
        return f"{name} ({self.say(message('at home'))})" if one.remote else name

    def common(self, days: Sequence[date]) -> dict[str, Any]:
        """Return the data every template takes."""
        first, last = (
            format_date(day, "long", locale=self.language)
            for day in (days[0], days[-1])
        )
        said = message("from {first} to {last}", first=first, last=last)
        return {
            "language": self.language,
            "title": self.title,
            "mark": self.mark,
            "period": self.say(said),
            "away": self.say(message("absent")),
            "page": self.say(message("page")),
        }
