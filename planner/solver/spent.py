"""Seconds spent on each activity of a task."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Spent:
    """Adds up wall seconds by activity."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def on(self, activity: str) -> Iterator[None]:
        """Count the block as time on `activity`."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.add({activity: time.perf_counter() - started})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what another process spent."""
        for activity, more in seconds.items():
            self.seconds[activity] = self.seconds.get(activity, 0.0) + more
