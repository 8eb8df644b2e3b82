"""The one shape of every refusal."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class Refusal(BaseModel):
    """Why a request was refused."""

    code: str = Field(
        description="For programs: `unknown_id`, `invalid_value`, `invalid_request`…",
        examples=["unknown_id"],
    )
    message: str = Field(
        description="For people: one sentence",
        examples=["There is no plan called 'x' here."],
    )


class RefusalBody(BaseModel):
    """Body of every answer that is not a success."""

    error: Refusal


UNKNOWN: dict[int | str, dict[str, Any]] = {
    404: {"model": RefusalBody, "description": "An id that names nothing"},
    422: {"model": RefusalBody, "description": "A value that cannot be"},
}
"""What an endpoint that takes ids or values may answer besides a success."""

STANDING: dict[int | str, dict[str, Any]] = {
    **UNKNOWN,
    409: {"model": RefusalBody, "description": "Not as things stand, or not any more"},
}
"""What an endpoint may answer besides a success where it depends on the state."""

ACTING: dict[int | str, dict[str, Any]] = {
    **STANDING,
    400: {"model": RefusalBody, "description": "A body that cannot be read"},
}
"""What an endpoint that changes something may answer besides a success."""

GUARDED: dict[int | str, dict[str, Any]] = {
    403: {"model": RefusalBody, "description": "Sent by another site's page"},
    413: {"model": RefusalBody, "description": "Too large"},
    503: {"model": RefusalBody, "description": "The store is cut off; try again"},
}
"""What any endpoint may answer: it is said before the endpoint is reached, or when
the database is not."""
