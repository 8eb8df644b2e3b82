"""How days of work and days off may follow each other, as agreed with someone."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor

from planner.errors import InvalidValue
from planner.text.message import message


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """Limits on runs of days, weekends and hours over the period; none unless set.

    Someone without a rhythm is bound by the law only.
    """

    id: str
    name: str = ""
    most_days_in_a_row: int | None = None
    """Most dates worked in a row."""
    fewest_days_in_a_row: int | None = None
    """Fewest dates worked in a row, once work has started."""
    fewest_days_off_in_a_row: int | None = None
    """Fewest dates off between two dates worked."""
    most_weekends: int | None = None
    """Most weekends of the period with a Saturday or a Sunday worked."""
    most_of_shift: Mapping[str, int] = field(default_factory=dict)
    """Shift type to the most times it may be worked in the period."""
    not_followed_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Shift type to the shift types that may not be worked the next day."""
    fewest_minutes: int | None = None
    """Fewest minutes worked over the period, what absences credit included."""
    most_minutes: int | None = None
    """Most minutes worked over the period."""

    def __post_init__(self) -> None:
        most, fewest = self.most_days_in_a_row, self.fewest_days_in_a_row
        for days in (most, fewest, self.fewest_days_off_in_a_row):
            if days is not None and days < 1:
                raise InvalidValue(
                    message("Rhythm '{id}': a run has at least one day.", id=self.id)
                )
        if most is not None and fewest is not None and most < fewest:
            raise InvalidValue(
                message(
                    "Rhythm '{id}': at most {most} days in a row but at least "
                    "{fewest}.",
                    id=self.id,
                    most=most,
                    fewest=fewest,
                )
            )
        if self.most_weekends is not None and self.most_weekends < 0:
            raise InvalidValue(
                message("Rhythm '{id}': weekends are 0 or more.", id=self.id)
            )
        if any(times < 0 for times in self.most_of_shift.values()):
            raise InvalidValue(
                message("Rhythm '{id}': a number of times is 0 or more.", id=self.id)
            )
        if not 0 <= (self.fewest_minutes or 0) <= self._most_time:
            raise InvalidValue(
                message(
                    "Rhythm '{id}': the fewest minutes must lie between 0 and "
                    "the most minutes.",
                    id=self.id,
                )
            )

    def by(self, share: float) -> Rhythm:
        """Return the limits of the first `share` of a period, rounded leniently.

        Limits on runs stay; what is counted over the period comes in proportion.
        """
        return dataclasses.replace(
            self,
            most_weekends=_most(self.most_weekends, share),
            most_of_shift={
                name: ceil(times * share) for name, times in self.most_of_shift.items()
            },
            fewest_minutes=(
                None
                if self.fewest_minutes is None
                else floor(self.fewest_minutes * share)
            ),
            most_minutes=_most(self.most_minutes, share),
        )

    @property
    def _most_time(self) -> float:
        return float("inf") if self.most_minutes is None else self.most_minutes


def _most(limit: int | None, share: float) -> int | None:
    return None if limit is None else ceil(limit * share)


FREE = Rhythm(id="")
"""The rhythm of someone who has none: no limit."""
