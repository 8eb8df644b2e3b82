"""The `planner` command, one file per sub-command."""

from planner.cli.app import app

__all__ = ["app"]
