"""One calculation in the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.services.following import RunLine
from planner.store.moment import now
from planner.store.runs import Run
from planner.text.message import Message
from planner.ui.views.live import elapsed
from planner.ui.views.run_words import TONES, chosen, fate_of, state_of


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A calculation, in words."""

    run: Run
    options: tuple[Message, ...]
    state: Message
    tone: str
    seconds: float
    minimum: float | None
    """Person-minutes missing in what it came to; none where it came to nothing."""
    target: float
    fate: Message
    fate_tone: str


def listed(line: RunLine) -> Listed:
    """Return a calculation as the list shows it."""
    run = line.run
    short = line.found.figures["shortage_minutes"] if line.found else None
    fate, tone = fate_of(run, line.found)
    return Listed(
        run=run,
        options=chosen(run),
        state=state_of(run),
        tone=TONES.get(run.status, ""),
        seconds=elapsed(run, now()),
        minimum=short["minimum"] if short else None,
        target=short["target"] if short else 0.0,
        fate=fate,
        fate_tone=tone,
    )
