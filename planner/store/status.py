"""The states a rota and a calculation go through."""

from __future__ import annotations

from enum import StrEnum


class RotaStatus(StrEnum):
    """What a version of a rota is to the people it names."""

    DRAFT = "draft"
    PUBLISHED = "published"
    """Told to the people: never changed again, only replaced."""
    SUPERSEDED = "superseded"
    PROPOSED = "proposed"
    """Found by a calculation: a person has yet to say whether it is the draft."""
    DISCARDED = "discarded"
    """What a calculation found and a person did not want."""


class RunStatus(StrEnum):
    """Where a calculation stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """Stopped before it began: nothing was calculated."""
    INTERRUPTED = "interrupted"
    """Stopped by a person on the way: the best rota so far is kept."""
    LOST = "lost"
    """Its process died, and died again each time it was started anew."""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (RunStatus.QUEUED, RunStatus.RUNNING)


class LetterStatus(StrEnum):
    """Where a letter stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    """Refused for good, or tried too often: a person has to act."""
    DROPPED = "dropped"
    """Told otherwise, by hand: not to be sent any more."""


class RepairStatus(StrEnum):
    """Where the search for ways to go on after an absence stands."""

    ASKED = "asked"
    DONE = "done"
    FAILED = "failed"
    ACCEPTED = "accepted"
    """A person took one of the ways."""


class OfferStatus(StrEnum):
    """Where the offer of an open slot stands."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"
    """Ended without a taker."""


class AnswerStatus(StrEnum):
    """What someone a slot is offered to has said."""

    WAITING = "waiting"
    """Her turn has not come, or she has not answered."""
    YES = "yes"
    NO = "no"
    TAKEN = "taken"
    """She has it."""
