"""What was asked and how it went, counted by all at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from threading import Lock
from typing import Any

import numpy as np

PERCENTILES = (50, 95, 99)
DEFECT = 500


class Tally:
    """Times and answers by kind of request."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._milliseconds: dict[str, list[float]] = defaultdict(list)
        self._answers: Counter[tuple[str, int]] = Counter()

    def note(self, kind: str, status: int, milliseconds: float) -> None:
        """Count one answer."""
        with self._lock:
            self._milliseconds[kind].append(milliseconds)
            self._answers[kind, status] += 1

    def summary(self) -> dict[str, Any]:
        """Return counts, percentiles and failures, by kind."""
        return {
            kind: {
                "requests": len(times),
                **{f"p{p}": round(float(np.percentile(times, p))) for p in PERCENTILES},
                "slowest": round(max(times)),
                "statuses": {
                    str(status): count
                    for (of, status), count in sorted(self._answers.items())
                    if of == kind
                },
            }
            for kind, times in sorted(self._milliseconds.items())
        }

    @property
    def defects(self) -> int:
        """How many answers were the server's own fault."""
        return sum(n for (_, status), n in self._answers.items() if status >= DEFECT)
