"""Closing block: minutes without anyone on the post, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.blocks import closing_block
from planner.rules.closing_block import RULE
from planner.solver.encoding import Encoding
from planner.solver.opening_blocks import charge_blocks

if TYPE_CHECKING:
    from planner.solver.formulation import Formulation


def _encode(formulation: Formulation) -> None:
    if any(post.closing_minutes for post in formulation.problem.posts):
        charge_blocks(formulation, RULE, closing_block)


ENCODING = Encoding(id="closing_block", encode=_encode)
