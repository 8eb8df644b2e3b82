"""Serve the application, from two commands."""

from __future__ import annotations

import os
import socket

import typer
import uvicorn

from planner.services.refusal import Refused
from planner.text.message import message

APPLICATION = "planner.web:create_app"
"""Given by name: this process may hold other things than the web process should."""
GRACE_SECONDS = 3
"""How long requests under way may go on once it is to stop."""


def refuse_busy(host: str, port: int) -> None:
    """Raise `Refused` if the address cannot be listened to."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise Refused(
            message(
                "{host}:{port} cannot be used ({reason}): choose another --port.",
                host=host,
                port=port,
                reason=error.strerror or "",
            )
        ) from error


def serve_at(host: str, port: int, language: str) -> None:
    """Say where, then serve until Ctrl-C, in `language` unless a person chooses."""
    os.environ["PLANNER_LANGUAGE"] = language
    shown = f"[{host}]" if ":" in host else host
    said = message(
        "Relais is at http://{host}:{port} (Ctrl-C to stop).", host=shown, port=port
    )
    typer.echo(said.say(language))
    uvicorn.run(
        APPLICATION,
        factory=True,
        host=host,
        port=port,
        log_level="warning",
        # Pages that follow a calculation keep their connection open for ever.
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
