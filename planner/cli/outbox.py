"""`planner outbox`: the letters to send."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from planner.cli.options import Lang, Language
from planner.cli.refusals import refusing
from planner.config import Config
from planner.services.refusal import Refused
from planner.services.sending import look_at_outbox, mail_server, send_due
from planner.store.store import open_store
from planner.text.message import message

app = typer.Typer(add_completion=False)


class What(StrEnum):
    """What can be done with the outbox."""

    SEND = "send"
    SHOW = "show"


@app.command()
@refusing
def outbox(
    what: Annotated[
        What, typer.Argument(help="send: what is due; show: how many stand where.")
    ],
    lang: Lang = Language.FR,
) -> None:
    """Send the letters that are due, or say how many wait."""
    config = Config()
    store = open_store(config.store_url)
    try:
        if what is What.SEND:
            server = mail_server(config)
            if server is None:
                raise Refused(
                    message("No mail server is set: PLANNER_SMTP_HOST names one.")
                )
            done = send_due(store, server, config.address)
            said = message(
                "{sent} sent, {put_off} to try again, {given_up} given up.",
                sent=done.sent,
                put_off=done.put_off,
                given_up=done.given_up,
            )
        else:
            found = look_at_outbox(store, limit=1)
            said = message(
                "{waiting} waiting, {sent} sent, {failed} given up.",
                waiting=found.waiting,
                sent=found.sent,
                failed=found.failed,
            )
        typer.echo(said.say(lang))
    finally:
        store.close()
