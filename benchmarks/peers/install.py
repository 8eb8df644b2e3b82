"""The environment Timefold lives in: its pins must not enter the planner's locks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from planner.errors import InvalidValue
from planner.text.message import message

FOLDER = Path(__file__).parent / ".timefold"
PYTHON = FOLDER / "bin" / "python"
PINNED = ("timefold==1.24.0b0", "JPype1==1.5.1")
INTERPRETERS = ("python3.12", "python3.11", "python3.10")
"""Timefold refuses later ones."""


def install() -> None:
    """Make the environment; raise `InvalidValue` when Python or Java lack."""
    found = [path for name in INTERPRETERS if (path := _works(name))]
    if not found:
        raise InvalidValue(
            message("Timefold needs one of {names}.", names=", ".join(INTERPRETERS))
        )
    if not shutil.which("java"):
        raise InvalidValue(message("Timefold needs Java 17 or later."))
    subprocess.run([found[0], "-m", "venv", "--clear", FOLDER], check=True)
    subprocess.run([PYTHON, "-m", "pip", "install", *PINNED], check=True)


def _works(name: str) -> str | None:
    """Return the path of an interpreter that starts: shims may lead nowhere."""
    path = shutil.which(name)
    if path is None:
        return None
    tried = subprocess.run([path, "-c", ""], capture_output=True, check=False)
    return None if tried.returncode else path


def installed() -> bool:
    """Return whether the environment was made."""
    return PYTHON.exists()
