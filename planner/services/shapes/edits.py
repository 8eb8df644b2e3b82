"""Edits of cells in JSON, as programs and the forms of pages ask for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from planner.domain.clock import clock
from planner.domain.rota import Assignment, Cell
from planner.services.edits import LONGEST_REASON, Edited, Order
from planner.services.refusal import Refused
from planner.services.shapes.rota import ViolationInPlan
from planner.store.edits import Edit, EditKind
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.rules.rule import Violation
    from planner.services.judging import Judged

MOST_CELLS = 400
MOST_HELD = 24
Name = Annotated[str, Field(min_length=1, max_length=200)]
Quarter = Annotated[
    str,
    Field(
        pattern=r"^(([01][0-9]|2[0-3]):(00|15|30|45)|24:00)$",
        description="HH:MM, on the quarter-hour",
        examples=["08:30"],
    ),
]


class HeldInCell(BaseModel):
    """One stretch of someone's day."""

    start: Quarter
    end: Quarter
    post: Name
    place: Name = Field(description="Id of a site, or `home`")
    pinned: bool = Field(default=False, description="Fixed by a person")

    @classmethod
    def of(cls, one: Assignment) -> HeldInCell:
        """Return the assignment as it is sent."""
        return cls(
            start=clock(one.start),
            end=clock(one.end),
            post=one.post_id,
            place=one.place,
            pinned=one.pinned,
        )

    @classmethod
    def asked(
        cls, *, start: str, end: str, post: str, place: str, pinned: bool
    ) -> HeldInCell:
        """Return one line of a form; raise `Refused` for hours that cannot be."""
        fields = {"start": start, "end": end, "post": post, "place": place}
        try:
            return cls.model_validate({**fields, "pinned": pinned})
        except ValidationError as error:
            said = message("Hours are given to the quarter of an hour.")
            raise Refused(said) from error

    def in_cell(self, cell: Cell) -> Assignment:
        """Return the assignment; raise `InvalidValue` for hours that cannot be."""
        return Assignment(
            date=cell[1],
            employee_id=cell[0],
            start=minutes(self.start),
            end=minutes(self.end),
            post_id=self.post,
            place=self.place,
            pinned=self.pinned,
        )


class CellEdit(BaseModel):
    """What one person is to do on a date instead of what she does."""

    employee: Name = Field(examples=["e01"])
    date: date
    before: list[HeldInCell] | None = Field(
        default=None,
        max_length=MOST_HELD,
        description="What was seen there: anything else there now is a refusal (409)",
    )
    after: list[HeldInCell] = Field(max_length=MOST_HELD, description="Empty: free")

    @property
    def cell(self) -> Cell:
        """The cell."""
        return (self.employee, self.date)


class EditOrder(BaseModel):
    """Cells to replace together."""

    cells: list[CellEdit] = Field(min_length=1, max_length=MOST_CELLS)
    reason: str = Field(
        default="",
        max_length=LONGEST_REASON,
        description="Why, where this breaks a hard rule; kept in the audit log",
    )

    def order(self, kind: EditKind = EditKind.EDIT) -> Order:
        """Return what the service is asked for."""
        return Order(
            wanted={
                one.cell: tuple(held.in_cell(one.cell) for held in one.after)
                for one in self.cells
            },
            seen={
                one.cell: tuple(held.in_cell(one.cell) for held in one.before)
                for one in self.cells
                if one.before is not None
            },
            kind=kind,
            reason=self.reason,
        )


class EffectOfEdit(BaseModel):
    """What an edit breaks and mends."""

    points: float = Field(description="Points added; negative where it helps")
    breaks: list[ViolationInPlan] = Field(description="Hard rules broken")
    worse: list[ViolationInPlan] = Field(description="All that is said now and was not")
    better: list[ViolationInPlan] = Field(description="All that is no longer said")

    @classmethod
    def of(cls, one: Judged, language: str) -> EffectOfEdit:
        """Return the judgement as it is sent."""

        def told(found: Iterable[Violation]) -> list[ViolationInPlan]:
            return [ViolationInPlan.of(v, language) for v in found]

        return cls(
            points=one.change.points,
            breaks=told(one.broken),
            worse=told(one.worsened),
            better=told(one.mended),
        )


class EditDone(BaseModel):
    """An edit that was made."""

    version: int = Field(description="Number of the rota it is in")
    sequence: int = Field(description="Number of the step in that version")
    effect: EffectOfEdit

    @classmethod
    def of(cls, one: Edited, language: str) -> EditDone:
        """Return the edit as it is sent."""
        return cls(
            version=one.version,
            sequence=one.sequence,
            effect=EffectOfEdit.of(one.judged, language),
        )


class EditInLog(BaseModel):
    """One step of editing."""

    sequence: int
    at: datetime
    who: str
    kind: EditKind
    undoes: int | None = Field(description="Step taken back or made again")
    reason: str | None = Field(description="Why hard rules were overridden")
    overridden: list[str] = Field(description="Hard rules broken")
    cells: list[CellEdit]

    @classmethod
    def of(cls, one: Edit) -> EditInLog:
        """Return the step as it is sent."""
        return cls(
            sequence=one.sequence,
            at=one.at,
            who=one.who,
            kind=one.kind,
            undoes=one.undoes,
            reason=one.reason,
            overridden=list(one.content["broken"]),
            cells=cells_of(one.after, one.before),
        )


_CELLS = TypeAdapter(Annotated[list[CellEdit], Field(max_length=MOST_CELLS)])


def cells_of(
    wanted: Mapping[Cell, Sequence[Assignment]],
    seen: Mapping[Cell, Sequence[Assignment]],
) -> list[CellEdit]:
    """Return an edit as it is asked for."""
    return [
        CellEdit(
            employee=cell[0],
            date=cell[1],
            before=[HeldInCell.of(a) for a in seen[cell]] if cell in seen else None,
            after=[HeldInCell.of(a) for a in held],
        )
        for cell, held in wanted.items()
    ]


def cells_as_text(
    wanted: Mapping[Cell, Sequence[Assignment]],
    seen: Mapping[Cell, Sequence[Assignment]],
) -> str:
    """Return an edit as the hidden field of a form."""
    return _CELLS.dump_json(cells_of(wanted, seen)).decode()


def cells_from_text(text: str) -> list[CellEdit]:
    """Return the edit a hidden field asks for; raise `Refused` for anything else."""
    try:
        found = _CELLS.validate_json(text)
    except ValidationError as error:
        raise Refused(message("This form is not complete: open it again.")) from error
    if not found:
        raise Refused(message("This form is not complete: open it again."))
    return found


def minutes(time: str) -> int:
    """Return the minutes since midnight of `HH:MM`."""
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)
