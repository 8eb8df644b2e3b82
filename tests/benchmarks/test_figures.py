"""What is drawn from kept results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bars import bars
from benchmarks.cases import CASES
from benchmarks.growth import Size, exponent
from benchmarks.peers.compare import meetings
from benchmarks.record import PeerRun, Repairs, Setting, keep, kept
from benchmarks.report import PAGE, with_tables

if TYPE_CHECKING:
    from pathlib import Path

HERE = Setting(date="", cores=2, memory_gb=1, system="", load=0, code="")


def _run(peer: str, limit: float, objective: float) -> PeerRun:
    return PeerRun(
        case="generated-60",
        seed=0,
        limit=limit,
        setting=HERE,
        peer=peer,
        objective=objective,
        own=objective,
        minimum=0,
        peak_mb=1,
        bound=100,
        steps=[(5, 300), (20, 110), (50, objective)],
    )


def _size(people: int, seconds: float | None) -> Size:
    return Size(people=people, runs=1, reached=1, seconds=seconds)


def test_ours_meets_the_better_peer_of_each_time() -> None:
    runs = [
        _run("Relais", 60, 105),
        _run("CP-SAT", 60, 150),
        _run("Timefold", 60, 140),
        _run("CP-SAT", 600, 120),
        _run("Timefold", 600, 130),
    ]
    short, long = meetings(runs)
    assert (short.best.peer, long.best.peer) == ("Timefold", "CP-SAT")
    assert short.ratio == 105 / 140
    assert short.ratio_above_bound == 5 / 40
    assert long.reached == 20


def test_a_peer_that_is_better_is_never_reached() -> None:
    runs = [_run("Relais", 60, 105), _run("CP-SAT", 60, 101), _run("Timefold", 60, 104)]
    (only,) = meetings(runs)
    assert only.reached is None
    assert only.ratio > 1


def test_nothing_is_compared_until_both_peers_are_measured() -> None:
    assert not list(meetings([_run("Relais", 60, 105), _run("CP-SAT", 60, 101)]))


def test_growth_as_the_square_has_exponent_two() -> None:
    fitted = exponent([_size(60, 3.6), _size(150, 22.5), _size(300, 90)])
    assert fitted is not None
    assert abs(fitted - 2) < 1e-9


def test_sizes_without_a_time_fit_nothing() -> None:
    assert exponent([_size(60, 3.6), _size(150, 22.5), _size(300, None)]) is None


REPAIRS = Repairs(
    case="ght-300",
    setting=HERE,
    events=12,
    first=1.5,
    first_slowest=2.5,
    third=5.5,
    third_slowest=6.0,
    with_three=11,
)


def test_repairs_are_held_to_their_bars_by_their_median() -> None:
    first, third = bars([], [], [REPAIRS], [], [])[-2:]
    assert (first.met, third.met) == (True, False)


def test_a_result_kept_is_the_result_read(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    keep(REPAIRS, file)
    keep(REPAIRS, file)
    assert kept(file) == [REPAIRS, REPAIRS]


def test_the_page_shows_the_results_kept() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_tables(page, kept(), CASES) == page
