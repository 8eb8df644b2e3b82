"""Where the law asks for notice of a rota, and of a change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.rule import PRIVATE_SECTOR, Basis, Confidence

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTICE: Mapping[str, Basis] = {
    **dict.fromkeys(
        PRIVATE_SECTOR,
        Basis(
            source=(
                "Code du travail L. 3123-31 and L. 3123-24 (part-time: 7 working days, "
                "3 by agreement)"
            ),
            confidence=Confidence.SEEN,
        ),
    ),
    "idcc1147": Basis(
        source="IDCC 1147 art. 23 (15 days, older text)",
        confidence=Confidence.SECONDARY,
    ),
}
"""Source and certainty by rule set, where it is not the decree's."""
