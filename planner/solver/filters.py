"""What the rules take away before anything is written: hours, posts, pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner.domain.people import Employee
from planner.domain.problem import Problem
from planner.domain.shift import Piece, ShiftType
from planner.domain.work import Post

AllowsShift = Callable[[Problem, Employee, date, ShiftType], bool]
AllowsPost = Callable[[Problem, Employee, Post, str], bool]
AllowsPiece = Callable[[Problem, Employee, date, Piece, Post], bool]


@dataclass(frozen=True, kw_only=True)
class Filters:
    """The tests of the rules in force."""

    shifts: tuple[AllowsShift, ...]
    posts: tuple[AllowsPost, ...]
    pieces: tuple[AllowsPiece, ...]
    closed_posts: bool
    """Posts may be held on dates they have no requirement: no rule says otherwise."""
    whole_days: bool
    """A day is wholly at home or wholly on site, but for those who accept both."""
