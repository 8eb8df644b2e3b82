"""The tables of growth, of repairs and of the peers."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from benchmarks.growth import exponent
from benchmarks.peers.compare import SIDES, meetings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.growth import Size
    from benchmarks.record import PeerRun, Repairs


def growth_table(found: Sequence[Size]) -> Iterator[str]:
    """Yield the time to 5 % at each size, and the exponent fitted."""
    if not found:
        return
    yield "### Cost of growth\n"
    yield "| people | runs | within 5 % | median time to 5 % |"
    yield "|--:|--:|--:|--:|"
    for size in found:
        time = "never" if size.seconds is None else f"{size.seconds:.0f} s"
        yield f"| {size.people:,} | {size.runs} | {size.reached} | {time} |"
    power = exponent(found)
    used = sum(size.seconds is not None for size in found)
    yield ""
    if power is None:
        yield f"{used} of {len(found)} sizes have a time: too few to fit an exponent.\n"
    else:
        yield (
            f"Time grows as people to the power of {power:.2f} (least squares on the "
            f"logarithms of the {used} sizes that have a time).\n"
        )


def repairs_table(found: Sequence[Repairs]) -> Iterator[str]:
    """Yield how soon the ways to repair were told."""
    if not found:
        return
    yield "### Repairs by command\n"
    yield (
        "| case | absences | first way | slowest | with three ways | third way | "
        "slowest |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for one in found:
        times = (one.first, one.first_slowest, one.third, one.third_slowest)
        first, slowest, third, last = (
            "–" if time is None else f"{time:.2f} s" for time in times
        )
        yield (
            f"| `{one.case}` | {one.events} | {first} | {slowest} | {one.with_three} | "
            f"{third} | {last} |"
        )
    yield ""


def peers_table(runs: Sequence[PeerRun]) -> Iterator[str]:
    """Yield what each side reached, and how ours stands to the better peer."""
    if not runs:
        return
    yield "### Against peers\n"
    yield (
        "| case | time | who | runs | points | above the proven bound | missing below "
        "minimum | peak memory (MB) |"
    )
    yield "|---|--:|---|--:|--:|--:|--:|--:|"
    for case, limit in sorted({(run.case, run.limit) for run in runs}):
        for side in SIDES:
            mine = [r for r in runs if (r.case, r.limit, r.peer) == (case, limit, side)]
            if mine:
                figures = " | ".join(_figures(mine, _bounds(runs, case)))
                yield f"| `{case}` | {limit:.0f} s | {side} | {len(mine)} | {figures} |"
    yield ""
    yield from _ratios(runs)


def _bounds(runs: Iterable[PeerRun], case: str) -> dict[int, float]:
    return {r.seed: r.bound for r in runs if r.case == case and r.bound is not None}


def _figures(mine: Sequence[PeerRun], bounds: dict[int, float]) -> Iterator[str]:
    yield _spread([run.objective for run in mine])
    proven = [r.objective - bounds[r.seed] for r in mine if r.seed in bounds]
    yield _spread(proven) if proven else "–"
    yield f"{statistics.median(run.minimum for run in mine) / 60:.2f} h"
    yield f"{statistics.median(run.peak_mb for run in mine):,.0f}"


def _spread(values: Sequence[float]) -> str:
    said = f"{statistics.median(values):,.0f}"
    if max(values) > min(values):
        said += f" ({min(values):,.0f} to {max(values):,.0f})"
    return said


def _ratios(runs: Sequence[PeerRun]) -> Iterator[str]:
    yield (
        "| case, seed | their time | better peer | our points ÷ its | the same above "
        "the bound | its result reached by us |"
    )
    yield "|---|--:|---|--:|--:|--:|"
    for one in meetings(runs):
        above = one.ratio_above_bound
        yield (
            f"| `{one.case}`, {one.seed} | {one.limit:.0f} s | {one.best.peer} | "
            f"{one.ratio:.3f} | {'–' if above is None else f'{above:.3f}'} | "
            f"{'never' if one.reached is None else f'{one.reached:.1f} s'} |"
        )
    yield ""
