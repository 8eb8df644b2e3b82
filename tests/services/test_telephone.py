"""Telephone numbers survive a spreadsheet."""

from __future__ import annotations

import pytest

from planner.services.telephone import kept_whole, restored, same_number


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("612345678", "06 12 34 56 78"),
        ("33612345678", "+33 6 12 34 56 78"),
        ("0612345678", "0612345678"),
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("+33612345678", "+33612345678"),
        ("+262 692 12 34 56", "+262 692 12 34 56"),
        ("4512", "4512"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_took_is_given_back(damaged: str, whole: str) -> None:
    assert restored(damaged) == whole


@pytest.mark.parametrize(
    ("written", "left_alone"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("0412", "04 12"),
        ("4512", "4512"),
        ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("01.23.45.67.89", "01.23.45.67.89"),
        ("", ""),
    ],
)
def test_no_number_leaves_as_bare_digits_with_a_nought(
    written: str, left_alone: str
) -> None:
    assert kept_whole(written) == left_alone
    assert same_number(written, left_alone)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("06.12.34.56.78", "+33 6 12 34 56 78", True),
        ("0612345678", "612345678", True),
        ("+33612345678", "33612345678", True),
        ("0612345678", "0612345679", False),
        ("4512", "04512", False),
        ("0612345678", "", False),
    ],
)
def test_one_number_written_two_ways_is_one(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same
