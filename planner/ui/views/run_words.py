"""A calculation in words: what was asked for, where it stands, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.services.run_options import Keep, Options, read_options
from planner.store.rotas import RotaVersion
from planner.store.runs import Run
from planner.store.status import RotaStatus, RunStatus
from planner.text.message import Message, message

SECONDS_A_MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something to choose, with the sentence that explains it."""

    value: str
    name: Message
    told: Message


KEEPS = (
    Choice(
        value=Keep.PINS,
        name=message("Improve the rota, keep what is fixed"),
        told=message(
            "Starts from the current rota. Anything may move, except what somebody "
            "fixed with the lock."
        ),
    ),
    Choice(
        value=Keep.GAPS,
        name=message("Only fill the gaps"),
        told=message(
            "A day on which someone works stays as it is: only empty days are planned."
        ),
    ),
    Choice(
        value=Keep.PUBLISHED,
        name=message("Keep what is published"),
        told=message(
            "What people were told stays, unless a change covers a need. Days gone by "
            "never change."
        ),
    ),
    Choice(
        value=Keep.FRESH,
        name=message("Start afresh"),
        told=message(
            "Everything is planned anew, even what was fixed in the draft: you will "
            "be told what is not held any more."
        ),
    ),
)
TIMES = (
    Choice(
        value="1",
        name=message("1 minute"),
        told=message("A first look: enough to see which gaps remain."),
    ),
    Choice(
        value="3",
        name=message("3 minutes"),
        told=message("Good for most months; the default."),
    ),
    Choice(
        value="5",
        name=message("5 minutes"),
        told=message("More care for wishes, fairness and travel."),
    ),
    Choice(
        value="15",
        name=message("15 minutes"),
        told=message("For the rota you will publish, or a large hospital."),
    ),
)
STATES: Mapping[RunStatus, Message] = {
    RunStatus.QUEUED: message("waiting for its turn"),
    RunStatus.RUNNING: message("under way"),
    RunStatus.DONE: message("finished"),
    RunStatus.FAILED: message("failed"),
    RunStatus.CANCELLED: message("stopped, without a rota"),
    RunStatus.INTERRUPTED: message("stopped, the best rota kept"),
    RunStatus.LOST: message("lost"),
}
TONES: Mapping[RunStatus, str] = {
    RunStatus.DONE: "good",
    RunStatus.FAILED: "bad",
    RunStatus.LOST: "bad",
    RunStatus.CANCELLED: "fair",
    RunStatus.INTERRUPTED: "fair",
}
PHASES: Mapping[str, Message] = {
    "construction": message("Building a first rota"),
    "improvement": message("Improving the rota"),
    "bound": message("Proving how good it is"),
}
WAITS = message("Waiting for a process to be free")
BEGINS = message("Starting")
OVER = message("The calculation is over")


def state_of(run: Run) -> Message:
    """Return where a calculation stands, in a few words."""
    return STATES[run.status]


def phase_of(run: Run) -> Message:
    """Return what a calculation does at the moment."""
    if run.status.over:
        return OVER
    if run.status is RunStatus.QUEUED:
        return WAITS
    return PHASES[run.progress["phase"]] if run.progress else BEGINS


def fate_of(run: Run, found: RotaVersion | None) -> tuple[Message, str]:
    """Return what became of the rota a calculation came to, and its tone."""
    if found is None:
        return (message("no proposal") if run.status.over else Message("–")), ""
    if found.status is RotaStatus.PROPOSED:
        return message("waits for your decision"), "fair"
    if found.status is RotaStatus.DISCARDED:
        return message("not wanted"), ""
    return message("adopted, version {number}", number=found.number), "good"


def options_of(run: Run) -> Options | None:
    """Return what was chosen; nothing for a calculation of the command line."""
    return read_options(run.options) if run.options else None


def chosen(run: Run) -> tuple[Message, ...]:
    """Return what was chosen, in words."""
    options = options_of(run)
    if options is None:
        return (message("asked for on the command line"),)
    keep = next(one.name for one in KEEPS if one.value == options.keep)
    said = [keep]
    if options.from_day:
        said.append(message("from {day} on", day=options.from_day))
    minutes = options.seconds / SECONDS_A_MINUTE
    if minutes >= 1:
        said.append(message("{minutes} min", minutes=float(minutes)))
    else:
        said.append(message("{seconds} s", seconds=float(options.seconds)))
    return tuple(said)
