"""Why an edit was not made: nothing the person asked for is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.services.refusal import Refused
from planner.store.cells import Held
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.services.judging import Judged

NEVER = frozenset({"pin", "one_place"})
"""Hard rules nobody overrides: what is fixed is unfixed first, nobody is in two
places. Every other (law, contract, absence, authorisation) may be, with a reason."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A cell that changed between its opening and the edit."""

    employee_id: str
    name: str
    date: date
    seen: Held
    now: Held
    wanted: Held
    who: str
    """Who changed it; empty when a calculation did."""


class Stale(Refused):
    """An edit of cells that hold something else than when they were opened."""

    def __init__(self, differences: Sequence[Difference], judged: Judged) -> None:
        self.differences = tuple(differences)
        self.judged = judged
        """What it would do to the cells as they are now."""
        first = self.differences[0]
        super().__init__(
            message(
                "The day of {name} on {day} was changed by {who} since you opened it: "
                "nothing was kept.",
                name=first.name,
                day=first.date,
                who=first.who,
            )
            if first.who
            else message(
                "The day of {name} on {day} has changed since you opened it: nothing "
                "was kept.",
                name=first.name,
                day=first.date,
            )
        )


class Blocked(Refused):
    """An edit that breaks a hard rule: a reason is wanted to do it all the same."""

    def __init__(self, judged: Judged) -> None:
        self.judged = judged
        super().__init__(judged.broken[0].message)


class Forbidden(Blocked):
    """An edit that breaks a hard rule nobody overrides."""


def refusal_of(judged: Judged) -> Blocked:
    """Return how to refuse an edit that breaks hard rules."""
    never = any(one.rule_id in NEVER for one in judged.broken)
    return Forbidden(judged) if never else Blocked(judged)
