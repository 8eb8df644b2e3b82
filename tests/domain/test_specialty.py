"""Specialties are called what people call them."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.specialty import specialty_names
from tests.build import post, problem, service

HEART = replace(service("heart"), specialty="cardio", name="Cardiologie A")
OTHER = replace(service("other"), specialty="cardio", name="Cardiologie B")
LINE = post("line", specialty="line-2")
MORE = post("more", specialty="line-2")


def test_one_service_gives_it_its_name() -> None:
    names = specialty_names([HEART], [post("a", specialty="cardio"), LINE])
    assert names["cardio"] == "Cardiologie A"


def test_one_post_gives_it_its_name_where_no_service_does() -> None:
    assert specialty_names([], [replace(LINE, name="Ligne du pôle")]) == {
        "line-2": "Ligne du pôle"
    }


def test_of_several_it_is_said_as_its_id() -> None:
    names = specialty_names([HEART, OTHER], [LINE, MORE])
    assert names == {"cardio": "Cardio", "line-2": "Line 2"}


def test_a_problem_knows_those_of_its_services_and_posts() -> None:
    assert set(problem(LINE).specialties) == {"cardio", "line-2"}
