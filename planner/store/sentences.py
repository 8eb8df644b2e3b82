"""Messages as JSON, and back: they are kept, and said when they are read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.text.message import Clock, Duration, FullDate, Message, Term, Value


def written(message: Message) -> str:
    """Return a message as JSON."""
    return json.dumps(tagged(message), ensure_ascii=False)


def read(content: str) -> Message:
    """Return the message that `written` made the text of."""
    return untagged(*json.loads(content))


def tagged(message: Message) -> list[Any]:
    """Return the key of a message and its values, each with a word for its kind."""
    return [message.msgid, {name: _tagged(v) for name, v in message.values.items()}]


def untagged(msgid: str, values: Mapping[str, Any]) -> Message:
    """Return the message of what `tagged` returned."""
    return Message(msgid, {name: _value(*v) for name, v in values.items()})


def _tagged(value: Value) -> tuple[str, str | int | float | list[Any]]:
    """Return a value with a word for its kind: JSON alone would lose it."""
    match value:
        case Clock(minutes):
            return "clock", minutes
        case Duration(length):
            return "duration", length
        case Term(msgid):
            return "term", msgid
        case FullDate(day):
            return "full_date", day.isoformat()
        case Message():
            return "message", tagged(value)
        case date():
            return "date", value.isoformat()
        case _:
            return "plain", value


def _value(kind: str, value: Any) -> Value:
    match kind:
        case "clock":
            return Clock(value)
        case "duration":
            return Duration(value)
        case "term":
            return Term(value)
        case "full_date":
            return FullDate(date.fromisoformat(value))
        case "message":
            return untagged(*value)
        case "date":
            return date.fromisoformat(value)
        case "plain":
            plain: str | int | float = value
            return plain
        case _:
            raise ValueError(f"'{kind}' is no kind of value of a message.")
