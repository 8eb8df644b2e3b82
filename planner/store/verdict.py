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
from planner.store.sentences import tagged, untagged


def written(evaluation: Evaluation) -> str:
    """Return an evaluation as JSON."""
    content = {
        "violations": [_violation(one) for one in evaluation.violations],
        "hours": [[h.employee_id, h.planned, h.due] for h in evaluation.hours],
        "requirement_minutes": evaluation.requirement_minutes,
        "backlog": [
            [b.stream_id, b.date.isoformat(), b.waiting, b.age, b.done, b.late]
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
                late=late[0] if late else 0.0,
            )
            # Verdicts stored before there were streams have none, older ones do not
            # tell what is late.
            for stream_id, day, waiting, age, done, *late in stored.get("backlog", ())
        ),
    )


def _violation(one: Violation) -> list[Any]:
    return [
        one.rule_id,
        int(one.level),
        one.amount,
        one.penalty,
        *tagged(one.message),
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
        message=untagged(msgid, values),
        employee_id=employee_id,
        post_id=post_id,
        service_id=service_id,
        date=date.fromisoformat(day) if day else None,
        start=start,
        end=end,
    )
