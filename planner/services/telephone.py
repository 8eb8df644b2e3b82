"""Telephone numbers, and what spreadsheets make of them.

A spreadsheet takes a number written in digits alone for a quantity: 0612345678 loses
its nought, +33612345678 its plus.
"""

from __future__ import annotations

import re

APART = re.compile(r"[ ().*#/-]")
NATIONAL = re.compile(r"[1-9][0-9]{8}")
"""A French number less its nought: nine digits, and none begins with a nought."""
INTERNATIONAL = re.compile(r"33([1-9][0-9]{8})")


def restored(phone: str) -> str:
    """Return a number with what a spreadsheet took from it; others as they are."""
    if NATIONAL.fullmatch(phone):
        return _in_pairs(f"0{phone}")
    abroad = INTERNATIONAL.fullmatch(phone)
    return f"+33 {_in_pairs(f'0{abroad[1]}')[1:]}" if abroad else phone


def kept_whole(phone: str) -> str:
    """Return a number as a spreadsheet leaves it alone: never as bare digits."""
    bare = phone.isdecimal() and phone.startswith("0")
    return _in_pairs(phone) if bare else phone


def same_number(one: str, other: str) -> bool:
    """Tell whether two numbers are one, however they are written."""
    return _dialled(one) == _dialled(other)


def _dialled(phone: str) -> str:
    return re.sub(r"^\+33", "0", APART.sub("", restored(phone)))


def _in_pairs(digits: str) -> str:
    return " ".join(re.findall("..?", digits))
