"""Random small problems that use most of the rule book, and random rotas for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from planner.domain.absence import RequestKind
from planner.domain.coupling import Assistance, Coupling, CouplingKind, Doctor
from planner.domain.external import External
from planner.domain.meeting import Meeting
from planner.domain.memory import Familiarity, Hardship, HardshipKind
from planner.domain.people import Balance, WorkingPattern
from planner.domain.place import HOME
from planner.domain.room import LoneRisk, Room
from planner.domain.rota import Assignment, Rota
from planner.domain.rotation import ProtectedBlock, Rotation
from planner.domain.stream import WorkStream
from planner.domain.work import ActivityKind, Criticality
from tests.build import (
    MON,
    SUN,
    WEEK,
    absence,
    activity,
    contract,
    employee,
    opened,
    pattern,
    phone,
    pool,
    post,
    problem,
    requirement,
    rhythm,
    service,
    shift,
    site,
    travel,
    window,
    wish,
    works,
)

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.absence import Absence
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.shift import ShiftType

DAYS = [MON + timedelta(days=n) for n in range(7)]
SHIFTS = [
    replace(shift("J", "08:30-12:30 13:15-16:45"), break_at=10 * 60, break_minutes=20),
    replace(
        shift("M", "07:30-15:00", "11:00"), break_at=10 * 60 + 10, break_minutes=20
    ),
    shift("S", "12:30-20:00"),
    shift("L", "08:00-13:00 13:15-18:00"),
]
PLACES = [
    site("north", holidays=frozenset({DAYS[3]})),
    site("south"),
    travel("north", "south", 40),
    service("cardio", floor=1),
    service("paeds", site="south"),
]
WORK = [
    activity(),
    phone(),
    activity("typing", ActivityKind.TYPING, remote=True, deferrable=True),
    Doctor(id="Dr", name="Dr", away=frozenset({DAYS[2]})),
    Doctor(id="Other", name="Other"),
    activity("both", ActivityKind.RECEPTION_PHONE),
    post(
        "desk",
        specialty="cardio",
        doctor_id="Dr",
        room_id="office",
        closing_minutes=45,
    ),
    post("notes", "typing", room_id="office"),
    post("both", "both", service=None, combines=frozenset({"desk", "line"})),
    post(
        "paeds desk",
        site="south",
        service="paeds",
        specialty="paeds",
        level=2,
        doctor_id="Other",
    ),
]
LINE = post("line", "phone", service=None, room_id="office", opening_minutes=30)
POSTS = ["desk", "line", "notes", "paeds desk", "both"]
TOGETHER: list[Any] = [
    Room(id="office", name="office", site_id="north", seats=2, phones=1),
    LoneRisk(site_id="north", window=window("16:00-20:00")),
    ProtectedBlock(window=window("08:00-11:00"), service_id="cardio"),
    External(
        id="calls",
        name="calls",
        post_ids=frozenset({"line", "desk"}),
        windows=(window("08:00-10:00", 0, 1, 2), window("14:00-16:00")),
        lines=1,
        price=30,
    ),
    [
        activity("talk", ActivityKind.MEETING),
        post("talk", "talk"),
        requirement("talk", "14:00-15:00", DAYS[1]),
        Meeting(
            id="talk",
            name="talk",
            post_id="talk",
            date=DAYS[1],
            start=14 * 60,
            end=15 * 60,
            employee_ids=frozenset({"Ann"}),
        ),
    ],
]
"""What some problems have besides: each is a rule about people together."""
LEARNING: list[dict[str, Any]] = [
    {"trainee": True},
    {"joined": MON - WEEK},
    {"joined": DAYS[2] - 8 * WEEK},
]
HOURS = ["08:00-12:30", "08:30-12:30", "12:30-18:00", "13:00-17:00"]
CONTRACTS = [
    contract("half", weekly="20:00"),
    contract("private", weekly="35:00", rule_set="private"),
    contract("free day", quota=80, weekly="30:00", days_a_week=4, credit_minutes=300),
    contract(
        "practice",
        quota=60,
        weekly="21:00",
        rule_set="idcc1147",
        balance=Balance.WEEK,
        overtime_minutes=600,
    ),
    contract("clinic", rule_set="idcc2264", balance=Balance.CYCLE, debit_minutes=0),
    contract("extra", credit_minutes=0, overtime_minutes=40 * 60),
    contract("adapted", temporary=True, overtime_minutes=600),
]
TWO_WEEKS = WorkingPattern(
    id="two",
    weeks=(((("J", "L"),) * 5 + ((), ())), ((("J", "M", "L"),) * 6 + (("S",),))),
)
MOMENTS = ["2027-02-13T12:00", "2027-02-27T10:00", "2027-03-02T07:45"]
NAMES = ["Ann", "Bea", "Cam", "Dee"]


@st.composite
def people(draw: st.DrawFn) -> list[Employee]:
    count = draw(st.integers(1, len(NAMES)))
    return [draw(_person(name)) for name in NAMES[:count]]


@st.composite
def _person(draw: st.DrawFn, name: str) -> Employee:
    telework = draw(st.integers(0, 3))
    level = st.integers(1, 3)
    return employee(
        name,
        contract=draw(st.sampled_from(["full", *(one.id for one in CONTRACTS)])),
        pattern=draw(st.sampled_from(["week", "any", "six", "two"])),
        home=draw(st.sampled_from(["cardio", "paeds"])),
        sites=draw(st.sampled_from([["north"], ["south"], ["north", "south"]])),
        pool=draw(st.sampled_from([None, None, "float"])),
        skills=draw(
            st.dictionaries(st.sampled_from(["cardio", "paeds"]), level, max_size=2)
        ),
        refuses=draw(st.sampled_from([frozenset(), frozenset({"phone"})])),
        prefers=draw(st.sampled_from([frozenset(), frozenset({"typing"})])),
        telework_days=telework,
        telework_wish=draw(st.integers(0, telework)),
        telework_derogation_until=draw(st.sampled_from([None, None, DAYS[0]])),
        hybrid_days=draw(st.booleans()),
        rhythm_id=draw(st.sampled_from([None, None, "runs", "counts"])),
        hours_brought=draw(st.sampled_from([0, 0, -90, 120])),
        year_overtime=draw(st.sampled_from([0, 0, 215 * 60])),
        desired_weekly_minutes=draw(st.sampled_from([None, None, 25 * 60])),
        past_weeks=draw(st.sampled_from([(), (2580,), (2600,) * 11])),
    )


@st.composite
def _away(
    draw: st.DrawFn, name: st.SearchStrategy[str], day: st.SearchStrategy[date]
) -> Absence:
    hours = draw(st.sampled_from([None, None, "10:00-12:30", "12:30-24:00"]))
    return absence(draw(name), draw(day), hours=hours, planned=draw(st.booleans()))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    staff = draw(people())
    if draw(st.integers(0, 3)) == 0:
        changes = draw(st.sampled_from(LEARNING))
        staff[-1] = replace(staff[-1], tutor_id=staff[0].id, **changes)
    day = st.sampled_from(DAYS)
    name = st.sampled_from([one.id for one in staff])
    things: list[Any] = [
        *SHIFTS,
        *PLACES,
        *WORK,
        replace(LINE, relay=draw(st.sampled_from([False, False, True]))),
        draw(st.sampled_from([[], [], *TOGETHER])),
        *CONTRACTS,
        TWO_WEEKS,
        pattern("J"),
        pattern("J", "M", "S", id="any"),
        pattern("M", "S", "L", id="six", days=6),
        pool("float", "cardio"),
        rhythm(
            "runs",
            most_days_in_a_row=draw(st.integers(2, 4)),
            fewest_days_in_a_row=draw(st.integers(1, 2)),
            fewest_days_off_in_a_row=draw(st.integers(1, 3)),
        ),
        rhythm(
            "counts",
            most_weekends=draw(st.integers(0, 1)),
            most_of_shift={"S": draw(st.integers(0, 2))},
            not_followed_by={"S": frozenset({"M", "J"})},
            most_minutes=draw(st.sampled_from([None, 1200])),
        ),
        *staff,
        *(need for post_id in POSTS for need in opened(post_id, "12:30-12:45", DAYS)),
        *draw(st.lists(_need(), max_size=12, unique_by=_slot)),
        *draw(_team_work([one.id for one in staff])),
        *(draw(_away(name, day)) for _ in range(draw(st.integers(0, 3)))),
        *(
            wish(
                draw(name),
                kind,
                draw(day),
                shift="S" if kind.names_hours else None,
                strength=2,
            )
            for kind in draw(st.lists(st.sampled_from(_WISHES), max_size=2))
        ),
    ]
    late = works(draw(name), "desk", "12:30-20:00", MON - timedelta(days=1))
    long_week = works(draw(name), "desk", "08:00-17:00", *(d - WEEK for d in DAYS[2:]))
    context = draw(st.sampled_from([[], late, long_week]))
    whole = problem(
        *things,
        end=draw(st.sampled_from([SUN, DAYS[4]])),
        context=context,
        parameters=_PARAMETERS,
    )
    return _told(draw, whole)


def _told(draw: st.DrawFn, planned: Problem) -> Problem:
    """Return the problem as it is, or with a rota published before it."""
    if draw(st.booleans()):
        return planned
    now = draw(st.sampled_from([None, *MOMENTS]))
    return planned.replace(
        published=draw(rotas(planned)).assignments,
        planned_at=now and datetime.fromisoformat(now),
    )


_WISHES = list(RequestKind)


@st.composite
def _team_work(draw: st.DrawFn, names: list[str]) -> list[Any]:
    """Pairs, a doctor's assistant, turns taken, services known, each or none."""
    one, other = names[0], names[-1]
    absence_tie = (
        {"colleague_id": other} if draw(st.booleans()) else {"doctor_id": "Dr"}
    )
    things: list[Any] = [
        Coupling(employee_id=one, kind=CouplingKind.TOGETHER, **absence_tie),
        Coupling(employee_id=other, kind=CouplingKind.APART, colleague_id=one),
        Assistance(employee_id=other, doctor_id="Dr", fraction=0.4),
        Rotation(
            id="turns",
            name="turns",
            employee_ids=frozenset(names[:2]),
            activity_ids=frozenset({"phone", "typing"}),
            weeks=draw(st.sampled_from([1, 3])),
        ),
        WorkStream(
            id="letters",
            name="letters",
            post_ids=frozenset({"notes"}),
            intake={DAYS[0]: 300, DAYS[2]: draw(st.integers(0, 20)) * 30},
            opening=draw(st.sampled_from([0, 200])),
            opening_age=draw(st.sampled_from([0, 3])),
            target_days=draw(st.integers(0, 1)),
            maximum_days=draw(st.integers(1, 3)),
        ),
        Hardship(
            employee_id=one,
            kind=HardshipKind.SATURDAY,
            count=draw(st.sampled_from([2, 20])),
            months=draw(st.sampled_from([None, 3])),
        ),
        Familiarity(employee_id=other, service_id="paeds", last=MON - 52 * WEEK),
    ]
    kept = draw(st.lists(st.sampled_from(range(len(things))), unique=True))
    return [things[n] for n in kept]


