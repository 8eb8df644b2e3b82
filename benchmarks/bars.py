"""What was asked for, and whether the results reach it."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.case import Case
    from benchmarks.peers.compare import Meeting
    from benchmarks.record import Pages, Repairs, Run

MEMORY = (
    ("at 300 people", ("generated-300", "ght-300"), 2000),
    ("at 1,000 people", ("generated-1000",), 4096),
)
"""Who, in which cases, and the most megabytes."""
SHORT, LONG = 60, 600
"""Seconds the peers are given."""
SOON = 30
HALF = 0.5
REPAIRED = "ght-300"
FIRST_WAY, THREE_WAYS = 2, 5
"""Seconds until the first way to repair, and until three, where one is repaired."""
MOST_SERVER_MS = 300
MOST_BROWSER_MS = 1000


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: what it asks, what was measured, whether it is met (none: unknown)."""

    asked: str
    measured: str
    met: bool | None


def bars(
    runs: Sequence[Run],
    pages: Sequence[Pages],
    repairs: Sequence[Repairs],
    peers: Iterable[Meeting],
    cases: Iterable[Case],
) -> list[Bar]:
    """Return all bars; medians over the seeds, except where every run must hold."""
    return [
        _lawful(runs),
        _covered(runs),
        *_gaps(runs, cases),
        *_covered_soon(runs, cases),
        *_memory(runs),
        *_repairs(repairs),
        *_against_peers(peers),
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
    above = [run.avoidable for run in runs if run.avoidable is not None]
    beyond = [minutes for minutes in above if minutes]
    measured = (
        f"{len(above) - len(beyond)} of {len(above)} runs at the floor; "
        f"at most {max(above, default=0.0) / 60:.2f} person-hours above it"
    )
    unknown = len(runs) - len(above)
    if unknown:
        measured += f"; the floor of {unknown} runs is not known"
    return Bar(
        asked="every minimum that can be covered is covered, in every run",
        measured=measured,
        met=False if beyond else None if unknown or not runs else True,
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


def _covered_soon(runs: Sequence[Run], cases: Iterable[Case]) -> Iterator[Bar]:
    for case in cases:
        if case.covered_asked is None:
            continue
        time = _median(
            [run for run in runs if run.floor is not None],
            (case.name,),
            lambda run: math.inf if run.to_covered is None else run.to_covered,
        )
        yield Bar(
            asked="every minimum that can be covered is within "
            f"{case.covered_asked:.0f} s: `{case.name}`",
            measured=_time(time),
            met=None if time is None else time <= case.covered_asked,
        )


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return "never" if seconds == math.inf else f"{seconds:.0f} s"


def _memory(runs: Sequence[Run]) -> Iterator[Bar]:
    for who, names, most in MEMORY:
        peak = _median(runs, names, lambda run: run.peak_mb)
        yield Bar(
            asked=f"peak memory {who} < {most:,} MB",
            measured="–" if peak is None else f"{peak:,.0f} MB",
            met=None if peak is None else peak < most,
        )


def _repairs(found: Sequence[Repairs]) -> Iterator[Bar]:
    for one in found:
        if one.case != REPAIRED:
            continue
        yield Bar(
            asked=f"first way to repair in < {FIRST_WAY} s: `{one.case}`",
            measured=f"{one.first:.2f} s, slowest {one.first_slowest:.2f} s",
            met=one.first < FIRST_WAY,
        )
        if one.third is not None and one.third_slowest is not None:
            yield Bar(
                asked=f"three ways to repair in {THREE_WAYS} s: `{one.case}`",
                measured=f"{one.third:.2f} s, slowest {one.third_slowest:.2f} s",
                met=one.third <= THREE_WAYS,
            )


def _against_peers(found: Iterable[Meeting]) -> Iterator[Bar]:
    found = list(found)
    short = [one for one in found if one.limit == SHORT]
    long = [one for one in found if one.limit == LONG]
    for name in sorted({one.case for one in found}):
        yield _half([one for one in short if one.case == name], name)
        yield _sooner([one for one in long if one.case == name], name)


def _half(found: Sequence[Meeting], name: str) -> Bar:
    ratio = _middle([one.ratio for one in found])
    proven = [r for one in found if (r := one.ratio_above_bound) is not None]
    above = _middle(proven)
    measured = "–" if ratio is None else f"{ratio:.3f} of its points"
    if above is not None:
        measured += f"; {above:.3f} of those above the proven bound"
    return Bar(
        asked=f"at most half the points of the better peer at {SHORT} s: `{name}`",
        measured=measured,
        met=None if ratio is None else ratio <= HALF,
    )


def _sooner(found: Sequence[Meeting], name: str) -> Bar:
    times = [math.inf if one.reached is None else one.reached for one in found]
    time = _middle(times)
    return Bar(
        asked=f"their result of {LONG} s reached within {SOON} s: `{name}`",
        measured=_time(time),
        met=None if time is None else time <= SOON,
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
    return _middle([figure(run) for run in runs if run.case in names])


def _middle(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None
