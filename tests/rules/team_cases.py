"""A smallest case of each rule about pairs, doctors, taking turns and familiarity."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.domain.coupling import Assistance, Coupling, CouplingKind, Doctor
from planner.domain.memory import Familiarity, Hardship, HardshipKind
from planner.domain.rotation import Rotation
from planner.domain.work import ActivityKind
from tests.build import (
    FRI,
    MON,
    THU,
    TUE,
    WED,
    A,
    J,
    M,
    absence,
    activity,
    employee,
    pattern,
    phone,
    post,
    problem,
    requirement,
    rota,
    service,
    shift,
    works,
)
from tests.rules.case import RuleCase

if TYPE_CHECKING:
    from collections.abc import Mapping

PHONE = (phone(), post("line", "phone"))
ROOM = (
    activity("assisting", ActivityKind.ASSISTANCE),
    post("room", "assisting", doctor_id="Dr"),
)
"""A doctor's consultation room."""
MORNINGS = [requirement("room", M, day, minimum=0) for day in (MON, TUE)]
TURNS = Rotation(
    id="turns",
    name="turns",
    employee_ids=frozenset({"Ann", "Bob"}),
    activity_ids=frozenset({"reception", "phone"}),
)

PAIRS: Mapping[str, RuleCase] = {
    # The doctor is away on Tuesday: 450. Bob is away for the morning of Wednesday:
    # 240. His hour at the dentist's on Thursday is no half-day.
    "coupled_absence": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            Doctor(id="Dr", name="Dr", away=frozenset({TUE})),
            Coupling(employee_id="Ann", kind=CouplingKind.TOGETHER, doctor_id="Dr"),
            Coupling(employee_id="Ann", kind=CouplingKind.TOGETHER, colleague_id="Bob"),
            absence("Bob", WED, hours="08:30-12:30"),
            absence("Bob", THU, hours="08:30-09:30"),
            shift("A", A),
            pattern("J", "A"),
        ),
        breaks=rota(works("Ann", "desk", J, MON, TUE, WED)),
        amount=690,
        keeps=rota(
            works("Ann", "desk", J, MON, THU),
            works("Ann", "desk", A, WED),
            works("Bob", "desk", J, TUE),
        ),
    ),
    # Five days in both patterns; both are absent on Friday, one only on Thursday.
    # Ann on Monday and Bob on Tuesday leave Wednesday and Thursday: 2 x 25.
    "pair_present": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            Coupling(employee_id="Ann", kind=CouplingKind.APART, colleague_id="Bob"),
            absence("Ann", THU, FRI),
            absence("Bob", FRI),
        ),
        breaks=rota(works("Ann", "desk", J, MON), works("Bob", "desk", J, TUE)),
        amount=2,
        penalty=50,
        keeps=rota(
            works("Ann", "desk", J, MON, TUE), works("Bob", "desk", J, WED, THU)
        ),
    ),
}

DOCTORS: Mapping[str, RuleCase] = {
    # The morning of Tuesday, on which the doctor is away: 240.
    "doctor_away": RuleCase(
        problem=problem(
            employee("Ann"),
            *ROOM,
            Doctor(id="Dr", name="Dr", away=frozenset({TUE})),
        ),
        breaks=rota(works("Ann", "room", M, TUE), works("Ann", "desk", A, TUE)),
        amount=240,
        keeps=rota(works("Ann", "room", J, MON), works("Ann", "desk", J, TUE)),
    ),
    # Ann assists Dr only: the afternoon with Other is not hers, 210. Bob, who assists
    # nobody, may hold it; the desk is of no doctor.
    "assistant_doctor": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            *ROOM,
            post("other room", "assisting", doctor_id="Other"),
            Doctor(id="Dr", name="Dr"),
            Doctor(id="Other", name="Other"),
            Assistance(employee_id="Ann", doctor_id="Dr", fraction=0.5),
        ),
        breaks=rota(works("Ann", "room", M), works("Ann", "other room", A)),
        amount=210,
        keeps=rota(
            works("Ann", "room", M),
            works("Ann", "desk", A),
            works("Bob", "other room", J),
        ),
    ),
    # Ann assists a doctor: her afternoon on the line is 210. Bob's is his work.
    "assistant_phone": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            *ROOM,
            *PHONE,
            Doctor(id="Dr", name="Dr"),
            Assistance(employee_id="Ann", doctor_id="Dr", fraction=0.5),
        ),
        breaks=rota(works("Ann", "room", M), works("Ann", "line", A)),
        amount=210,
        keeps=rota(works("Ann", "room", J), works("Bob", "line", J)),
    ),
    # Half of 2250 is more than the two mornings of consultation there are: 480 are
    # promised. One held: 240 missing, 4 h x 40.
    "assistant_share": RuleCase(
        problem=problem(
            employee("Ann"),
            *ROOM,
            MORNINGS,
            Doctor(id="Dr", name="Dr"),
            Assistance(employee_id="Ann", doctor_id="Dr", fraction=0.5),
        ),
        breaks=rota(works("Ann", "room", M, MON), works("Ann", "desk", A, MON)),
        amount=240,
        penalty=160,
        keeps=rota(
            works("Ann", "room", M, MON, TUE), works("Ann", "desk", A, MON, TUE)
        ),
    ),
}