_PARAMETERS: dict[str, dict[str, float]] = {
    "distinct_voices": {"people": 1},
    "days_run": {"phone_days": 2, "typing_days": 1, "reception_days": 2},
    "longest_run": {"phone_minutes": 180, "other_minutes": 300},
    "hardship": {"step": 1},
    "handover": {"days": 1},
    "catch_up": {"days": 1},
}
"""Limits low enough for a handful of people to meet them."""


@st.composite
def _need(draw: st.DrawFn) -> Any:
    minimum = draw(st.integers(0, 2))
    target = minimum + draw(st.integers(0, 1))
    return requirement(
        draw(st.sampled_from(POSTS)),
        draw(st.sampled_from(["08:00-09:00", "09:00-12:30", "13:00-17:00"])),
        draw(st.sampled_from(DAYS)),
        minimum=minimum,
        target=target,
        maximum=draw(st.sampled_from([None, target, target + 1])),
        criticality=draw(st.sampled_from(list(Criticality))),
    )


def _slot(need: Any) -> Any:
    return (need.post_id, need.date, need.start)


@st.composite
def rotas(draw: st.DrawFn, planned: Problem) -> Rota:
    """A rota in shape only: shifts cut in pieces, held anyhow."""
    assignments: list[Assignment] = []
    for one in planned.employees:
        for day in planned.period.days:
            worked = draw(st.sampled_from([None, *planned.shift_types]))
            if worked is not None:
                assignments += _fill(draw, one, day, worked)
    return Rota(tuple(assignments))


def _fill(
    draw: st.DrawFn, one: Employee, day: Any, worked: ShiftType
) -> list[Assignment]:
    home = draw(st.booleans())
    steady = draw(st.sampled_from(POSTS))
    return [
        Assignment(
            date=day,
            employee_id=one.id,
            start=piece.start,
            end=piece.end,
            post_id=(post_id := draw(st.sampled_from([steady, steady, *POSTS]))),
            place=HOME if home else _site_of(post_id),
        )
        for piece in worked.pieces
    ]


def _site_of(post_id: str) -> str:
    return "south" if post_id == "paeds desk" else "north"
