"""One place at a time: one shift a day, each of its pieces held once."""

from __future__ import annotations

from planner.solver.encoding import Encoding

ENCODING = Encoding(
    id="one_place",
    by_construction="a cell has at most one shift, and each piece exactly one post",
)
