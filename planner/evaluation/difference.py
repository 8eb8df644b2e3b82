"""What a change breaks and what it mends, as the sentences a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.evaluation.change import Change
    from planner.rules.rule import Violation

Key = tuple[object, ...]
EASE = 1e-6


def worsened(change: Change) -> tuple[Violation, ...]:
    """Return what is said now and was not, or is said of more than before."""
    return _more(change.before, change.after)


def mended(change: Change) -> tuple[Violation, ...]:
    """Return what was said and is not any more, or is said of less."""
    return _more(change.after, change.before)


def identity(violation: Violation) -> Key:
    """Return what tells one breach from another, but for the words of it."""
    return (
        *_spot(violation),
        violation.start,
        violation.end,
        violation.amount,
        violation.penalty,
        violation.message.msgid,
    )


def _more(
    less: Iterable[Violation], more: Iterable[Violation]
) -> tuple[Violation, ...]:
    less, more = tuple(less), tuple(more)
    low, high = _amounts(less), _amounts(more)
    same = {identity(one) for one in less}
    return tuple(
        one
        for one in more
        if high[_spot(one)] > low.get(_spot(one), 0.0) + EASE
        and identity(one) not in same
    )


def _amounts(violations: Iterable[Violation]) -> Mapping[Key, float]:
    amounts: dict[Key, float] = {}
    for one in violations:
        amounts[_spot(one)] = amounts.get(_spot(one), 0.0) + one.amount
    return amounts


def _spot(violation: Violation) -> Key:
    return (
        violation.rule_id,
        violation.employee_id,
        violation.date,
        violation.post_id,
        violation.service_id,
    )
