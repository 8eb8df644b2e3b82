"""`planner serve`: the web application."""

from __future__ import annotations

from typing import Annotated

import typer

from planner.cli.options import Lang, Language
from planner.cli.refusals import refusing
from planner.cli.serving import refuse_busy, serve_at
from planner.config import Config

app = typer.Typer(add_completion=False)


@app.command()
@refusing
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen to [default: 127.0.0.1].")
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen to [default: 8000].")
    ] = None,
    lang: Lang = Language.FR,
) -> None:
    """Serve the plans kept on this machine."""
    config = Config()
    address = (host or config.host, port or config.port)
    refuse_busy(*address)
    serve_at(*address, lang)
