from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from planner.domain.rota import Assignment, Rota
from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import read_scenario
from planner.exchange.workbook import write_workbook
from planner.rules.certainty import CERTAINTY
from tests.exchange.folder import write_folder
from tests.exchange.rulebook import WHOLE, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

TABS = ["By person", "By post", "Gaps", "Hours", "Violations", "Legend"]
BESIDES = ["Work that waits", "Relays", "Voices", "Hardship"]
Row = tuple[object, ...]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    problem = read_scenario(write_folder(tmp_path)).problem
    (lila, *others) = problem.employees
    odd = problem.replace(
        employees=(type(lila)(**{**vars(lila), "name": "=SUM(1)"}), *others)
    )
    rota = Rota(
        tuple(
            Assignment(
                date=date(2027, 3, 1),
                employee_id="rose",
                start=start,
                end=end,
                post_id="acc",
                place="nord",
            )
            for start, end in ((510, 750), (795, 1005))
        )
    )
    path = tmp_path / "rota.xlsx"
    write_workbook(path, odd, rota, evaluate(odd, rota), "en")
    return path


def test_the_grid_says_who_is_where_and_who_is_away(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == TABS
    people = book["By person"]
    assert people["C3"].value == "J\nacc\nacc"
    assert people["B2"].value == "=SUM(1)"
    assert people["B2"].data_type == "s"
    assert people["J2"].value == "away"
    assert people["I2"].value in (None, "")
    assert people.freeze_panes == "C2"
    assert people.page_setup.orientation == "landscape"
    assert str(people.page_setup.paperSize) == "8"
    scaled = people.sheet_properties.pageSetUpPr
    assert scaled is not None
    assert scaled.fitToPage
    assert str(people.page_setup.fitToHeight) == "0"


def test_gaps_and_hours_are_listed(path: Path) -> None:
    book = load_workbook(path)
    posts, gaps, hours = book["By post"], book["Gaps"], book["Hours"]
    assert posts["C2"].value.startswith("08:30 Rose Ocre")
    assert posts["D2"].value == "08:30 -1"
    titles = [cell.value for cell in gaps[1]]
    first = dict(zip(titles, [cell.value for cell in gaps[2]], strict=True))
    assert first["Level"] == "Minimum coverage"
    assert first["Hours missing"] == 1
    planned = {row[0].value: row[3].value for row in hours.iter_rows(min_row=2)}
    assert planned == {"=SUM(1)": 0, "Rose Ocre": 7.5}


def test_a_violation_says_how_sure_its_law_is(path: Path) -> None:
    rows = load_workbook(path)["Violations"].iter_rows(values_only=True)
    titles = next(rows)
    certain = {row[titles.index("Certainty")] for row in rows}
    assert certain
    assert certain <= {words.say("en") for words in CERTAINTY.values()}


@pytest.fixture
def whole(tmp_path: Path) -> Workbook:
    """Return the workbook of a scenario with streams, relays and hardship."""
    needs = WHOLE["needs_csv"].replace("09:00;10:00", "09:00;12:30")
    problem = read_scenario(write_whole(tmp_path, needs_csv=needs)).problem
    noon, dinner, early = (510, 750), (795, 1005), (510, 735)
    rota = Rota(
        tuple(
            Assignment(
                date=date(2027, 3, day),
                employee_id=who,
                start=start,
                end=end,
                post_id=post,
                place="nord",
            )
            for who, post, day, hours in (
                ("lila", "tel", 1, (noon, dinner)),
                ("rose", "fra", 1, (noon, dinner)),
                ("lila", "tel", 3, (noon, dinner)),
                ("rose", "fra", 3, (early, dinner)),
            )
            for start, end in hours
        )
    )
    path = tmp_path / "rota.xlsx"
    write_workbook(path, problem, rota, evaluate(problem, rota), "en")
    return load_workbook(path)


def rows(book: Workbook, name: str) -> list[Row]:
    return [tuple(row) for row in book[name].iter_rows(values_only=True)]


def test_what_happens_besides_posts_has_its_sheets(whole: Workbook) -> None:
    assert whole.sheetnames == [*TABS[:-1], *BESIDES, TABS[-1]]
    head, first, *_ = rows(whole, "Work that waits")
    assert head == ("Stream", "Date", "Waiting", "Age (working days)", "Late", "Done")
    # 20 h from before and 12 h 30 of Monday, 7 h 30 typed at 0.7; 20 h spread over
    # five days: those of three days before and older are late.
    assert first == ("Courriers", "Mon 1 Mar", 27.25, 4, 6.75, 5.25)
    assert rows(whole, "Voices")[1:] == [("Ligne", "Mon 1 Mar", 1)]
    assert ("Lila Mauve", "Hours on the phone", 0, 15, 1.5) in rows(whole, "Hardship")


def test_each_break_on_a_line_says_who_takes_it(whole: Workbook) -> None:
    # On Monday Rose has her break at the same time.
    assert [row[:1] + row[2:] for row in rows(whole, "Relays")[1:]] == [
        ("Mon 1 Mar", "12:00", "12:20", "Lila Mauve", "line closed"),
        ("Wed 3 Mar", "12:00", "12:15", "Lila Mauve", "Rose Ocre"),
        ("Wed 3 Mar", "12:15", "12:20", "Lila Mauve", "line closed"),
    ]


def test_hours_tell_the_counters_too(whole: Workbook) -> None:
    head, lila, *_ = rows(whole, "Hours")
    told: dict[object, Any] = dict(zip(head, lila, strict=True))
    assert told["Hours brought"] == -2.5
    assert told["Hours since 1 January"] == 290 + 15 - 6.5
    assert told["Sundays and holidays since 1 January"] == 1
    assert told["Balance at the end"] == told["Difference"] - 2.5


def test_a_sheet_with_nothing_to_say_is_left_out(path: Path) -> None:
    assert not set(BESIDES) & set(load_workbook(path).sheetnames)
