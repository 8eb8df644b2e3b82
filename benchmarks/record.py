"""What one measurement gave, as kept in the results file."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results" / "results.jsonl"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where and when something was measured."""

    date: str
    """UTC, ISO 8601."""
    cores: int
    memory_gb: float
    system: str
    load: float
    """Processes already wanting a core when the measurement started (1-minute mean)."""
    code: str
    """Version of the rules measured."""

    @property
    def machine(self) -> str:
        """The machine class, in words."""
        return f"{self.cores} cores, {self.memory_gb:.0f} GB, {self.system}"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One calculation. Times in seconds, shortages in person-minutes."""

    case: str
    seed: int
    limit: float
    """Time given."""
    setting: Setting
    status: str
    spent: float
    objective: float
    bound: float | None
    gap: float | None
    net_gap: float | None
    first_rota: float | None
    """Until the construction ended; a calculation too short for it has no whole rota.
    """
    to_10: float | None
    """Until the gap to the final bound was 10 % or less; none if never."""
    to_5: float | None
    hard: int
    minimum: float
    """Missing below the minimum."""
    target: float
    minimum_points: float
    peak_mb: float
    floor: float | None = None
    """What no rota can cover (linear relaxation): minutes; none when not found in time.
    """
    floor_quarter: int | None = None
    floor_points: float | None = None
    plain_objective: float | None = None
    """What the engine alone reaches on the whole model in the same time."""
    plain_gap: float | None = None
    plain_spent: float | None = None
    """Engines look at the clock between steps only, and may overrun."""
    shortages: Sequence[tuple[float, float]] = ()
    """The way there: seconds, and minutes missing below the minimum from then on."""

    @property
    def ratio(self) -> float | None:
        """Our objective over the plain one's: below 1, ours is better."""
        if not self.plain_objective:
            return None
        return self.objective / self.plain_objective

    @property
    def avoidable(self) -> float | None:
        """Person-minutes missing below the minimum beyond the floor."""
        if self.floor_quarter is None:
            return None
        return max(0.0, self.minimum - self.floor_quarter)

    @property
    def to_covered(self) -> float | None:
        """Until nothing was missing below the minimum but the floor; none if never."""
        floor = self.floor_quarter
        if floor is None:
            return None
        return next((s for s, minutes in self.shortages if minutes <= floor), None)

    @property
    def avoidable_share(self) -> float | None:
        """Part of the minimum-coverage points above their floor."""
        if self.floor_points is None:
            return None
        if self.minimum_points <= 0:
            return 0.0
        return max(0.0, 1 - self.floor_points / self.minimum_points)


@dataclass(frozen=True, kw_only=True)
class Pages:
    """How fast the month grid of a plan is, in milliseconds."""

    case: str
    setting: Setting
    kilobytes: float
    """Size of the page before compression."""
    rows: float
    """Writing the rows of a version not shown before, median; they are then kept."""
    server: float
    """The whole request once they are, median."""
    server_slowest: float
    paint: float
    """First contentful paint, first visit in a browser just started."""
    load: float
    """The same visit, to the load event."""
    paint_again: float
    """First contentful paint of later visits, empty browser cache, median."""
    load_again: float

    @property
    def anew(self) -> float:
        """Rendering a version not shown before."""
        return self.rows + self.server


@dataclass(frozen=True, kw_only=True)
class Repairs:
    """How soon `planner repair` tells its ways, in seconds since the command."""

    case: str
    setting: Setting
    events: int
    """Random absences that were repaired, each by a command of its own."""
    first: float
    """The first way, median."""
    first_slowest: float
    third: float | None
    """The third way, median of the repairs that have three."""
    third_slowest: float | None
    with_three: int
    """Repairs that had three ways."""


@dataclass(frozen=True, kw_only=True)
class PeerRun:
    """What one planner made of a case in a time, on the judge's points."""

    case: str
    seed: int
    limit: float
    """Seconds of search given; reading the problem is not counted for a peer."""
    setting: Setting
    peer: str
    objective: float
    own: float
    """Points its own model counts."""
    minimum: float
    """Person-minutes missing below the minimum."""
    peak_mb: float
    bound: float | None = None
    """Points no rota can go below, as our own calculation proves."""
    steps: Sequence[tuple[float, float]] = ()
    """Seconds, and points from then on; ours only."""


Record = Run | Pages | Repairs | PeerRun


def setting(code: str) -> Setting:
    """Return the setting of a measurement about to start."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return Setting(
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        cores=os.cpu_count() or 1,
        memory_gb=pages / 2**30,
        system=f"{platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}",
        load=os.getloadavg()[0],
        code=code,
    )


def keep(record: Record, file: Path = RESULTS) -> None:
    """Append a record to the results."""
    file.parent.mkdir(parents=True, exist_ok=True)
    line = {"kind": type(record).__name__, **asdict(record)}
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line) + "\n")


def kept(file: Path = RESULTS) -> list[Record]:
    """Return all results, oldest first; none when nothing was measured yet."""
    if not file.exists():
        return []
    kinds: dict[str, type[Record]] = {
        kind.__name__: kind for kind in (Run, Pages, Repairs, PeerRun)
    }
    records: list[Record] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        values = json.loads(line)
        values["setting"] = Setting(**values["setting"])
        records.append(kinds[values.pop("kind")](**values))
    return records
