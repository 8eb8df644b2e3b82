from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.absence import RequestKind
from planner.store.snapshot import digest, restored, snapshot
from tests import build
from tests.build import MON, TUE

RICH = build.problem(
    build.site("south", holidays=frozenset({MON, TUE})),
    build.travel("north", "south", 25),
    build.phone(),
    build.post("line", "phone", service=None),
    build.pool("nomads", "cardio", "neuro", "ortho"),
    build.service("neuro"),
    build.service("ortho"),
    build.employee(
        "Ann",
        sites=("north", "south"),
        pool="nomads",
        skills={"cardio": 3, "neuro": 1},
        prefers=frozenset({"phone"}),
        telework_days=2,
        telework_wish=1,
    ),
    build.absence("Ann", TUE, hours="08:30-12:30"),
    build.wish("Ann", RequestKind.SHIFT, shift="J"),
    build.requirement(minimum=1, target=2),
    context=build.works("Ann"),
    pins=build.works("Ann", pinned=True),
    free={("Ann", MON), ("Ann", TUE)},
    parameters={"phone_share": {"share": 0.5}},
)


def test_what_comes_back_is_the_problem_that_went_in() -> None:
    assert restored(snapshot(RICH)) == RICH


@given(st.frozensets(st.text(min_size=1), min_size=2))
def test_sets_are_written_in_order(names: frozenset[str]) -> None:
    problem = build.problem(build.employee("Ann", refuses=names))
    written = json.loads(snapshot(problem))["employees"][0]["refuses"]
    assert written == sorted(names)


def test_another_process_gives_the_same_digest() -> None:
    code = (
        "from tests.store.test_snapshot import RICH\n"
        "from planner.store.snapshot import digest, snapshot\n"
        "import sys; sys.stdout.write(digest(snapshot(RICH)))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert other.stdout == digest(snapshot(RICH))


@pytest.mark.parametrize("minimum", [0, 2])
def test_any_difference_shows_in_the_digest(minimum: int) -> None:
    def told(people: int) -> str:
        return digest(snapshot(build.problem(build.requirement(minimum=people))))

    assert told(minimum) != told(1)
