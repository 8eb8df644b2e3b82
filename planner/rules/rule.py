"""What every rule of the book says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from planner.domain.problem import Problem
from planner.domain.rota import Rota
from planner.domain.scope import Scope
from planner.text.message import Message

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee

MINUTES_AN_HOUR = 60


class Level(IntEnum):
    """How much a rule matters; each level is worth more than all below it."""

    HARD = 0
    """Law, contract, absence, authorisation, pins: never broken by a calculation."""
    MINIMUM = 1
    """Minimum coverage, by criticality."""
    TARGET = 2
    """Target coverage and overdue work."""
    STABILITY = 3
    """The published rota."""
    PEOPLE = 4
    """Continuity, rotation, telework, wishes, fairness."""
    COST = 5
    """Pool, overtime, travel."""
    ALERT = 6
    """Allowed, with a warning a person answers for: told, never searched for."""


COVERAGE = (Level.MINIMUM, Level.TARGET)
"""The levels of people missing and of work that waits."""


class Confidence(StrEnum):
    """How far the source of a legal rule was checked (docs/rules.md says more)."""

    SEEN = "seen"
    SECONDARY = "secondary"
    KNOWN = "known"
    UNSURE = "unsure"
    HOUSE = "house"
    """Not law: a rule of good organisation, or a default of ours."""


class Unit(StrEnum):
    """What the amount of a violation counts; points of time are given per hour."""

    MINUTES = "minutes"
    TIMES = "times"
    DAYS = "days"
    PEOPLE = "people"
    POINTS = "points"
    """Of hardship, as the rule of that name weighs it."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A figure of a rule an establishment may set."""

    default: float
    unit: str
    meaning: str
    rule_sets: Mapping[str, float] = field(default_factory=dict)
    """Value under each rule set that differs from the default."""
    shared: bool = False
    """One figure for everyone: it is about a post or a team, not about a person."""


@dataclass(frozen=True, kw_only=True)
class Violation:
    """One breach: who, when, how much, and the sentence shown on the cell."""

    rule_id: str
    level: Level
    amount: float
    """In the unit of the rule."""
    penalty: float
    """Points; 0 for a hard rule or an alert."""
    message: Message
    employee_id: str | None = None
    post_id: str | None = None
    service_id: str | None = None
    date: date | None = None
    start: int | None = None
    end: int | None = None

    @property
    def hard(self) -> bool:
        """Whether it breaks a hard rule."""
        return self.level is Level.HARD


UNWEIGHED = (Level.HARD, Level.ALERT)
"""Levels whose breaches cost no points."""

Check = Callable[[Problem, Rota, Scope], Iterator[Violation]]

PRIVATE_SECTOR = ("private", "idcc1147", "idcc2264")
"""Rule sets under the labour code."""


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Where a rule comes from, and how far that was checked."""

    source: str
    """Key of the catalogue."""
    confidence: Confidence


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule: what it asks, why, where it comes from, and what a breach costs."""

    id: str
    title: str
    """Key of the catalogue."""
    reason: str
    """Why the rule exists, in one sentence; key of the catalogue."""
    source: str
    confidence: Confidence = Confidence.HOUSE
    bases: Mapping[str, Basis] = field(default_factory=dict)
    """Source and confidence under each rule set for which they are others."""
    level: Level
    unit: Unit
    weight: float = 0.0
    """Points per hour (unit minutes) or per unit; 0 for a hard rule or an alert."""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    check: Check

    def value(
        self, problem: Problem, name: str, employee: Employee | None = None
    ) -> float:
        """Return a parameter: establishment's, else rule set's, else the default.

        What the establishment sets for one rule set wins over what it sets for all.
        """
        rule_set = problem.contract_of(employee).rule_set if employee else ""
        for key in (f"{self.id}.{rule_set}", self.id):
            own = problem.parameters.get(key, {})
            if name in own:
                return own[name]
        parameter = self.parameters[name]
        return parameter.rule_sets.get(rule_set, parameter.default)

    def basis(self, rule_set: str = "") -> Basis:
        """Return where the rule comes from for people under a rule set."""
        own = Basis(source=self.source, confidence=self.confidence)
        return self.bases.get(rule_set, own)

    def points(self, problem: Problem) -> float:
        """Return the points per unit (per minute when the unit is minutes)."""
        weight = problem.parameters.get(self.id, {}).get("weight", self.weight)
        return weight / MINUTES_AN_HOUR if self.unit is Unit.MINUTES else weight

    def violation(
        self,
        problem: Problem,
        amount: float,
        message: Message,
        *,
        factor: float = 1.0,
        employee_id: str | None = None,
        post_id: str | None = None,
        service_id: str | None = None,
        day: date | None = None,
        start: int | None = None,
        end: int | None = None,
    ) -> Violation:
        """Return a breach of this rule; `factor` multiplies its points."""
        return Violation(
            rule_id=self.id,
            level=self.level,
            amount=amount,
            penalty=amount * factor * self.points(problem),
            message=message,
            employee_id=employee_id,
            post_id=post_id,
            service_id=service_id,
            date=day,
            start=start,
            end=end,
        )
