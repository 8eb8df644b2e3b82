from __future__ import annotations

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
    )
    verdict = evaluate(problem, build.rota(build.works("Ann")))
    assert verdict.hard
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
