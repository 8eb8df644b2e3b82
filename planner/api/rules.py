"""The rule book."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from planner.api.paging import PAGED, PageNeeded
from planner.api.refusals import UNKNOWN
from planner.api.request import LanguageNeeded
from planner.rules.book import RULES
from planner.rules.rule import Rule
from planner.text.message import catalogue

router = APIRouter(prefix="/rules", tags=["rules"])


class BasisInBook(BaseModel):
    """Where a rule comes from for people under one rule set."""

    source: str
    confidence: str = Field(description="How far the source was checked")


class RuleInBook(BaseModel):
    """A rule: what it asks, why, and where it comes from."""

    id: str = Field(examples=["daily_rest"])
    title: str
    reason: str
    source: str
    confidence: str = Field(description="How far the source was checked")
    rule_sets: dict[str, BasisInBook] = Field(
        description="Rule set to source and confidence, where they are others"
    )
    level: str = Field(examples=["hard"])
    unit: str = Field(description="What the amount of a violation counts")
    weight: float = Field(description="Points per hour or per unit; 0 if hard")
    parameters: dict[str, float] = Field(description="Name to default value")

    @classmethod
    def of(cls, rule: Rule, language: str) -> RuleInBook:
        """Return the rule as it is sent."""
        said = catalogue(language).gettext
        return cls(
            id=rule.id,
            title=said(rule.title),
            reason=said(rule.reason),
            source=rule.source,
            confidence=rule.confidence,
            rule_sets={
                name: BasisInBook(source=one.source, confidence=one.confidence)
                for name, one in rule.bases.items()
            },
            level=rule.level.name.lower(),
            unit=rule.unit,
            weight=rule.weight,
            parameters={
                name: parameter.default for name, parameter in rule.parameters.items()
            },
        )


@router.get("", summary="List the rules", responses={**PAGED, 422: UNKNOWN[422]})
def read_rules(language: LanguageNeeded, asked: PageNeeded) -> list[RuleInBook]:
    """The whole book, hard rules first."""
    found = asked.page((rule.id, rule) for rule in RULES)
    return [RuleInBook.of(rule, language) for rule in found]
