from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from planner.domain.balance import due_minutes
from planner.domain.rota import Rota
from planner.domain.work import ActivityKind
from planner.evaluation.evaluate import evaluate
from planner.exchange.generate import Rules, generate
from planner.exchange.scenario import read_scenario, write_scenario
from planner.store.snapshot import restored, snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.problem import Problem

SIZES = [(2, 1, 0), (8, 1, 3), (30, 2, 5), (60, 3, 1), (150, 4, 2)]


def full(people: int, sites: int, seed: int) -> Problem:
    return generate(people, sites, seed, rules=Rules.FULL).problem


@pytest.mark.parametrize("figures", SIZES)
def test_full_scenarios_come_back_as_they_are(
    figures: tuple[int, int, int], tmp_path: Path
) -> None:
    scenario = generate(*figures, rules=Rules.FULL)
    assert generate(*figures, rules=Rules.FULL) == scenario
    assert len(scenario.problem.employees) == figures[0]
    write_scenario(tmp_path, scenario)
    assert read_scenario(tmp_path) == scenario
    assert restored(snapshot(scenario.problem)) == scenario.problem


def test_a_month_of_sixty_uses_the_whole_rule_book() -> None:
    problem = full(60, 3, 1)
    unused = {"colleagues", "free", "pins", "published", "parameters", "rhythms"}
    empty = {f.name for f in fields(problem) if not getattr(problem, f.name)}
    assert empty == unused
    posts, people = problem.posts, problem.employees
    contracts = problem.contracts_by_id
    assert any(post.combines for post in posts)
    assert any(post.relay for post in posts)
    assert any(post.opening_minutes for post in posts)
    assert any(person.trainee for person in people)
    assert all(p.tutor_id for p in people if p.trainee or p.joined)
    assert any(contracts[person.contract_id].days_a_week for person in people)
    assert any(contracts[person.contract_id].overtime_minutes for person in people)
    assert len({contracts[person.contract_id].rule_set for person in people}) == 2
    assert any(person.opted_for for person in people)
    assert any(shift.break_at for shift in problem.shift_types)


@pytest.mark.parametrize("figures", SIZES)
def test_an_empty_rota_breaks_no_hard_rule(figures: tuple[int, int, int]) -> None:
    assert evaluate(full(*figures), Rota(())).feasible


@pytest.mark.parametrize("figures", [(60, 3, 1), (300, 5, 1)])
def test_letters_and_needs_ask_for_about_the_time_there_is(
    figures: tuple[int, int, int],
) -> None:
    problem = full(*figures)
    due = sum(due_minutes(problem, employee) for employee in problem.employees)
    held = sum(r.target * r.minutes for r in problem.requirements)
    typed = sum(sum(s.intake.values()) + s.opening for s in problem.streams)
    assert (held + typed) / due == pytest.approx(1.1, abs=0.1)


def test_consultations_are_assisted_and_close_while_the_doctor_is_away() -> None:
    problem = full(150, 4, 2)
    for promise in problem.assistances:
        posts = {p.id for p in problem.posts if p.doctor_id == promise.doctor_id}
        assert {problem.activity_of(post_id).kind for post_id in posts} == {
            ActivityKind.ASSISTANCE
        }
        away = problem.doctors_by_id[promise.doctor_id].away
        held = {day for post_id, day in problem.requirements_on if post_id in posts}
        assert held
        assert not held & away


def test_participants_work_during_their_meeting() -> None:
    problem = full(60, 3, 1)
    for meeting in problem.meetings:
        for name in meeting.employee_ids:
            employee = problem.employee(name)
            for shift in problem.shifts_on(employee, meeting.date):
                assert any(
                    (piece.start, piece.end) == (meeting.start, meeting.end)
                    for piece in shift.pieces
                )
