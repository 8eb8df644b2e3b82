"""A letter to a mail server, over SMTP."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from planner.errors import PlannerError

PATIENCE_SECONDS = 20
REFUSED_FOR_GOOD = 500
"""Replies from here on say that trying again is of no use (RFC 5321 §4.2.1)."""
TROUBLE_WITH_US = (530, 534, 535, 538)
"""Save these: the server does not accept our log-in, whatever the letter."""


class Undelivered(PlannerError):
    """A letter the mail server did not take."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        self.for_good = for_good
        super().__init__(reason)


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """How to reach a mail server, and in whose name."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    tls: str
    """`starttls`, `tls` or `none`."""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One e-mail, in plain text and in HTML."""

    message_id: str
    """Without the part after the @."""
    recipient: str
    subject: str
    text: str
    html: str
    language: str
    written_at: datetime


def deliver(server: MailServer, mail: Mail) -> None:
    """Hand a letter to the server; raise `Undelivered` if it does not take it."""
    try:
        with _connected(server) as connection:
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(composed(server, mail))
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        raise Undelivered(_reply(code, answer), for_good=_for_good(code)) from error
    except smtplib.SMTPResponseException as error:
        code, said = error.smtp_code, error.smtp_error
        raise Undelivered(_reply(code, said), for_good=_for_good(code)) from error
    except (OSError, ValueError, smtplib.SMTPException) as error:
        raise Undelivered(str(error) or type(error).__name__) from error


def composed(server: MailServer, mail: Mail) -> EmailMessage:
    """Return the message as it is sent."""
    domain = server.sender.rpartition("@")[2]
    made = EmailMessage()
    made["From"] = Address("Relais", addr_spec=server.sender)
    made["To"] = mail.recipient
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(mail.written_at)
    made["Message-ID"] = f"<{mail.message_id}@{domain}>"
    made["Content-Language"] = mail.language
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    made.add_alternative(mail.html, subtype="html")
    return made


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.tls == "tls":
        safe = ssl.create_default_context()
        return smtplib.SMTP_SSL(
            server.host, server.port, timeout=PATIENCE_SECONDS, context=safe
        )
    connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE_SECONDS)
    if server.tls == "starttls":
        connection.starttls(context=ssl.create_default_context())
    return connection


def _for_good(code: int) -> bool:
    return code >= REFUSED_FOR_GOOD and code not in TROUBLE_WITH_US


def _reply(code: int, said: bytes | str) -> str:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {words}"
