"""More cases of doctors who are away for half a day."""

from __future__ import annotations

from planner.domain.coupling import Assistance, Coupling, CouplingKind, Doctor
from planner.domain.work import ActivityKind
from tests.build import (
    MON,
    TUE,
    WED,
    A,
    J,
    M,
    activity,
    employee,
    post,
    problem,
    requirement,
    rota,
    works,
)
from tests.rules.case import RuleCase

ROOM = (
    activity("assisting", ActivityKind.ASSISTANCE),
    post("room", "assisting", doctor_id="Dr"),
)
"""A doctor's consultation room."""

DOCTOR_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # No doctor on Tuesday morning: 240. The afternoon is held as on any other day.
    (
        "doctor_away",
        RuleCase(
            problem=problem(
                employee("Ann"),
                *ROOM,
                Doctor(id="Dr", name="Dr", away_mornings=frozenset({TUE})),
            ),
            breaks=rota(works("Ann", "room", J, TUE)),
            amount=240,
            keeps=rota(works("Ann", "desk", M, TUE), works("Ann", "room", A, TUE)),
        ),
    ),
    # Away for the morning and for the afternoon is away all day: 450. On Wednesday it
    # is for the afternoon only, which a whole day meets as well.
    (
        "coupled_absence",
        RuleCase(
            problem=problem(
                employee("Ann"),
                Doctor(
                    id="Dr",
                    name="Dr",
                    away_mornings=frozenset({TUE}),
                    away_afternoons=frozenset({TUE, WED}),
                ),
                Coupling(employee_id="Ann", kind=CouplingKind.TOGETHER, doctor_id="Dr"),
            ),
            breaks=rota(works("Ann", "desk", J, TUE)),
            amount=450,
            keeps=rota(works("Ann", "desk", J, MON)),
        ),
    ),
    # A morning of consultation on Monday, a whole day on Tuesday without its afternoon:
    # 480 are promised, less than half of 2250. One morning held: 240 missing, 4 h x 40.
    (
        "assistant_share",
        RuleCase(
            problem=problem(
                employee("Ann"),
                *ROOM,
                requirement("room", M, MON, minimum=0),
                requirement("room", "08:30-16:45", TUE, minimum=0),
                Doctor(id="Dr", name="Dr", away_afternoons=frozenset({TUE})),
                Assistance(employee_id="Ann", doctor_id="Dr", fraction=0.5),
            ),
            breaks=rota(works("Ann", "room", M, MON), works("Ann", "desk", A, MON)),
            amount=240,
            penalty=160,
            keeps=rota(
                works("Ann", "room", M, MON, TUE), works("Ann", "desk", A, MON, TUE)
            ),
        ),
    ),
)
