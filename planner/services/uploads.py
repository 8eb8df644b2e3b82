"""Files kept between preview and confirmation, in the data folder.

They outlive a restart of the web process; a day later they are gone.
"""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING

from planner.services.refusal import Refused
from planner.text.message import message

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "uploads"
KEPT_SECONDS = 24 * 3600
TOKEN_BYTES = 24
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")


def keep(data_folder: Path, content: bytes) -> str:
    """Return the secret name under which a file is kept for a day."""
    folder = data_folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _clean(folder)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    part = folder / f"{token}.part"
    part.write_bytes(content)
    part.rename(folder / token)
    return token


def kept(data_folder: Path, token: str) -> bytes:
    """Return a file kept; raise `Refused` where there is none any more."""
    path = data_folder / FOLDER / token
    if not TOKEN.fullmatch(token) or not path.is_file() or _old(path):
        raise Refused(
            message("This file is no longer kept (one day at most): send it again.")
        )
    return path.read_bytes()


def forget(data_folder: Path, token: str) -> None:
    """Remove a file that is not needed any more."""
    if TOKEN.fullmatch(token):
        (data_folder / FOLDER / token).unlink(missing_ok=True)


def _clean(folder: Path) -> None:
    for path in folder.iterdir():
        if _old(path):
            path.unlink(missing_ok=True)


def _old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > KEPT_SECONDS
