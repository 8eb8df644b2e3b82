"""Small marks on a cell: at home, fixed, one icon per kind of problem."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from planner.domain.rota import Assignment
from planner.rules.rule import Violation
from planner.text.message import message
from planner.ui.views.problems import ALERT, HARD, SEVERITIES, kind_of, severity

HOME_LETTERS = {"fr": "D", "en": "H"}
"""The letter beside the house: at home (à domicile)."""


def icon(name: str, css: str, label: str) -> str:
    """Return the HTML of an icon of the style sheet, with the words it stands for."""
    said = escape(label)
    return f'<i class="ic i-{name} {css}" role="img" aria-label="{said}"></i>'


class Marks:
    """The marks of one language, made once: a grid has thousands of them."""

    def __init__(self, language: str) -> None:
        self.language = language
        home = icon("house", "home", message("At home").say(language))
        self._home = f"{home}<b>{HOME_LETTERS[language]}</b>"
        self._pinned = icon("lock", "pin", message("Fixed by a person").say(language))
        self._remark = icon("pencil", "remark", message("Comment").say(language))
        self._made: dict[tuple[str, str], str] = {}

    def of(
        self,
        day: Iterable[Assignment],
        found: Iterable[Violation],
        *,
        remark: bool = False,
    ) -> str:
        """Return the HTML of the marks of one person's day, empty without any."""
        home, pinned = False, False
        for one in day:
            home, pinned = home or one.remote, pinned or one.pinned
        marks = self._home * home + self._pinned * pinned + self._remark * remark
        marks += self.problems(found)
        return f'<span class="mk">{marks}</span>' if marks else ""

    def problems(self, found: Iterable[Violation]) -> str:
        """Return one icon for each kind of problem, as bad as the worst of it."""
        kinds: dict[str, tuple[str, str]] = {}
        for violation in found:
            name = kind_of(violation.rule_id).icon
            bad = severity(violation)
            if name in kinds:
                bad = min(bad, kinds[name][1], key=SEVERITIES.index)
            kinds[name] = (violation.rule_id, bad)
        return "".join(self._problem(*one) for one in kinds.values())

    def _problem(self, rule_id: str, bad: str) -> str:
        kind = kind_of(rule_id)
        key = (kind.icon, bad)
        if key not in self._made:
            said = kind.name.say(self.language)
            if bad == HARD:
                said = message("Rule broken: {kind}", kind=said).say(self.language)
            elif bad == ALERT:
                said = message("Alert: {kind}", kind=said).say(self.language)
            self._made[key] = icon(kind.icon, bad, said)
        return self._made[key]
