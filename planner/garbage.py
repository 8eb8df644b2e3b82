"""How often Python looks for cycles among the objects of a process: seldom.

A month of 300 people is a million objects. A look at all of them takes a third of a
second, in which a server answers nobody, and finds next to nothing: what pages and
verdicts let go of holds no cycles and is given back at once.
"""

from __future__ import annotations

import gc

THRESHOLDS = (50_000, 20, 20)
"""New objects from which Python looks at the young; how many such looks make one at the
middle-aged, and how many of those one at all of them (its own: 700, 10, 10)."""


def look_seldom() -> None:
    """Have this process look for cycles seldom."""
    gc.set_threshold(*THRESHOLDS)
