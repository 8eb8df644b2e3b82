from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.board import Board, figures
from planner.evaluation.evaluate import evaluate
from planner.services.solving import progress_row
from planner.solver.result import Progress
from tests import build

if TYPE_CHECKING:
    import pytest

EVALUATION = evaluate(
    build.problem(build.employee("Ann"), build.requirement(minimum=1, target=2)),
    build.rota(build.works("Ann")),
)


def step(bound: float | None) -> dict[str, Any]:
    return progress_row(
        Progress(
            seconds=3.0,
            phase="improvement",
            shortage_minutes=EVALUATION.shortage_minutes,
            objective=EVALUATION.objective,
            penalty_by_level=EVALUATION.penalty_by_level,
            bound=bound,
        )
    )


def test_a_step_says_what_is_missing_and_how_good_the_rest_is() -> None:
    said = figures(step(None)).say("en")
    assert said.startswith("improving; missing 45 min (minimum), 8 h 15 min (target);")
    assert "gap" not in said


def test_the_gap_is_to_the_bound() -> None:
    assert "gap 50 %" in figures(step(EVALUATION.objective / 2)).say("en")


def test_without_a_terminal_lines_go_to_standard_error_now_and_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Board("en", 5.0) as board:
        for _ in range(3):
            board.show(step(None))
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
