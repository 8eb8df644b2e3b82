"""Publication notice: about when a rota is made, not about the rota."""

from __future__ import annotations

from planner.solver.encoding import Encoding

ENCODING = Encoding(
    id="publication_notice", by_construction="told to a person, never searched for"
)
