"""A real mail server on this machine, that can be told to refuse."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

from planner.exchange.smtp import MailServer

if TYPE_CHECKING:
    from email.message import EmailMessage
    from types import TracebackType

HOST = "127.0.0.1"


class PostOffice:
    """Takes letters in while it is open; `refusing` makes it answer that instead."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.refusing = ""
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port: int = free.getsockname()[1]
        self._controller: Controller | None = None

    async def handle_RCPT(  # noqa: N802  named so by the library
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        """Take or refuse a recipient."""
        if self.refusing:
            return self.refusing
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        """Keep a letter."""
        self.received.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"

    @property
    def server(self) -> MailServer:
        """How to reach it."""
        return MailServer(
            host=HOST,
            port=self.port,
            user="",
            password="",
            sender="relais@example.org",
            tls="none",
        )

    def open(self) -> None:
        """Begin to answer."""
        self._controller = Controller(self, hostname=HOST, port=self.port)
        self._controller.start()

    def close(self) -> None:
        """Answer no more."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    def __enter__(self) -> PostOffice:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def part(message: EmailMessage, kind: str) -> str:
    """Return the text of a letter's `plain` or `html` part."""
    found = message.get_body((kind,))
    assert found
    return str(found.get_content())
