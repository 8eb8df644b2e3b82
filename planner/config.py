"""Settings of one installation, read from the environment (`PLANNER_…`)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_data_folder() -> Path:
    return user_data_path("relais", appauthor=False)


class Config(BaseSettings):
    """Where things are kept and served; every field has a working default."""

    model_config = SettingsConfigDict(env_prefix="PLANNER_")

    data_folder: Path = Field(default_factory=_default_data_folder)
    """Folder for the database of a machine with nothing else installed."""
    database_url: str = ""
    """`postgresql://user:password@host/name`, or any other SQLAlchemy URL of SQLite or
    PostgreSQL; empty means an SQLite file in `data_folder`."""
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    """What people type to get here, `https://relais.example`, where a proxy stands
    before us under another name; empty means whatever name the request gives, and in
    letters `host` and `port`."""
    largest_body: int = 20_000_000
    """Bytes a request may bring along: a workbook of a large hospital has 2 million."""
    language: str = "fr"
    """Language of screens and exports when the person has not chosen one."""
    dask_scheduler: str = ""
    """Address of a Dask scheduler (`tcp://host:8786`) whose workers calculate; empty
    means processes on this machine."""
    runs_at_once: int = Field(default=1, ge=0)
    """Calculations asked for on pages that run at a time, on all machines that share
    the database; the others wait. 0 where this machine is to start none."""
    time_zone: str = "Europe/Paris"
    """Of the establishment: notices are counted in its hours."""
    smtp_host: str = ""
    """Mail server; without one letters stay in the outbox, to be copied."""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = "relais@localhost"
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection is made safe: after the greeting, from the start, not."""

    @property
    def address(self) -> str:
        """Return the address links in letters begin with."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    def now(self) -> datetime:
        """Return the present moment in the time of the establishment."""
        return datetime.now(ZoneInfo(self.time_zone))

    @property
    def store_url(self) -> str:
        """Return the URL of the database to open."""
        return self.database_url or f"sqlite:///{self.data_folder / 'relais.sqlite3'}"
