"""The month by post: who holds each post in each half-day, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import quote

from markupsafe import Markup, escape

from planner.domain.clock import overlap
from planner.domain.rota import Assignment
from planner.domain.work import Post
from planner.services.plans import Plan
from planner.text.message import message, say_clock
from planner.ui.views.calendar import days_of
from planner.ui.views.codes import codes_of, letter
from planner.ui.views.gaps import Gap, gaps_of, where
from planner.ui.views.halves import HALVES, by_half
from planner.ui.views.marks import HOME_LETTERS
from planner.ui.views.people_grid import Earlier, with_given_days


class PostsGrid:
    """Rows of the month by post for one plan and language."""

    def __init__(self, plan: Plan, gaps: Iterable[Gap], language: str) -> None:
        self.plan = plan
        self.language = language
        self.problem = plan.problem
        self.rota = with_given_days(plan)
        self.codes = codes_of(self.problem)
        self.days = [day.date for day in days_of(self.problem, language)]
        self._gaps: dict[tuple[str, date], list[Gap]] = {}
        for gap in gaps:
            self._gaps.setdefault((gap.post_id, gap.date), []).append(gap)
        names = {e.id: e.name for e in self.problem.employees}
        self._names = {name: escape(said) for name, said in names.items()}

    def rows(self, earlier: Earlier | None = None) -> Mapping[str, Markup]:
        """Return the `<tr>` of each post, those of before where nothing changed."""
        same = self._same(earlier) if earlier else {}
        return {p.id: same.get(p.id) or self._row(p) for p in self.problem.posts}

    def _same(self, earlier: Earlier) -> Mapping[str, Markup]:
        """Return the rows of an earlier state of the plan that need no change."""
        old = earlier.plan
        rota = with_given_days(old)
        said: dict[tuple[str, date], list[Gap]] = {}
        for gap in gaps_of(self.problem, old.evaluation):
            said.setdefault((gap.post_id, gap.date), []).append(gap)
        changed = {
            key[0]
            for key in said.keys() | self._gaps.keys()
            if said.get(key) != self._gaps.get(key)
        }
        return {
            name: row
            for name, row in earlier.rows.items()
            if name not in changed
            and rota.holding_ever(name) == self.rota.holding_ever(name)
        }

    def _row(self, post: Post) -> Markup:
        activity = self.problem.activity_of(post.id)
        sign = letter(self.problem, post.id, self.language)
        cells = "".join(self._cell(post, day) for day in self.days)
        return Markup(
            f'<tr data-row="{escape(post.id)}"><th scope="row">'
            f'<span class="c {activity.kind}"><b>{sign}</b></span> '
            f"{escape(post.name)}<small>{escape(where(self.problem, post.id))}</small>"
            f"</th>{cells}</tr>"
        )

    def _cell(self, post: Post, day: date) -> str:
        held = self.rota.holding(post.id, day)
        gaps = self._gaps.get((post.id, day), [])
        if not held and not gaps:
            return "<td></td>"
        morning, afternoon = (
            self._half(people, [g for g in gaps if overlap(g.start, g.end, *half)])
            for people, half in zip(by_half(held), HALVES, strict=True)
        )
        lines = morning if morning == afternoon else morning + afternoon
        css = "on" if held else "none"
        link = f"posts/{quote(post.id, safe='')}/{day}"
        title = self._title(held, gaps)
        return f'<td class="{css}"><a href="{link}" title="{title}">{lines}</a></td>'

    def _half(self, held: list[Assignment], gaps: list[Gap]) -> str:
        """Return the line of a half-day: codes of people, then what is missing."""
        people = " ".join(dict.fromkeys(map(self._person, held)))
        return f'<span class="c">{people}{self._missing(gaps)}</span>'

    def _person(self, one: Assignment) -> str:
        code = escape(self.codes.people[one.employee_id])
        home = f"<sup>{HOME_LETTERS[self.language]}</sup>" if one.remote else ""
        name = escape(one.employee_id)
        return f'<span data-employee="{name}">{code}{home}</span>'

    def _missing(self, gaps: list[Gap]) -> str:
        below = [g.people for g in gaps if g.below_minimum]
        short = [g.people for g in gaps if not g.below_minimum]
        text = f'<em class="min">−{max(below)}</em>' if below else ""
        return text + (f'<em class="tgt">−{max(short)}</em>' if short else "")

    def _title(self, held: Iterable[Assignment], gaps: Iterable[Gap]) -> str:
        lines = [
            f"{self._clock(a.start, a.end)} {self._names[a.employee_id]}" for a in held
        ]
        lines += [f"{self._clock(g.start, g.end)} {self._said(g)}" for g in gaps]
        return "&#10;".join(lines)

    def _said(self, gap: Gap) -> str:
        if gap.below_minimum:
            said = message("{people} missing below the minimum", people=gap.people)
        else:
            said = message("{people} missing below the target", people=gap.people)
        return str(escape(said.say(self.language)))

    def _clock(self, start: int, end: int) -> str:
        return f"{say_clock(start, self.language)}–{say_clock(end, self.language)}"
