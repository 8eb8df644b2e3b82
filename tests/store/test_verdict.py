from __future__ import annotations

import json

from planner.domain.stream import WorkStream
from planner.domain.work import ActivityKind
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.rules.rule import Level, Violation
from planner.store.verdict import read, written
from planner.text.message import Clock, Duration, FullDate, Term, message
from tests import build
from tests.build import MON


def test_a_real_verdict_comes_back_as_it_was() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.absence("Ann"),
        build.requirement(minimum=2, target=3),
        build.activity("typing", ActivityKind.TYPING, deferrable=True),
        build.post("notes", "typing"),
        WorkStream(
            id="letters",
            name="letters",
            post_ids=frozenset({"notes"}),
            intake={MON: 90},
        ),
    )
    verdict = evaluate(problem, build.rota(build.works("Ann")))
    assert verdict.hard
    assert verdict.backlog[0].late
    assert read(written(verdict)) == verdict


def test_every_kind_of_value_of_a_sentence_comes_back_as_it_was() -> None:
    sentence = message(
        "{a}{b}{c}{d}{e}{f}{g}{h}{i}",
        a=Clock(510),
        b=Duration(90.5),
        c=Term("plan"),
        d=MON,
        e="clock",
        f=3,
        g=0.5,
        h=FullDate(MON),
        i=message("{who} has {left}", who="Ann", left=Duration(30)),
    )
    verdict = Evaluation(
        violations=(
            Violation(
                rule_id="wish",
                level=Level.PEOPLE,
                amount=1.5,
                penalty=0.1,
                message=sentence,
                employee_id="Ann",
                post_id="desk",
                service_id="cardio",
                date=MON,
                start=0,
                end=15,
            ),
        ),
        hours=(),
        requirement_minutes=0,
    )
    assert read(written(verdict)) == verdict


def test_a_verdict_kept_before_it_told_what_is_late_can_be_read() -> None:
    kept = {
        "violations": [],
        "hours": [],
        "requirement_minutes": 0,
        "backlog": [["letters", "2027-03-31", 90.0, 3, 0.0]],
    }
    (one,) = read(json.dumps(kept)).backlog
    assert (one.waiting, one.age, one.late) == (90, 3, 0)
