from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.coupling import CouplingKind
from planner.domain.people import Balance
from planner.domain.window import Window
from planner.domain.work import Requirement
from planner.exchange.days import read_dates, write_dates
from planner.exchange.figures import FRACTION
from planner.exchange.kinds import SIGNED_DURATION
from planner.exchange.scenario import read_scenario, write_scenario
from planner.exchange.tables import TABLES
from planner.exchange.windows import read_windows, write_windows
from planner.store.snapshot import restored, snapshot
from tests.exchange.folder import write_folder
from tests.exchange.rulebook import WHOLE, write_whole

if TYPE_CHECKING:
    from planner.domain.problem import Problem

SCENARIOS = Path(__file__).parents[2] / "scenarios"
RARE = (
    *(("posts", name) for name in ("combines", "room_id", "doctor_id", "relay")),
    *(("posts", name) for name in ("opening_minutes", "closing_minutes")),
    *(("employees", name) for name in ("trainee", "joined", "tutor_id", "opted_for")),
    *(("employees", name) for name in ("hours_brought", "year_minutes")),
    *(("employees", name) for name in ("year_overtime", "year_sundays", "past_weeks")),
    ("employees", "desired_weekly_minutes"),
    *(("contracts", name) for name in ("overtime_minutes", "days_a_week", "temporary")),
    ("shift_types", "break_at"),
    ("hardships", "months"),
)


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    return read_scenario(write_whole(tmp_path)).problem


def test_the_folder_uses_every_field_a_scenario_can_fill(problem: Problem) -> None:
    calculated = {"colleagues", "free", "pins", "context", "pools", "requests"}
    empty = {f.name for f in fields(problem) if not getattr(problem, f.name)}
    assert empty <= calculated


def test_the_scenario_of_the_rules_uses_every_field_too() -> None:
    problem = read_scenario(SCENARIOS / "regles").problem
    calculated = {"colleagues", "free", "pools", "parameters"}
    empty = {f.name for f in fields(problem) if not getattr(problem, f.name)}
    assert empty <= calculated
    for things, name in RARE:
        assert any(getattr(one, name) for one in getattr(problem, things)), name


def test_terms_and_what_people_bring_are_read(problem: Problem) -> None:
    lila, rose, zoe = problem.employees
    assert lila.opted_for == {"late", "saturday"}
    assert (lila.hours_brought, lila.year_minutes, lila.year_overtime) == (
        -150,
        17400,
        390,
    )
    assert lila.past_weeks == (2250, 2100, 2430)
    assert (rose.joined, rose.tutor_id) == (date(2027, 2, 15), "lila")
    assert rose.left == date(2027, 3, 31)
    assert rose.telework_derogation_until == date(2027, 3, 12)
    assert zoe.trainee
    full, part = problem.contracts
    assert (full.debit_minutes, full.balance) == (60, Balance.CYCLE)
    assert (part.days_a_week, part.temporary) == (4, True)
    assert problem.shift_types[0].break_at == 720
    assert problem.planned_at == datetime.fromisoformat("2027-02-15T09:00")


def test_places_and_work_shared_are_read(problem: Problem) -> None:
    posts = problem.posts_by_id
    assert posts["deux"].combines == {"acc", "tel"}
    assert (posts["acc"].opening_minutes, posts["acc"].closing_minutes) == (15, 30)
    assert posts["tel"].relay
    assert problem.requirements_on["cs", date(2027, 3, 1)][0].load == 3
    (platform,) = problem.externals
    assert platform.windows[2] == Window(weekdays=frozenset({5}), start=480, end=720)
    assert platform.price == 22.5
    assert sorted(platform.refused)[-1] == date(2027, 3, 17)
    assert problem.lone_risks[1].people == 3
    assert problem.assistances[0].fraction == 1 / 3
    assert problem.couplings[1].kind is CouplingKind.APART


def test_work_arrives_by_the_week_except_on_holidays_and_given_dates(
    problem: Problem,
) -> None:
    (stream,) = problem.streams
    assert stream.productivity == (0.7, 1.0, 1.25)
    assert (stream.opening, stream.opening_age) == (1200, 4)
    assert stream.intake[date(2027, 3, 1)] == 750
    assert stream.intake[date(2027, 3, 5)] == 480
    assert stream.intake[date(2027, 3, 9)] == 900
    easter_monday, saturday = date(2027, 3, 29), date(2027, 3, 6)
    nothing = {easter_monday, saturday, date(2027, 3, 10)}
    assert not nothing & stream.intake.keys()


def test_a_meeting_asks_for_everyone_named(problem: Problem) -> None:
    assert problem.requirements_on["reu", date(2027, 3, 9)] == (
        Requirement(
            post_id="reu",
            date=date(2027, 3, 9),
            start=810,
            end=870,
            minimum=2,
            target=2,
        ),
    )


def test_needs_have_the_last_word_about_a_meeting(tmp_path: Path) -> None:
    needs = WHOLE["needs_csv"] + "reu;09/03/2027;13:30;14:30;1;;\n"
    problem = read_scenario(write_whole(tmp_path, needs_csv=needs)).problem
    (only,) = problem.requirements_on["reu", date(2027, 3, 9)]
    assert (only.minimum, only.target) == (1, 1)


def test_everything_comes_back_as_it_is(tmp_path: Path) -> None:
    scenario = read_scenario(write_whole(tmp_path))
    again = tmp_path / "again"
    write_scenario(again, scenario)
    assert read_scenario(again) == scenario
    assert restored(snapshot(scenario.problem)) == scenario.problem


def test_rare_columns_are_written_only_when_used(tmp_path: Path) -> None:
    for name, write, wanted in (
        ("plain", write_folder, False),
        ("w", write_whole, True),
    ):
        source, again = tmp_path / name, tmp_path / f"{name}-again"
        source.mkdir()
        write_scenario(again, read_scenario(write(source)))
        for table in TABLES:
            rare = {column.name for column in table.columns if column.rare}
            if rare:
                file = again / table.file
                text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
                written = set(text.split("\n")[0].split(";"))
                assert rare & written == (rare if wanted else set())


@given(st.frozensets(st.dates(date(2027, 1, 1), date(2027, 3, 31)), min_size=1))
def test_dates_come_back(dates: frozenset[date]) -> None:
    assert read_dates(write_dates(dates)) == dates


quarters = st.integers(0, 95).map(lambda n: n * 15)


@given(
    st.lists(
        st.builds(
            lambda days, start, more: Window(
                weekdays=days, start=start, end=min(1440, start + more)
            ),
            st.frozensets(st.integers(0, 6), min_size=1),
            quarters,
            st.integers(1, 40).map(lambda n: n * 15),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_windows_come_back(windows: list[Window]) -> None:
    assert read_windows(write_windows(windows)) == tuple(windows)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(-100_000, 100_000))
def test_parts_and_balances_come_back(above: int, below: int, minutes: int) -> None:
    part = above / (above + below)
    assert FRACTION.read(FRACTION.write(part)) == part
    assert SIGNED_DURATION.read(SIGNED_DURATION.write(minutes)) == minutes
