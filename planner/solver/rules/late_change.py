"""Late change: what makes it rare is the stability of the published rota."""

from __future__ import annotations

from planner.solver.encoding import Encoding

ENCODING = Encoding(
    id="late_change", by_construction="told to a person, never searched for"
)
