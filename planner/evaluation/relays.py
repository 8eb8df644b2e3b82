"""Who takes which line during whose break: what the faces show of a date."""

from __future__ import annotations

from planner.rules.passing import Relay, relays

__all__ = ["Relay", "relays"]
