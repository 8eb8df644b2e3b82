"""Annual time: about the whole year, which one period cannot plan."""

from __future__ import annotations

from planner.solver.encoding import Encoding

ENCODING = Encoding(
    id="annual_time", by_construction="told to a person, never searched for"
)
