"""Folders that commands make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.services.refusal import Refused
from planner.text.message import message

if TYPE_CHECKING:
    from pathlib import Path


def check_empty(folder: Path) -> None:
    """Raise `Refused` when a folder to make is there with something in it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            message(
                "{folder} is there already, and not empty: give another folder.",
                folder=str(folder),
            )
        )
