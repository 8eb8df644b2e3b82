"""What was asked for, and whether the results reach it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.case import Case
    from benchmarks.record import Pages, Run

LARGE = ("generated-300", "ght-300")
MOST_MEGABYTES = 2000
MOST_SERVER_MS = 300
MOST_BROWSER_MS = 1000


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: what it asks, what was measured, whether it is met (none: unknown)."""

    asked: str
    measured: str
    met: bool | None


def bars(
    runs: Sequence[Run], pages: Sequence[Pages], cases: Iterable[Case]
) -> list[Bar]:
    """Return all bars; medians over the seeds, except where every run must hold."""
    return [
        _lawful(runs),
        _covered(runs),
        *_gaps(runs, cases),
        _memory(runs),
        *_pages(pages),
    ]


def _lawful(runs: Sequence[Run]) -> Bar:
    broken = sum(run.hard for run in runs)
    return Bar(
        asked="no hard rule broken, in every run",
        measured=f"{broken} broken in {len(runs)} runs",
        met=broken == 0 if runs else None,
    )


def _covered(runs: Sequence[Run]) -> Bar:
    beyond = [run for run in runs if run.avoidable]
    worst = max((run.avoidable for run in runs), default=0.0) / 60
    return Bar(
        asked="every minimum that can be covered is covered, in every run",
        measured=f"{len(runs) - len(beyond)} of {len(runs)} runs at the floor; "
        f"at most {worst:.2f} person-hours above it",
        met=not beyond if runs else None,
    )


def _gaps(runs: Sequence[Run], cases: Iterable[Case]) -> Iterator[Bar]:
    for case in cases:
        if case.gap_asked is None:
            continue
        gap = _median(
            runs, (case.name,), lambda run: 1.0 if run.gap is None else run.gap
        )
        yield Bar(
            asked=f"gap ≤ {case.gap_asked:.0%} in {case.seconds:.0f} s: `{case.name}`",
            measured="–" if gap is None else f"{gap:.2%}",
            met=None if gap is None else gap <= case.gap_asked,
        )


def _memory(runs: Sequence[Run]) -> Bar:
    peak = _median(runs, LARGE, lambda run: run.peak_mb)
    return Bar(
        asked=f"peak memory at 300 people < {MOST_MEGABYTES:,} MB",
        measured="–" if peak is None else f"{peak:,.0f} MB",
        met=None if peak is None else peak < MOST_MEGABYTES,
    )


def _pages(pages: Sequence[Pages]) -> Iterator[Bar]:
    for page in pages:
        yield Bar(
            asked=f"month grid of `{page.case}` rendered in < {MOST_SERVER_MS} ms",
            measured=f"{page.anew:.0f} ms anew, {page.server:.0f} ms once kept",
            met=page.anew < MOST_SERVER_MS,
        )
        yield Bar(
            asked=f"the same in the browser in < {MOST_BROWSER_MS:,} ms, all loaded",
            measured=f"{page.load:.0f} ms ({page.paint:.0f} ms to the first paint)",
            met=page.load < MOST_BROWSER_MS,
        )


def _median(
    runs: Sequence[Run], names: Sequence[str], figure: Callable[[Run], float]
) -> float | None:
    values = [figure(run) for run in runs if run.case in names]
    return statistics.median(values) if values else None
