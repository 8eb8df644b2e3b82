"""The measurements of the peers side by side, seed by seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.record import PeerRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from benchmarks.case import Case
    from benchmarks.record import Record

SIDES: Mapping[str, str] = {
    "Relais": "peers.relais",
    "CP-SAT": "peers.cp_sat",
    "Timefold": "peers.timefold_runs",
}
"""Who plans, and the module that measures it."""
OURS, *PEERS = SIDES


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One problem given to all sides, and what the peers made of it in one time."""

    case: str
    seed: int
    limit: float
    ours: PeerRun
    """Our calculation at the shortest time."""
    best: PeerRun
    """The better of the peers."""

    @property
    def ratio(self) -> float:
        """Our points over the better peer's."""
        return self.ours.objective / self.best.objective

    @property
    def ratio_above_bound(self) -> float | None:
        """The same on points not proven unavoidable; none when nothing is proven."""
        if self.ours.bound is None or self.best.objective <= self.ours.bound:
            return None
        ours = self.ours.objective - self.ours.bound
        return ours / (self.best.objective - self.ours.bound)

    @property
    def reached(self) -> float | None:
        """Seconds until our points were as few as the peer's; none if never."""
        moments = (s for s, points in self.ours.steps if points <= self.best.objective)
        return next(moments, None)


def latest_peers(records: Iterable[Record], cases: Iterable[Case]) -> list[PeerRun]:
    """Return the last run of each case shown, seed, time and side."""
    shown = {case.name for case in cases if case.usual}
    found: dict[tuple[str, int, float, str], PeerRun] = {}
    for one in records:
        if isinstance(one, PeerRun) and one.case in shown:
            found[one.case, one.seed, one.limit, one.peer] = one
    return [found[key] for key in sorted(found)]


def meetings(runs: Iterable[PeerRun]) -> Iterator[Meeting]:
    """Yield what can be compared: all peers measured, and ours at the shortest time."""
    runs = list(runs)
    for case, seed, limit in sorted({(r.case, r.seed, r.limit) for r in runs}):
        here = [r for r in runs if (r.case, r.seed) == (case, seed)]
        ours = [r for r in here if r.peer == OURS]
        others = [r for r in here if r.peer in PEERS and r.limit == limit]
        if ours and len(others) == len(PEERS):
            yield Meeting(
                case=case,
                seed=seed,
                limit=limit,
                ours=min(ours, key=lambda r: r.limit),
                best=min(others, key=lambda r: r.objective),
            )
