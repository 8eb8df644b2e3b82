"""Which code is running, as far as what it calculates goes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import planner

JUDGED_BY = ("domain", "rules", "evaluation")
"""Packages whose change can change a verdict."""
DIGITS = 12


@cache
def code_version() -> str:
    """Return the version number and a digest of the rules as they are written.

    A verdict kept by other code than this is not believed: the rules may have changed
    with the number standing still.
    """
    root = Path(planner.__file__).parent
    seen = hashlib.sha256()
    for package in JUDGED_BY:
        for file in sorted((root / package).rglob("*.py")):
            seen.update(file.relative_to(root).as_posix().encode())
            seen.update(file.read_bytes())
    return f"{planner.__version__}+{seen.hexdigest()[:DIGITS]}"
