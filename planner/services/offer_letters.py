"""What people are asked about an open slot, and that it is taken, by e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from planner.services.letters import LINK
from planner.store.contacts import Contact
from planner.store.outbox import Letter
from planner.text.message import Clock, Message, message

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.store.slots import Slot

PAGE = "slots"
"""Where the link of an offer leads."""
BUTTON = (
    "background:#0b4f6c;color:#ffffff;padding:10px 18px;border-radius:4px;"
    "text-decoration:none"
)


def offer_letter(
    problem: Problem, slot: Slot, name: str, contact: Contact, token: str
) -> Letter:
    """Return the letter that asks someone whether she takes a slot."""
    body = _Body(
        contact=contact,
        hello=message("Hello {name},", name=name),
        said=_said(problem, slot),
        ask=message("Can you take it? Answer here:"),
        button=message("Give my answer"),
        token=token,
    )
    short = _short(problem, slot).say(contact.language)
    return body.letter(message("Can you take it? {slot}", slot=short))


def taken_letter(problem: Problem, slot: Slot, name: str, contact: Contact) -> Letter:
    """Return the letter that tells someone who was asked that another has it."""
    body = _Body(
        contact=contact,
        hello=message("Hello {name},", name=name),
        said=_said(problem, slot),
        ask=message("Somebody has taken it: nothing is asked of you any more. Thanks."),
    )
    short = _short(problem, slot).say(contact.language)
    return body.letter(message("Taken: {slot}", slot=short))


def spoken(problem: Problem, slot: Slot, language: str) -> str:
    """Return what is told or copied to someone without an address, before her link."""
    return message(
        "{post}, {day}, {start}–{end}: can you take it? Answer here: ",
        post=problem.post(slot.post_id).name,
        day=slot.day,
        start=Clock(slot.start),
        end=Clock(slot.end),
    ).say(language)


def _said(problem: Problem, slot: Slot) -> Message:
    post = problem.post(slot.post_id)
    return message(
        "{post} ({site}), {day}, {start}–{end}.",
        post=post.name,
        site=problem.sites_by_id[post.site_id].name,
        day=slot.day,
        start=Clock(slot.start),
        end=Clock(slot.end),
    )


def _short(problem: Problem, slot: Slot) -> Message:
    return message(
        "{post}, {day}, {start}–{end}",
        post=problem.post(slot.post_id).name,
        day=slot.day,
        start=Clock(slot.start),
        end=Clock(slot.end),
    )


@dataclass(frozen=True, kw_only=True)
class _Body:
    contact: Contact
    hello: Message
    said: Message
    ask: Message
    button: Message | None = None
    token: str | None = None

    def letter(self, subject: Message) -> Letter:
        """Return the letter, as plain text and as HTML mail programs understand."""
        language = self.contact.language
        lines = [one.say(language) for one in (self.hello, self.said, self.ask)]
        text, link = "\n\n".join(lines), ""
        if self.button:
            text = f"{text}\n{LINK}"
            label = escape(self.button.say(language))
            link = f'<p><a href="{LINK}" style="{BUTTON}">{label}</a></p>'
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
        return Letter(
            recipient=self.contact.address,
            subject=subject.say(language),
            text=f"{text}\n",
            html=f'<!doctype html><html lang="{language}"><body style="font-family:'
            f'Arial,sans-serif;color:#1c2a33">{paragraphs}{link}</body></html>',
            language=language,
            token=self.token,
            page=PAGE,
        )
