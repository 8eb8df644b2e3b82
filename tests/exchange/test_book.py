"""A scenario in one workbook: out and in again, and what is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from planner.errors import BadInput
from planner.exchange.book_in import UnreadableFile, read_book
from planner.exchange.book_out import book_of
from planner.exchange.scenario import read_scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FOLDERS = sorted(path for path in SCENARIOS.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_round_trip_loses_nothing(folder: Path) -> None:
    scenario = read_scenario(folder)
    assert read_book(book_of(scenario)) == scenario


def _edited(**cells: str) -> bytes:
    """Return the workbook of the practice with some cells changed: sheet_A1=…"""
    content = book_of(read_scenario(SCENARIOS / "cabinet-vienne"))
    book = load_workbook(io.BytesIO(content))
    for where, value in cells.items():
        sheet, _, cell = where.rpartition("_")
        book[sheet][cell].value = value
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def test_zip_of_the_folder_is_the_same() -> None:
    folder = SCENARIOS / "cabinet-vienne"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"cabinet/{path.name}")
    assert read_book(packed.getvalue()) == read_scenario(folder)


def test_cells_typed_as_excel_types_them_are_read() -> None:
    book = load_workbook(io.BytesIO(_edited()))
    titles = [cell.value for cell in book["needs"][1]]
    start: Any = book["needs"].cell(row=2, column=titles.index("from") + 1)
    assert start.value == time(8, 0) or isinstance(start.value, time)
    start.value = f"{start.value.hour}h{start.value.minute:02d}"
    changed = io.BytesIO()
    book.save(changed)
    assert read_book(changed.getvalue()) == read_scenario(SCENARIOS / "cabinet-vienne")


def test_every_fault_names_its_sheet_and_cell() -> None:
    content = _edited(posts_C2="nonsense", sites_C2="planet")
    with pytest.raises(BadInput) as refused:
        read_book(content)
    where = {(fault.file, fault.column) for fault in refused.value.faults}
    assert ("posts", "C2") in where
    assert ("sites", "C2") in where


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"PK\x03\x04 rubbish", b"\xd0\xcf\x11\xe0" + b"0" * 600],
    ids=["empty", "text", "broken zip", "protected"],
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_book(content)


def test_template_has_help_and_lists() -> None:
    book = load_workbook(io.BytesIO(_edited()))
    assert book["sites"]["A1"].comment
    lists = [one.formula1 for one in book["sites"].data_validations.dataValidation]
    assert any("hospital" in str(one) for one in lists)
    assert book["sites"].freeze_panes == "B2"
