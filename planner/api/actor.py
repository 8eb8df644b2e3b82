"""Who acts through the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header

UNNAMED = "coordination"
LONGEST = 80


def actor_of(
    x_actor: Annotated[
        str | None, Header(description="Name kept beside what is done")
    ] = None,
) -> str:
    """Return the name given, else that of the office."""
    return (x_actor or "").strip()[:LONGEST] or UNNAMED


Actor = Annotated[str, Depends(actor_of)]