TAKING_TURNS: Mapping[str, RuleCase] = {
    # Bob can work one day only: nothing is asked of him. Ann holds the desk, never
    # the line: 1 x 20.
    "rotation": RuleCase(
        problem=problem(
            employee("Ann"), employee("Bob"), *PHONE, TURNS, absence("Bob", MON, THU)
        ),
        breaks=rota(works("Ann", "desk", J, MON, TUE), works("Bob", "desk", J, FRI)),
        amount=1,
        penalty=20,
        keeps=rota(works("Ann", "line", M, TUE), works("Ann", "desk", A, TUE)),
    ),
}

KNOWN: Mapping[str, RuleCase] = {
    # Five people hold the line in the week, one of them before the period: one too
    # many, 6. A sixth on the desk counts for nothing.
    "distinct_voices": RuleCase(
        problem=problem(
            *(employee(name) for name in ("Ann", "Bob", "Cleo", "Dan", "Eve", "Fay")),
            *PHONE,
            start=TUE,
            context=works("Ann", "line", J, MON),
        ),
        breaks=rota(
            works("Bob", "line", J, TUE),
            works("Cleo", "line", M, TUE),
            works("Cleo", "desk", A, TUE),
            works("Dan", "line", J, WED),
            works("Eve", "line", J, FRI),
            works("Fay", "desk", J, FRI),
        ),
        amount=1,
        penalty=6,
        keeps=rota(
            works("Bob", "line", J, TUE),
            works("Cleo", "line", J, TUE, WED),
            works("Dan", "line", J, WED),
            works("Ann", "line", J, FRI),
        ),
    ),
    # Ann was last in surgery a year ago to the day on Monday, longer ago on Tuesday:
    # 450, 7.5 h x 2. Her own service and a line of the pole are always known.
    "known_service": RuleCase(
        problem=problem(
            employee("Ann"),
            service("surgery"),
            post("ward", service="surgery"),
            post("pole line", service=None),
            Familiarity(employee_id="Ann", service_id="surgery", last=date(2026, 3, 1)),
        ),
        breaks=rota(works("Ann", "ward", J, MON, TUE)),
        amount=450,
        penalty=15,
        keeps=rota(
            works("Ann", "ward", J, MON),
            works("Ann", "desk", J, TUE),
            works("Ann", "pole line", J, WED),
        ),
    ),
}

LATE = "12:30-20:00"
BORNE: Mapping[str, RuleCase] = {
    # Four late days in the past are 8 points, 4 each if shared. Three more are 14 for
    # Ann: 6 beyond the step of 4, of which 2 beyond a second one: 8 x 4. Bob, who bore
    # none, may have them all.
    "hardship": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            shift("L", LATE),
            pattern("J", "L"),
            Hardship(employee_id="Ann", kind=HardshipKind.LATE, count=4),
        ),
        breaks=rota(works("Ann", "desk", LATE, MON, TUE, WED)),
        amount=8,
        penalty=32,
        keeps=rota(
            works("Bob", "desk", LATE, MON, TUE, WED), works("Ann", "desk", J, MON)
        ),
    ),
}

TEAM_CASES: Mapping[str, RuleCase] = {
    **PAIRS,
    **DOCTORS,
    **TAKING_TURNS,
    **KNOWN,
    **BORNE,
}
