"""An evaluation as text, and back.

A violation is a short list rather than an object: a month of 300 people has thousands.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from planner.evaluation.backlog import Backlog
from planner.evaluation.evaluate import Evaluation, Hours
from planner.rules.rule import Level, Violation
from planner.text.message import Clock, Duration, FullDate, Message, Term, Value


def written(evaluation: Evaluation) -> str:
    """Return an evaluation as JSON."""
    content = {
        "violations": [_violation(one) for one in evaluation.violations],
        "hours": [[h.employee_id, h.planned, h.due] for h in evaluation.hours],
        "requirement_minutes": evaluation.requirement_minutes,
        "backlog": [
            [b.stream_id, b.date.isoformat(), b.waiting, b.age, b.done]
            for b in evaluation.backlog
        ],
    }
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False)


def read(content: str) -> Evaluation:
    """Return the evaluation that `written` made the text of."""
    stored = json.loads(content)
    return Evaluation(
        violations=tuple(_restored(row) for row in stored["violations"]),
        hours=tuple(
            Hours(employee_id=employee_id, planned=planned, due=due)
            for employee_id, planned, due in stored["hours"]
        ),
        requirement_minutes=stored["requirement_minutes"],
        backlog=tuple(
            Backlog(
                stream_id=stream_id,
                date=date.fromisoformat(day),
                waiting=waiting,
                age=age,
                done=done,
            )
            # Verdicts stored before there were streams have none.
            for stream_id, day, waiting, age, done in stored.get("backlog", ())
        ),
    )


def _violation(one: Violation) -> list[Any]:
    return [
        one.rule_id,
        int(one.level),
        one.amount,
        one.penalty,
        one.message.msgid,
        {name: _tagged(value) for name, value in one.message.values.items()},
        one.employee_id,
        one.post_id,
        one.service_id,
        one.date.isoformat() if one.date else None,
        one.start,
        one.end,
    ]


def _restored(row: list[Any]) -> Violation:
    rule_id, level, amount, penalty, msgid, values, *where = row
    employee_id, post_id, service_id, day, start, end = where
    return Violation(
        rule_id=rule_id,
        level=Level(level),
        amount=amount,
        penalty=penalty,
        message=Message(msgid, {name: _value(*v) for name, v in values.items()}),
        employee_id=employee_id,
        post_id=post_id,
        service_id=service_id,
        date=date.fromisoformat(day) if day else None,
        start=start,
        end=end,
    )


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
        case Message(msgid, values):
            return "message", [msgid, {name: _tagged(v) for name, v in values.items()}]
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
            msgid, values = value
            return Message(msgid, {name: _value(*v) for name, v in values.items()})
        case "date":
            return date.fromisoformat(value)
        case "plain":
            plain: str | int | float = value
            return plain
        case _:
            raise ValueError(f"'{kind}' is no kind of value of a message.")
