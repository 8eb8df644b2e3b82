"""The month by person: one row per employee, one cell per date, as ready HTML.

A grid of 300 people has nearly ten thousand cells: rows are written once per version
of a plan and language, and a page only joins those its filters keep. That is why they
are written here, from parts escaped once, and not by a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup, escape

from planner.domain.people import Employee
from planner.domain.rota import Assignment, Rota
from planner.services.plans import Plan
from planner.text.message import message, say_clock
from planner.ui.views.calendar import Day, days_of
from planner.ui.views.codes import codes_of, letter
from planner.ui.views.halves import by_half
from planner.ui.views.hours import HoursChip, chips
from planner.ui.views.marks import Marks
from planner.ui.views.problems import of_people, on_people

BLANK = '<span class="c none">–</span>'
"""A half-day without work beside one with work."""
NOON_LINE = '<i class="noon"></i>'
"""Parts the morning from the afternoon when there is more than one post in either."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A plan as it stood before an edit, and the rows drawn of it then."""

    plan: Plan
    rows: Mapping[str, Markup]


class PeopleGrid:
    """Rows of the month by person for one plan and language."""

    def __init__(self, plan: Plan, language: str) -> None:
        self.plan = plan
        self.language = language
        self.problem = plan.problem
        self.rota = with_given_days(plan)
        self.codes = codes_of(self.problem)
        self.days = days_of(self.problem, language)
        self._marks = Marks(language)
        self._problems = on_people(plan.evaluation)
        self._absent = (
            f'<span class="ab">{escape(message("abs.").say(language))}</span>'
        )
        idle = escape(message("Available, not assigned").say(language))
        self._idle_word = idle
        self._away_word = escape(message("Absence").say(language))
        self._remarks = {comment.cell for comment in plan.comments}
        self._posts = {p.id: self._post(p.id) for p in self.problem.posts}
        self._spans: dict[tuple[int, int, str, bool], str] = {}

    def rows(self, earlier: Earlier | None = None) -> Mapping[str, Markup]:
        """Return the `<tr>` of each employee, those of before where nothing changed."""
        found = chips(self.plan.evaluation, self.language)
        same = self._same(earlier) if earlier else {}
        return {
            e.id: same.get(e.id) or self._row(e, found[e.id])
            for e in self.problem.employees
        }

    def _same(self, earlier: Earlier) -> Mapping[str, Markup]:
        """Return the rows of an earlier state of the plan that need no change."""
        old = earlier.plan
        rota = with_given_days(old)
        hours = {h.employee_id: h for h in old.evaluation.hours}
        now = {h.employee_id: h for h in self.plan.evaluation.hours}
        said, says = of_people(old.evaluation), of_people(self.plan.evaluation)
        moved = {c.cell[0] for c in set(old.comments) ^ set(self.plan.comments)}
        return {
            name: row
            for name, row in earlier.rows.items()
            if name not in moved
            and hours[name] == now[name]
            and rota.of(name) == self.rota.of(name)
            and said.get(name) == says.get(name)
        }

    def _post(self, post_id: str) -> str:
        kind = self.problem.activity_of(post_id).kind
        code = escape(self.codes.where(self.problem, post_id))
        sign = letter(self.problem, post_id, self.language)
        return f'<span class="c {kind}">{code}<b>{sign}</b></span>'

    def _row(self, employee: Employee, hours: HoursChip) -> Markup:
        link = "people/" + quote(employee.id, safe="")
        cells = "".join(self._cell(employee, day, link) for day in self.days)
        head = self._head(employee, hours, link)
        return Markup(f'<tr data-row="{escape(employee.id)}">{head}{cells}</tr>')

    def _head(self, employee: Employee, hours: HoursChip, link: str) -> str:
        service = self.codes.services[employee.home_service_id]
        return (
            f'<th scope="row"><a href="{link}">{escape(employee.name)}</a>'
            f"<small>{escape(service)}</small>"
            f'<span class="hrs {hours.light}" title="{escape(hours.sentence)}">'
            f"{hours.short}</span></th>"
        )

    def _cell(self, employee: Employee, column: Day, link: str) -> str:
        day = column.date
        held = self.rota.on(employee.id, day)
        absent = self._away(employee, day)
        remark = (employee.id, day) in self._remarks
        if not held:
            return self._empty(employee, column, link, absent, remark)
        found = self._problems.get((employee.id, day), ())
        marks = self._marks.of(held, found, remark=remark)
        inside = self._lines(held) + self._absent * absent + marks
        title = "&#10;".join(map(self._span, held))
        return (
            f'<td class="on"><a href="{link}/{day}" title="{title}">{inside}</a></td>'
        )

    def _empty(
        self, employee: Employee, column: Day, link: str, absent: bool, remark: bool
    ) -> str:
        works = self.problem.shifts_on(employee, column.date)
        if not (absent or works or remark):
            return "<td></td>"
        marks = self._marks.of((), (), remark=remark)
        # The narrow column of a closed day has no room for the word.
        word = self._absent if column.open else ""
        inside = word if absent else "·"
        away = "" if word else self._away_word
        css, title = ("abs", away) if absent else ("idle", self._idle_word)
        said = f' title="{title}"' if title else ""
        return (
            f'<td class="{css}"><a href="{link}/{column.date}"{said}>'
            f"{inside}{marks}</a></td>"
        )

    def _away(self, employee: Employee, day: date) -> bool:
        found = self.problem.absences_of.get(employee.id, ())
        return any(a.first <= day <= a.last for a in found)

    def _lines(self, held: tuple[Assignment, ...]) -> str:
        if len(held) == 1:
            return self._posts[held[0].post_id]
        morning, afternoon = (self._half(half) for half in by_half(held))
        if morning == afternoon:
            return "".join(morning)
        noon = NOON_LINE if len(morning) + len(afternoon) > 2 else ""
        return "".join(morning or [BLANK]) + noon + "".join(afternoon or [BLANK])

    def _half(self, held: Iterable[Assignment]) -> list[str]:
        return list(dict.fromkeys(self._posts[a.post_id] for a in held))

    def _span(self, one: Assignment) -> str:
        key = (one.start, one.end, one.post_id, one.remote)
        if key not in self._spans:
            self._spans[key] = str(escape(told(self.plan, one, self.language)))
        return self._spans[key]


def told(plan: Plan, one: Assignment, language: str) -> str:
    """Return an assignment in one line: from, to, post, and whether at home."""
    start, end = say_clock(one.start, language), say_clock(one.end, language)
    line = f"{start}–{end} {plan.problem.post(one.post_id).name}"
    return f"{line} ({message('at home').say(language)})" if one.remote else line


def with_given_days(plan: Plan) -> Rota:
    """Return the rota with the given days that fall in the period."""
    given = [a for a in plan.problem.context if a.date in plan.problem.period]
    return Rota((*given, *plan.rota.assignments)) if given else plan.rota
