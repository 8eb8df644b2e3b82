"""End of part-time: about authorisations, not about rotas."""

from __future__ import annotations

from planner.solver.encoding import Encoding

ENCODING = Encoding(
    id="part_time_end", by_construction="told to a person, never searched for"
)
