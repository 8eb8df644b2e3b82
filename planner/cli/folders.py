"""Folders that commands write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.services.refusal import Refused
from planner.text.message import Message, message

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


def make_folder(folder: Path) -> None:
    """Make the folder before the calculation: a refusal after it would cost more."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(_refusal(folder, error)) from error


def _refusal(folder: Path, error: OSError) -> Message:
    if isinstance(error, FileExistsError):
        return message(
            "{folder} is a file: give --out the name of a folder.", folder=str(folder)
        )
    if isinstance(error, NotADirectoryError):
        return message(
            "{folder} would be in a file: give --out another folder.",
            folder=str(folder),
        )
    if isinstance(error, PermissionError):
        return message(
            "You may not make the folder {folder}: give --out another one.",
            folder=str(folder),
        )
    return message(
        "The folder {folder} cannot be made: check its name and the room left on the "
        "disk.",
        folder=str(folder),
    )
