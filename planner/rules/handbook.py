"""The rule book as a page for planners (`docs/rules.md`).

`python -m planner.rules.handbook` prints it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.rules.book import RULES
from planner.rules.rule import UNWEIGHED, Confidence, Level, Parameter, Rule, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULE_SETS: Mapping[str, str] = {
    "fph": "public hospitals",
    "private": "private sector",
    "idcc1147": "medical practices (IDCC 1147)",
    "idcc2264": "private clinics (IDCC 2264)",
}
"""Rule set of a contract to whom it applies to."""

CONFIDENCE: Mapping[Confidence, str] = {
    Confidence.SEEN: "seen in a published copy of the text; not checked on Légifrance",
    Confidence.SECONDARY: "seen, but only in a secondary or old source",
    Confidence.KNOWN: "known, no source seen",
    Confidence.UNSURE: "unsure: have it checked",
    Confidence.HOUSE: "not law: a decision or a habit of the establishment",
}

LEVELS: Mapping[Level, str] = {
    Level.HARD: "Hard rules: no calculation ever breaks them",
    Level.MINIMUM: "Level 1: minimum coverage",
    Level.TARGET: "Level 2: target coverage and overdue work",
    Level.STABILITY: "Level 3: stability of the published rota",
    Level.PEOPLE: "Level 4: people",
    Level.COST: "Level 5: cost",
    Level.ALERT: "Alerts: allowed, with a warning a person answers for",
}

UNITS: Mapping[Unit, str] = {
    Unit.MINUTES: "minutes",
    Unit.TIMES: "times",
    Unit.DAYS: "days",
    Unit.PEOPLE: "people",
    Unit.POINTS: "points of hardship",
}

INTRODUCTION = """\
# The rules

<!-- Written by `python -m planner.rules.handbook`; change the rules, not this page. -->

What a rota must and should respect, in the order in which it matters: each level is
worth more than all those below it. A hard rule is never broken by a calculation; when
a person breaks one, the rota says so. A soft rule costs points for each unit of its
amount: per hour when the amount is in minutes, otherwise per unit.

The law was collected from published pages of different ages, not from Légifrance.
The line "Certainty" says how far each source was checked; where source and certainty
differ by rule set, lines "For …" say so. **Have the hard rules read once by someone who
knows hospital working-time law before a real use.**

An establishment may set every parameter and every weight. Where it does not, the value
is the one of the rule set of each person's contract.
"""


def handbook() -> str:
    """Return the rule book in Markdown, by level."""
    sections = [_section(level) for level in Level if _rules(level)]
    return "\n".join([INTRODUCTION, *sections])


def _rules(level: Level) -> list[Rule]:
    return [rule for rule in RULES if rule.level is level]


def _section(level: Level) -> str:
    rules = [_rule(rule) for rule in _rules(level)]
    return "\n".join([f"## {LEVELS[level]}\n", *rules])


def _rule(rule: Rule) -> str:
    lines = [
        f"### {rule.title}\n",
        f"{rule.reason}\n",
        f"- Id: `{rule.id}`",
        f"- Counted in: {UNITS[rule.unit]}",
        *([f"- Weight: {_weight(rule)}"] if rule.level not in UNWEIGHED else []),
        f"- Source: {rule.source}",
        f"- Certainty: {CONFIDENCE[rule.confidence]}",
        *_bases(rule),
        "",
        *_parameters(rule.parameters),
    ]
    return "\n".join(lines)


def _bases(rule: Rule) -> Iterator[str]:
    """Yield a line for the rule sets whose source or certainty is another."""
    for basis in dict.fromkeys(rule.bases.values()):
        names = ", ".join(RULE_SETS[n] for n, one in rule.bases.items() if one == basis)
        certainty = CONFIDENCE[basis.confidence]
        yield f"- For {names}: {basis.source}; certainty: {certainty}"


def _weight(rule: Rule) -> str:
    per = {
        Unit.MINUTES: "hour",
        Unit.TIMES: "time",
        Unit.DAYS: "day",
        Unit.POINTS: "point of hardship",
    }
    return f"{rule.weight:g} points per {per.get(rule.unit, 'person')}"


def _parameters(parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Yield the lines of the table of parameters, none when there is none."""
    if not parameters:
        return
    yield f"| Parameter | Meaning | Unit | {' | '.join(RULE_SETS.values())} |"
    yield "|---|---|---|" + "---|" * len(RULE_SETS)
    for name, one in parameters.items():
        values = (f"{one.rule_sets.get(s, one.default):g}" for s in RULE_SETS)
        yield f"| `{name}` | {one.meaning} | {one.unit} | {' | '.join(values)} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(handbook())
