"""A request sent twice under one key is done once.

The key is noted before the act and the answer after it. A process that dies between
the two leaves a key without an answer: sending it again is refused rather than done
twice, for nobody can say any more whether it was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.services.refusal import Refused
from planner.store import idempotency
from planner.store.moment import now
from planner.text.message import message

if TYPE_CHECKING:
    from planner.store.idempotency import Answer
    from planner.store.store import Store

LIFETIME = timedelta(hours=24)
"""How long a key is remembered."""
UNANSWERED = message(
    "A request with this idempotency key was begun and has not been answered: look "
    "whether it was done before you send it again with another key."
)


class Unanswered(PlannerError):
    """A key in use whose answer is not known: under way, or its process died."""

    def __init__(self) -> None:
        super().__init__(UNANSWERED)


@dataclass(frozen=True, kw_only=True)
class Keyed:
    """A request under a key."""

    actor: str
    key: str
    route: str
    digest: str


def begin(store: Store, request: Keyed) -> Answer | None:
    """Return the answer a request got already, or nothing: then it is to be done.

    Raise `Refused` for a key used for something else, `Unanswered` for one in use.
    """
    with store.writing() as session:
        idempotency.expire(session, now() - LIFETIME)
        kept = idempotency.find(session, request.actor, request.key)
        if kept is None:
            idempotency.reserve(
                session, request.actor, request.key, request.route, request.digest
            )
            return None
    if (kept.route, kept.digest) != (request.route, request.digest):
        raise Refused(
            message(
                "The idempotency key '{key}' was used for another request.",
                key=request.key,
            )
        )
    if kept.answer is None:
        raise Unanswered
    return kept.answer


def settle(store: Store, request: Keyed, answer: Answer) -> None:
    """Keep the answer, for whoever sends the request again."""
    with store.writing() as session:
        idempotency.keep(session, request.actor, request.key, answer)


def abandon(store: Store, request: Keyed) -> None:
    """Forget a request that came to nothing: it may be sent again."""
    with store.writing() as session:
        idempotency.release(session, request.actor, request.key)
